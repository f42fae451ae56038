package io.github.entrafilter.it.azure;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.entrafilter.localentra.LocalEntraServer;
import io.github.entrafilter.localentra.graph.GraphObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is registered in local Entra, and what is issued from it.
 *
 * @param entra local Entra
 */
record Graph(LocalEntraServer entra) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Everything, to be compared. */
    List<GraphObject> everything() throws Exception {
        List<GraphObject> all = new ArrayList<>(list("/v1.0/applications"));
        for (GraphObject servicePrincipal : list("/v1.0/servicePrincipals")) {
            all.add(servicePrincipal);
            all.addAll(list("/v1.0/servicePrincipals/" + servicePrincipal.id() + "/appRoleAssignments"));
        }
        return all;
    }

    List<GraphObject> applications(String name) throws Exception {
        return list("/v1.0/applications").stream()
                .filter(it -> it.text("displayName").equals(name))
                .toList();
    }

    GraphObject application(String name) throws Exception {
        return applications(name).get(0);
    }

    GraphObject servicePrincipal(String name) throws Exception {
        return list("/v1.0/servicePrincipals").stream()
                .filter(it -> it.text("displayName").equals(name))
                .findFirst()
                .orElseThrow();
    }

    List<GraphObject> assignedTo(GraphObject servicePrincipal) throws Exception {
        return list("/v1.0/servicePrincipals/" + servicePrincipal.id() + "/appRoleAssignedTo");
    }

    /** What the metadata service answers to who asks for a token for this resource. */
    GraphObject metadataAnswer(String resource) throws Exception {
        return new GraphObject(get("/metadata/identity/oauth2/token?api-version=2018-02-01&resource=" + resource));
    }

    JWTClaimsSet token(String resource) throws Exception {
        return SignedJWT.parse(metadataAnswer(resource).text("access_token")).getJWTClaimsSet();
    }

    void post(String path, String body) throws Exception {
        change("POST", path, body);
    }

    void patch(String path, String body) throws Exception {
        change("PATCH", path, body);
    }

    void delete(String path) throws Exception {
        change("DELETE", path, "");
    }

    private void change(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(entra.authority() + path))
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .build();
        HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.body());
        }
    }

    private List<GraphObject> list(String path) throws Exception {
        return new GraphObject(get(path)).objects("value");
    }

    private Map<String, Object> get(String path) throws IOException, InterruptedException, ParseException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(entra.authority() + path))
                .header("Metadata", "true")
                .build();
        return JSONObjectUtils.parse(HTTP.send(request, BodyHandlers.ofString()).body());
    }
}
