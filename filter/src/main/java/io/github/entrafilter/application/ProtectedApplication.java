package io.github.entrafilter.application;

import io.github.entrafilter.audit.Audit;
import io.github.entrafilter.audit.AuditListener;
import io.github.entrafilter.keys.KeyStatus;
import io.github.entrafilter.protection.DecisionRecorder;
import io.github.entrafilter.protection.Protection;
import io.github.entrafilter.protection.ResourceProtection;
import io.github.entrafilter.revocation.RevocationWatchRegistry;
import io.github.entrafilter.settings.CallerPolicy.RegisteredCaller;
import io.github.entrafilter.settings.EnforcementMode;
import io.github.entrafilter.settings.InvalidSettingsException;
import io.github.entrafilter.settings.Settings;
import io.github.entrafilter.settings.SettingsReader;
import io.github.entrafilter.telemetry.Measurements;
import io.github.entrafilter.telemetry.Tally;
import io.github.entrafilter.telemetry.Telemetry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the filters of one application share. Thread-safe. */
public final class ProtectedApplication implements AutoCloseable {

    private static final String ATTRIBUTE = "io.github.entrafilter.application";

    /** Under this name stands the protection without a filter: no filter's name can be empty. */
    private static final String RESOURCES = "";

    private static final Logger LOG = System.getLogger("io.github.entrafilter");

    /** Those that are not closed, among all that share the classes of this JAR. */
    private static final Set<ProtectedApplication> OPEN = ConcurrentHashMap.newKeySet();

    private final InstantSource clock = InstantSource.system();
    private final Audit audit = new Audit(OptionalServices.of(AuditListener.class));
    private final List<Telemetry> telemetry = OptionalServices.of(Telemetry.class);
    private final DecisionRecorder recorder;
    private final AuthenticatorRegistry authenticators;
    private final RevocationWatchRegistry revocations = new RevocationWatchRegistry(audit, clock);
    private final Map<String, Protection> protections = new ConcurrentHashMap<>();
    private final Set<RegisteredCaller> registered = ConcurrentHashMap.newKeySet();
    private final SettingsWarnings warnings = new SettingsWarnings();
    private volatile Optional<ResourceProtection> resources = Optional.empty();

    private ProtectedApplication() {
        Tally tally = new Tally();
        this.recorder =
                new DecisionRecorder(audit, tally, new Measurements(tally, this::keyStatus, clock), telemetry, clock);
        this.authenticators = new AuthenticatorRegistry(clock, recorder);
    }

    /**
     * The application that these attributes of its servlet context belong to: one object, from the first who asks on.
     */
    public static ProtectedApplication of(
            Function<String, @Nullable Object> attribute, BiConsumer<String, Object> setAttribute) {
        if (attribute.apply(ATTRIBUTE) instanceof ProtectedApplication application) {
            return application;
        }
        ProtectedApplication application = new ProtectedApplication();
        setAttribute.accept(ATTRIBUTE, application);
        OPEN.add(application);
        return application;
    }

    /**
     * Sets up the protections of all filters that are known when the application starts.
     *
     * @param filters the settings of each filter, by its name
     * @return for each filter, what it has understood of its settings
     * @throws InvalidSettingsException with all that is wrong with the settings of all filters
     */
    public List<String> begin(Map<String, Map<String, String>> filters) {
        List<String> reports = new ArrayList<>();
        List<InvalidSettingsException> faulty = new ArrayList<>();
        filters.forEach((filter, initParameters) -> {
            try {
                protections.computeIfAbsent(filter, name -> read(named(name), initParameters, reports::add));
            } catch (InvalidSettingsException e) {
                faulty.add(e);
            }
        });
        if (!faulty.isEmpty()) {
            throw InvalidSettingsException.ofAll(faulty);
        }
        return reports;
    }

    /** The roles of callers known by name; none where no caller is. */
    public Optional<Set<String>> rolesOfRegisteredCallers() {
        return registered.isEmpty()
                ? Optional.empty()
                : Optional.of(registered.stream()
                        .flatMap(caller -> caller.roles().stream())
                        .collect(Collectors.toSet()));
    }

    private static String named(String filter) {
        return "filter " + filter;
    }

    /**
     * The protection that a filter gives.
     *
     * @param filter the filter's name
     * @param initParameters its own settings, which win over the application's
     * @throws InvalidSettingsException with all that is wrong with the settings
     */
    public Protection protection(String filter, Map<String, String> initParameters) {
        return protections.computeIfAbsent(
                filter, name -> read(named(name), initParameters, ProtectedApplication::log));
    }

    /**
     * The protection of JAX-RS resources: by the application's settings; where only filters have settings, by those of
     * all filters that enforce, or of all where none does.
     *
     * @throws InvalidSettingsException with all that is wrong with the application's settings, where no filter has any
     */
    public ResourceProtection protectionOfResources() {
        Optional<ResourceProtection> known = resources;
        if (known.isEmpty()) {
            known = Optional.of(new ResourceProtection(protectionsOfResources()));
            resources = known;
        }
        return known.get();
    }

    private List<Protection> protectionsOfResources() {
        try {
            return List.of(protections.computeIfAbsent(
                    RESOURCES, name -> read("JAX-RS", Map.of(), ProtectedApplication::log)));
        } catch (InvalidSettingsException e) {
            List<Protection> all = new TreeMap<>(protections).values().stream().toList();
            List<Protection> enforcing = all.stream()
                    .filter(filter -> filter.mode() == EnforcementMode.ENFORCE)
                    .toList();
            if (all.isEmpty()) {
                throw e;
            }
            return enforcing.isEmpty() ? all : enforcing;
        }
    }

    /** Logs filters that start after the others. */
    private static void log(String report) {
        LOG.log(Level.INFO, report);
    }

    private Protection read(String subject, Map<String, String> initParameters, Consumer<String> reported) {
        SettingsReader reader = SettingsReader.of(initParameters);
        // First, as a misspelt name may be why a setting is missing.
        warnings.tell(reader.warnings());
        Settings settings = reader.read(subject);
        reported.accept(new StartupReport(subject, settings, reader.effective()).toString());
        registered.addAll(settings.trust().callers().registered());
        warnings.tellOf(subject, settings);
        return new Protection(
                authenticators.by(settings.trust(), settings.keys()),
                settings,
                revocations.on(settings.revocations()),
                recorder);
    }

    /**
     * How the keys stand of all applications that share the classes of this JAR: of one, where the JAR is in its WAR.
     * For health checks, which are asked from outside of any application: no servlet context can be had there.
     */
    public static List<KeyStatus> keyStatusOfAll() {
        return OPEN.stream()
                .flatMap(application -> application.keyStatus().stream())
                .toList();
    }

    /** How the keys stand that tokens are judged by. */
    public List<KeyStatus> keyStatus() {
        return authenticators.keyStatus();
    }

    /** Stops what goes on in the background. */
    @Override
    public void close() {
        OPEN.remove(this);
        authenticators.close();
        revocations.close();
        telemetry.forEach(Telemetry::close);
    }
}
