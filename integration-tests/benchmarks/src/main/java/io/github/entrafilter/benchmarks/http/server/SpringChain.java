package io.github.entrafilter.benchmarks.http.server;

import jakarta.servlet.Filter;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;

/** Spring Security's filters for a stateless resource server. */
final class SpringChain {

    private SpringChain() {}

    // Never closed: its filter lives as long as the process.
    @SuppressWarnings("resource")
    static Filter of(JwtDecoder decoder) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.registerBean(JwtDecoder.class, () -> decoder);
        context.register(ResourceServer.class);
        context.refresh();
        return context.getBean("springSecurityFilterChain", Filter.class);
    }

    /** Requires a token on every request, and keeps no state between requests. */
    @Configuration(proxyBeanMethods = false)
    @EnableWebSecurity
    static class ResourceServer {

        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return http.authorizeHttpRequests(rules -> rules.anyRequest().authenticated())
                    .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    .csrf(csrf -> csrf.disable())
                    .oauth2ResourceServer(server -> server.jwt(jwt -> {}))
                    .build();
        }
    }
}
