package io.github.entrafilter.demo;

import java.net.URI;
import java.util.List;

/**
 * Commands for further experiments.
 *
 * @param service the base URL of the orders service
 * @param entra the URL of Local Entra
 */
record NextSteps(URI service, URI entra) {

    List<String> lines() {
        return List.of(
                "TOKEN=$(curl -fsS '" + entra + "/local-entra/token?principal=orders-client&application=orders')",
                "curl -i -H \"Authorization: Bearer $TOKEN\" '" + service + "/whoami?role=consumer&role=admin'",
                "curl -i -H \"Authorization: Bearer $TOKEN\" -H 'Content-Type: application/json'"
                        + " -d '{\"article\": \"coffee\", \"quantity\": 1}' " + service + "/api/orders",
                "curl -i -H \"Authorization: Bearer $TOKEN\" -X DELETE " + service + "/api/orders/1",
                "",
                "For another caller, use principal=orders-admin, stranger or alice (a user);",
                "for a defective token, add &defect=expired, flipped-bit, unknown-key or another-audience.",
                "",
                "The same on a page, with the log line of each refusal:",
                "Open " + entra + "/");
    }
}
