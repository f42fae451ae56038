package io.github.entrafilter.it.spring;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.Callable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A service that knows nothing of the filter. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(EmbeddedContainers.class)
@RestController
public class OrdersApplication {

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
