package io.github.entrafilter.benchmarks.check;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.NoSuchProviderException;
import java.security.Provider;
import java.security.Security;
import org.conscrypt.Conscrypt;

/** The security providers, by the names in the filter's setting {@code verification-provider}. */
final class NativeProviders {

    private NativeProviders() {}

    static Provider named(String name) throws NoSuchProviderException {
        return switch (name) {
            case "jdk" -> Security.getProvider("SunRsaSign");
            case "corretto" -> AmazonCorrettoCryptoProvider.INSTANCE;
            case "conscrypt" -> Conscrypt.newProvider();
            default -> throw new NoSuchProviderException(name);
        };
    }
}
