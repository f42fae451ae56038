package io.github.entrafilter.it.spring;

import io.github.entrafilter.EntraPrincipal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The controller of docs/spring-boot.md, word for word. */
@SpringBootConfiguration
@EnableAutoConfiguration
@RestController
public class DocumentedOrders {

    /** An order, and the object id of its owner. */
    record Order(int number, String owner) {}

    private static List<Order> all() {
        return List.of(new Order(1, "somebody"), new Order(2, "somebody"));
    }

    private static List<Order> ordersOf(String oid) {
        return List.of(new Order(3, oid));
    }

    @GetMapping("/orders")
    List<Order> orders(HttpServletRequest request) {
        EntraPrincipal caller = (EntraPrincipal) request.getUserPrincipal();
        return request.isUserInRole("admin") ? all() : ordersOf(caller.getOid());
    }
}
