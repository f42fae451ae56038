package io.github.entrafilter.benchmarks.peers;

import io.github.entrafilter.benchmarks.scene.Candidate;
import io.github.entrafilter.benchmarks.scene.Trust;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.User;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.util.concurrent.Callable;

/** The authentication provider of Vert.x. */
public record VertxAuth(JWTAuth provider) implements Candidate {

    /** Returns a provider with the keys as JWKs. */
    public static VertxAuth of(Trust trust) {
        JWTAuthOptions options = new JWTAuthOptions()
                .setJWTOptions(new JWTOptions().setIssuer(trust.issuer()).addAudience(trust.audience()));
        trust.keys().getKeys().forEach(key -> options.addJwk(new JsonObject(key.toJSONObject())));
        return new VertxAuth(JWTAuth.create(Vertx.vertx(), options));
    }

    @Override
    public Callable<Object> checking(String token) {
        return () -> {
            Future<User> user = provider.authenticate(new TokenCredentials(token));
            if (!user.succeeded()) {
                throw new IllegalStateException("refused", user.cause());
            }
            return user.result();
        };
    }
}
