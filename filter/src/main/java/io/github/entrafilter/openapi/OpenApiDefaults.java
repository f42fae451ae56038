package io.github.entrafilter.openapi;

import io.github.entrafilter.platform.OptionalApi;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Names the JAR's filter of OpenAPI documents, with the lowest rank: a filter that the application names anywhere
 * counts. MicroProfile OpenAPI finds filters by this property only, and has room for one.
 */
public final class OpenApiDefaults implements ConfigSource {

    private static final String API = "org.eclipse.microprofile.openapi.OASFilter";
    private static final String PROPERTY = "mp.openapi.filter";
    private static final String FILTER = OpenApiDefaults.class.getPackageName() + ".EntraOpenApiFilter";

    /** Below all sources that an application, its libraries or a server have. */
    private static final int ORDINAL = -10_000;

    private final Map<String, String> properties;

    /** Creates the source; it is empty without the API. */
    public OpenApiDefaults() {
        properties = OptionalApi.isPresent(API) ? Map.of(PROPERTY, FILTER) : Map.of();
    }

    @Override
    public Set<String> getPropertyNames() {
        return properties.keySet();
    }

    @Override
    public Map<String, String> getProperties() {
        return properties;
    }

    @Override
    public @Nullable String getValue(String name) {
        return properties.get(name);
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }

    @Override
    public String getName() {
        return "defaults of Entra Filter";
    }
}
