package io.github.entrafilter.cdi;

import jakarta.enterprise.inject.build.compatible.spi.BuildCompatibleExtension;
import jakarta.enterprise.inject.build.compatible.spi.Discovery;
import jakarta.enterprise.inject.build.compatible.spi.ScannedClasses;
import jakarta.enterprise.inject.build.compatible.spi.SkipIfPortableExtensionPresent;

/** Adds our beans to an application on CDI Lite (Quarkus), which does not call {@link EntraExtension}. */
@SkipIfPortableExtensionPresent(EntraExtension.class)
public final class EntraBuildExtension implements BuildCompatibleExtension {

    /** Called by the container, at build time. */
    @Discovery
    public void addBeans(ScannedClasses classes) {
        BeanList.names().forEach(classes::add);
    }
}
