package io.github.entrafilter.it.dropwizard;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.dropwizard.core.Configuration;
import java.util.Map;

/** The service's configuration, with the filter's settings under {@code entra}. */
public class OrdersConfiguration extends Configuration {

    @JsonProperty
    public Map<String, String> entra = Map.of();
}
