package io.github.entrafilter.it.spring;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.Callable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.embedded.jetty.JettyServletWebServerFactory;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.server.ServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A service that knows nothing of the filter. */
@SpringBootConfiguration
@EnableAutoConfiguration
@RestController
public class OrdersApplication {

    @Bean
    @ConditionalOnProperty(name = "container", havingValue = "tomcat")
    ServletWebServerFactory tomcat() {
        return new TomcatServletWebServerFactory();
    }

    @Bean
    @ConditionalOnProperty(name = "container", havingValue = "jetty")
    ServletWebServerFactory jetty() {
        return new JettyServletWebServerFactory();
    }

    @GetMapping("/orders")
    public String orders(HttpServletRequest request) {
        return "consumer " + request.isUserInRole("consumer") + " admin " + request.isUserInRole("admin");
    }

    @GetMapping("/later")
    public Callable<String> later(HttpServletRequest request) {
        String now = orders(request);
        return () -> now;
    }

    @GetMapping("/open")
    public String open() {
        return "open";
    }
}
