package io.github.entrafilter.it.spring;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.embedded.jetty.JettyServletWebServerFactory;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.servlet.server.ServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tomcat or Jetty, where Spring Boot 3 has them. */
@Configuration(proxyBeanMethods = false)
class EmbeddedContainers {

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
}
