package io.github.entrafilter.it.embedded;

import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;

/** There is nothing to set: each server is told all it has to know by the module that brings it. */
public final class NoSettings implements ContainerConfiguration {

    @Override
    public void validate() {}
}
