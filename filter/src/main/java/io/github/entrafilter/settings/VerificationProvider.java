package io.github.entrafilter.settings;

import java.util.Optional;

/** Who verifies signatures: the JDK, or a native provider on the class path, which takes about half the time. */
public enum VerificationProvider {
    JDK(""),
    /** Amazon Corretto Crypto Provider. */
    CORRETTO("com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider"),
    CONSCRYPT("org.conscrypt.OpenSSLProvider");

    private final String className;

    VerificationProvider(String className) {
        this.className = className;
    }

    /** The provider's class; none for the JDK's own. */
    public Optional<String> className() {
        return Optional.of(className).filter(name -> !name.isEmpty());
    }
}
