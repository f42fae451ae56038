package io.github.entrafilter.localaz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * {@code az account}, {@code az cloud}, {@code az group} and {@code az identity}.
 *
 * @param azure Azure Resource Manager
 */
record Resources(Service azure) {

    JsonNode account(CommandLine line) throws AzException {
        JsonNode subscription = azure.get("/subscriptions").path("value").path(0);
        return object().put("id", subscription.path("subscriptionId").asText())
                .put("name", subscription.path("displayName").asText())
                .put("tenantId", subscription.path("tenantId").asText());
    }

    JsonNode cloud(CommandLine line) {
        ObjectNode cloud = object().put("name", "LocalEntra").put("isActive", true);
        cloud.putObject("endpoints")
                .put("activeDirectory", azure.base())
                .put("microsoftGraphResourceId", azure.base() + "/")
                .put("resourceManager", azure.base() + "/");
        return cloud;
    }

    JsonNode group(CommandLine line) throws AzException {
        String path = subscription(line) + "/resourcegroups/" + line.required("--name");
        return azure.send("PUT", path, object().put("location", line.required("--location")));
    }

    JsonNode createIdentity(CommandLine line) throws AzException {
        return flat(azure.send("PUT", identity(line), object().put("location", "local")));
    }

    JsonNode showIdentity(CommandLine line) throws AzException {
        return flat(azure.get(identity(line)));
    }

    private String identity(CommandLine line) throws AzException {
        return subscription(line) + "/resourceGroups/"
                + line.value("--resource-group").orElse("")
                + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/"
                + line.value("--name").orElse("");
    }

    private String subscription(CommandLine line) throws AzException {
        return "/subscriptions/" + account(line).path("id").asText();
    }

    /** Lifts the properties of a resource to the level of its name, like {@code az}. */
    private static JsonNode flat(JsonNode resource) {
        ObjectNode flat = resource.deepCopy();
        if (flat.remove("properties") instanceof ObjectNode properties) {
            flat.setAll(properties);
        }
        return flat;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
