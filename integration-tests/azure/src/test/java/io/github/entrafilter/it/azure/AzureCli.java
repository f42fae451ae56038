package io.github.entrafilter.it.azure;

import io.github.entrafilter.localentra.LocalEntraServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** An {@code az} that is signed in to local Entra. */
interface AzureCli extends AutoCloseable {

    /** The real one where it has been unpacked ({@code -Pazure-cli}), else the stand-in. */
    static AzureCli signedIn(LocalEntraServer entra) throws IOException, InterruptedException {
        Optional<Path> unpacked = Optional.ofNullable(System.getProperty("it.azure-cli"))
                .filter(it -> !it.isBlank())
                .map(Path::of);
        return unpacked.isPresent() ? RealAzureCli.signedIn(unpacked.get(), entra) : AzureCliStandIn.on(entra);
    }

    /** A shell in which {@code az} is this one. */
    Shell shell();

    @Override
    void close();
}
