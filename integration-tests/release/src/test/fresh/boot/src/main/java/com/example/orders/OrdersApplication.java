package com.example.orders;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class OrdersApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(OrdersApplication.class, arguments);
    }

    @GetMapping("/orders/list")
    public String list(HttpServletRequest request) {
        return request.getUserPrincipal().getName();
    }

    @GetMapping("/orders/admin/report")
    public ResponseEntity<String> report(HttpServletRequest request) {
        return request.isUserInRole("admin")
                ? ResponseEntity.ok(list(request))
                : ResponseEntity.status(403).build();
    }
}
