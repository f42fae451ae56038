package io.github.entrafilter.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.RSAKey;
import io.github.entrafilter.settings.KeySettings.VerificationProvider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Provider;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Makes verifiers of public keys, by the security provider of the settings. Thread-safe. */
final class Verifiers {

    private static final Logger LOG = System.getLogger("io.github.entrafilter.keys");

    /** A provider may load a native library: once for each class loader, and so does its warning. */
    private static final Map<VerificationProvider, Verifiers> LOADED = new ConcurrentHashMap<>();

    private final Optional<Provider> provider;

    private Verifiers(Optional<Provider> provider) {
        this.provider = provider;
    }

    /** Verifiers by this provider; by the JDK's where it is not on the class path, or not for this platform. */
    static Verifiers of(VerificationProvider wanted) {
        return LOADED.computeIfAbsent(wanted, Verifiers::loaded);
    }

    private static Verifiers loaded(VerificationProvider wanted) {
        Optional<String> className = wanted.className();
        return new Verifiers(className.isPresent() ? load(className.get()) : Optional.empty());
    }

    private static Optional<Provider> load(String className) {
        try {
            return Optional.of(Class.forName(className)
                    .asSubclass(Provider.class)
                    .getDeclaredConstructor()
                    .newInstance());
        } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
            LOG.log(
                    Level.WARNING,
                    "verification provider " + className + " is unavailable (" + e + "); the JDK verifies signatures");
            return Optional.empty();
        }
    }

    RSASSAVerifier of(RSAKey key) throws JOSEException {
        RSAPublicKey own = providersOwn(key.toRSAPublicKey());
        RSASSAVerifier verifier = new RSASSAVerifier(own);
        if (provider.isPresent()) {
            verifier.getJCAContext().setProvider(provider.get());
        }
        return verifier;
    }

    /** A provider translates another provider's key for each signature; it uses its own as it is. */
    private RSAPublicKey providersOwn(RSAPublicKey key) {
        if (provider.isEmpty()) {
            return key;
        }
        try {
            KeyFactory factory = KeyFactory.getInstance("RSA", provider.get());
            return factory.generatePublic(new X509EncodedKeySpec(key.getEncoded())) instanceof RSAPublicKey own
                    ? own
                    : key;
        } catch (GeneralSecurityException cannot) {
            return key;
        }
    }
}
