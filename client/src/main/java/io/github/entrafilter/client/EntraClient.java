package io.github.entrafilter.client;

import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Qualifies {@link AccessTokens} for one of several services: {@code @Inject @EntraClient("billing") AccessTokens
 * tokens} has the settings {@code entra.client.billing.*}. For an application's only service, {@code @Inject
 * AccessTokens tokens} has the settings {@code entra.client.*}.
 */
@Documented
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
public @interface EntraClient {

    /** The name of the service in the settings. */
    @Nonbinding
    String value();
}
