package io.github.entrafilter.ordersclient;

import io.github.entrafilter.client.AccessTokens;
import io.github.entrafilter.client.AuthorizedHttpClient;
import io.github.entrafilter.client.TokenUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** The API of the orders service. Each request has an access token. */
final class OrdersApi {

    private final URI base;
    private final AuthorizedHttpClient http;

    OrdersApi(URI base, AccessTokens tokens) {
        this.base = base;
        this.http = new AuthorizedHttpClient(base, tokens);
    }

    ServiceResponse list() throws CallFailedException {
        return send(HttpRequest.newBuilder(orders()).GET());
    }

    ServiceResponse place(String order) throws CallFailedException {
        return send(HttpRequest.newBuilder(orders())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(order)));
    }

    ServiceResponse cancel(String id) throws CallFailedException {
        return send(HttpRequest.newBuilder(URI.create(orders() + "/" + id)).DELETE());
    }

    private URI orders() {
        return URI.create(base + "/api/orders");
    }

    private ServiceResponse send(HttpRequest.Builder request) throws CallFailedException {
        try {
            return ServiceResponse.of(
                    http.send(request.header("Accept", "application/json").build(), BodyHandlers.ofString()));
        } catch (TokenUnavailableException e) {
            throw new CallFailedException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new CallFailedException("no response from the service at " + base + "; is it running?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallFailedException("interrupted", e);
        }
    }
}
