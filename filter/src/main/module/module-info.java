/**
 * Protects a Jakarta EE application that other services call with an Azure managed identity.
 *
 * <p>What a container may lack is optional. A module cannot offer services for APIs that are absent: on the module path
 * the classes for JAX-RS and CDI are registered by their user; on the class path, as in every WAR, they register
 * themselves.
 */
module io.github.entrafilter {
    requires com.nimbusds.jose.jwt;
    requires java.xml;
    requires transitive jakarta.servlet;
    requires static io.opentelemetry.api;
    requires static io.opentelemetry.context;
    requires static jakarta.annotation;
    requires static jakarta.cdi;
    requires static jakarta.inject;
    requires static jakarta.security;
    requires static microprofile.config.api;
    requires static microprofile.health.api;
    requires static microprofile.metrics.api;
    requires static microprofile.openapi.api;
    requires static org.jspecify;
    requires static transitive jakarta.ws.rs;

    exports io.github.entrafilter;
    exports io.github.entrafilter.audit;
    exports io.github.entrafilter.jaxrs;
    exports io.github.entrafilter.openapi;
    exports io.github.entrafilter.servlet;

    uses io.github.entrafilter.application.DecisionHolder;
    uses io.github.entrafilter.audit.AuditListener;
    uses io.github.entrafilter.telemetry.Telemetry;

    provides io.github.entrafilter.application.DecisionHolder with
            io.github.entrafilter.cdi.HeldDecision.Holder;
    provides io.github.entrafilter.audit.AuditListener with
            io.github.entrafilter.cdi.CdiAuditListener;
    provides io.github.entrafilter.telemetry.Telemetry with
            io.github.entrafilter.telemetry.MicroProfileMetricsExport,
            io.github.entrafilter.telemetry.OpenTelemetryExport;
    provides jakarta.servlet.ServletContainerInitializer with
            io.github.entrafilter.servlet.startup.EntraFilterInitializer,
            io.github.entrafilter.jaxrs.startup.TomeeInitializer;
}
