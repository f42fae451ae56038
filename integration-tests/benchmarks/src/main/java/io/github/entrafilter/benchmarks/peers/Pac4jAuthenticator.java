package io.github.entrafilter.benchmarks.peers;

import com.nimbusds.jose.JOSEException;
import io.github.entrafilter.benchmarks.scene.Candidate;
import io.github.entrafilter.benchmarks.scene.Trust;
import java.security.KeyPair;
import java.security.interfaces.RSAPublicKey;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pac4j.core.profile.UserProfile;
import org.pac4j.jwt.config.signature.RSASignatureConfiguration;
import org.pac4j.jwt.credentials.authenticator.JwtAuthenticator;

/** pac4j's authenticator, which tries the keys one after the other, and checks neither issuer nor audience. */
public record Pac4jAuthenticator(JwtAuthenticator authenticator) implements Candidate {

    /** Returns an authenticator with a signature configuration for each key. */
    public static Pac4jAuthenticator of(Trust trust) throws JOSEException {
        JwtAuthenticator authenticator = new JwtAuthenticator();
        for (RSAPublicKey key : PublicKeys.byId(trust.keys()).values()) {
            authenticator.addSignatureConfiguration(new RSASignatureConfiguration(new KeyPair(key, null)));
        }
        return new Pac4jAuthenticator(authenticator);
    }

    @Override
    public Callable<Object> checking(String token) {
        return () -> {
            @Nullable UserProfile profile = authenticator.validateToken(token);
            if (profile == null) {
                throw new IllegalStateException("refused");
            }
            return profile;
        };
    }
}
