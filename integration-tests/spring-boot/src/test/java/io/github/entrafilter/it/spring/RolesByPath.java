package io.github.entrafilter.it.spring;

import io.github.entrafilter.servlet.EntraFilter;
import jakarta.servlet.Filter;
import java.util.Map;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The filters of the documentation, and a page behind both. */
@Configuration(proxyBeanMethods = false)
@RestController
public class RolesByPath {

    @Bean
    FilterRegistrationBean<Filter> everyPath() {
        FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>(EntraFilter.of(Map.of()));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    FilterRegistrationBean<Filter> admin() {
        FilterRegistrationBean<Filter> filter =
                new FilterRegistrationBean<>(EntraFilter.of(Map.of("roles-allowed", "admin")));
        filter.addUrlPatterns("/admin/*");
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return filter;
    }

    @GetMapping("/admin/report")
    public String report() {
        return "report";
    }
}
