package io.github.entrafilter;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plan of the house: which part may know which, and what has no place anywhere. */
class ArchitectureTest {

    private static final String ROOT = "io.github.entrafilter";

    /** From the ground up: each may know those below it. */
    private static final List<String> FLOORS = List.of(
            "platform",
            "json",
            "coverage",
            "settings",
            "keys",
            "token",
            "audit",
            "telemetry",
            "http",
            "revocation",
            "protection",
            "application");

    /** Exports to platforms that may have Jakarta's and MicroProfile's APIs. */
    private static final String TELEMETRY = "telemetry";

    /** They stand on all floors, and do not know each other. */
    private static final List<String> ADAPTERS = List.of("servlet", "jaxrs", "openapi", "doctor");

    /** These stand on the servlet adapter, besides: it knows whether the application is protected. */
    private static final List<String> ON_SERVLETS = List.of("cdi", "security", "spring");

    /** The root package, for applications to use. */
    private static final String PRINCIPAL = "principal";

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    /** Rules about classes hold for no classes, too: without these, an import that finds nothing would stay green. */
    @Nested
    class Looks_at {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "platform",
                    "json",
                    "coverage",
                    "settings",
                    "settings.address",
                    "settings.config",
                    "keys",
                    "keys.file",
                    "keys.network",
                    "token",
                    "audit",
                    "telemetry",
                    "http",
                    "revocation",
                    "protection",
                    "application",
                    "servlet",
                    "servlet.jetty",
                    "servlet.request",
                    "servlet.startup",
                    "jaxrs",
                    "jaxrs.startup",
                    "openapi",
                    "cdi",
                    "security",
                    "spring",
                    "doctor",
                    "doctor.war"
                })
        void every_part_of_the_house(String part) {
            assertThat(HOUSE.stream().map(JavaClass::getPackageName)).contains(ROOT + "." + part);
        }

        @Test
        void the_principal() {
            assertThat(HOUSE.contain(EntraPrincipal.class)).isTrue();
        }

        @Test
        void no_test() {
            assertThat(HOUSE.contain(ArchitectureTest.class)).isFalse();
        }
    }

    @Nested
    class Arrows {

        @Test
        void run_one_way() {
            Architectures.LayeredArchitecture plan = Architectures.layeredArchitecture()
                    .consideringOnlyDependenciesInLayers()
                    .layer(PRINCIPAL)
                    .definedBy(ROOT)
                    .whereLayer(PRINCIPAL)
                    .mayNotAccessAnyLayer();
            List<String> below = new ArrayList<>(List.of(PRINCIPAL));
            for (String floor : FLOORS) {
                plan = withLayer(plan, floor, below);
                below.add(floor);
            }
            for (String adapter : ADAPTERS) {
                plan = withLayer(plan, adapter, below);
            }
            below.add("servlet");
            for (String adapter : ON_SERVLETS) {
                plan = withLayer(plan, adapter, below);
            }
            plan.ensureAllClassesAreContainedInArchitecture().check(HOUSE);
        }

        private static Architectures.LayeredArchitecture withLayer(
                Architectures.LayeredArchitecture plan, String layer, List<String> below) {
            return plan.layer(layer)
                    .definedBy(ROOT + "." + layer + "..")
                    .whereLayer(layer)
                    .mayOnlyAccessLayers(below.toArray(String[]::new));
        }

        /** A floor may know the principal; JSON must not. */
        @Test
        void json_knows_nothing_of_the_filter() {
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + ".json..")
                    .should()
                    .dependOnClassesThat(resideInAPackage(ROOT + "..").and(resideOutsideOfPackage(ROOT + ".json..")))
                    .check(HOUSE);
        }

        @Test
        void run_from_a_package_to_those_inside_it() {
            for (String inner :
                    List.of("settings.address", "settings.config", "keys.file", "keys.network", "doctor.war")) {
                String outer = ROOT + "." + inner.substring(0, inner.indexOf('.'));
                noClasses()
                        .that()
                        .resideInAPackage(ROOT + "." + inner + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(outer)
                        .check(HOUSE);
            }
        }

        @Test
        void form_no_cycle() {
            slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(HOUSE);
        }
    }

    @Nested
    class Only {

        @Test
        void the_adapters_know_jakarta() {
            noClasses()
                    .that()
                    .resideInAnyPackage(packagesOf(FLOORS))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("jakarta..")
                    .check(HOUSE);
        }

        @Test
        void token_and_keys_know_nimbus() {
            noClasses()
                    .that()
                    .resideOutsideOfPackages(ROOT + ".token..", ROOT + ".keys..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("com.nimbusds..")
                    .check(HOUSE);
        }

        @Test
        void settings_and_openapi_know_the_configuration_of_microprofile() {
            noClasses()
                    .that()
                    .resideOutsideOfPackages(ROOT + ".settings..", ROOT + ".openapi..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.eclipse.microprofile.config..")
                    .check(HOUSE);
        }

        @Test
        void adapters_know_the_rest_of_microprofile() {
            noClasses()
                    .that()
                    .resideInAnyPackage(packagesOf(FLOORS))
                    .should()
                    .dependOnClassesThat(resideInAPackage("org.eclipse.microprofile..")
                            .and(resideOutsideOfPackage("org.eclipse.microprofile.config..")))
                    .check(HOUSE);
        }

        /** The root package and those of the floors, except telemetry. */
        private static String[] packagesOf(List<String> floors) {
            return Stream.concat(
                            Stream.of(ROOT),
                            floors.stream()
                                    .filter(floor -> !floor.equals(TELEMETRY))
                                    .map(floor -> ROOT + "." + floor + ".."))
                    .toArray(String[]::new);
        }
    }

    /** The types that applications compile against. Compatibility is checked for these only. */
    @Nested
    class The_api {

        private static final List<String> EXPORTED = List.of("", ".audit", ".jaxrs", ".openapi", ".servlet");

        @Test
        void consists_of_these_types() {
            assertThat(HOUSE.stream()
                            .filter(The_api::isExported)
                            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                            .map(type -> type.getName().substring(ROOT.length() + 1)))
                    .containsExactlyInAnyOrder(
                            "CallerKind",
                            "CurrentCaller",
                            "EntraPrincipal",
                            "Reason",
                            "Reason$Category",
                            "Refusal",
                            "TokenFacts",
                            "audit.Audit",
                            "audit.AuditEvent",
                            "audit.AuditEvent$CallerSeen",
                            "audit.AuditEvent$Request",
                            "audit.AuditEvent$RequestRefused",
                            "audit.AuditEvent$RequestRefused$Outcome",
                            "audit.AuditEvent$RevocationChanged",
                            "audit.AuditEvent$RevocationChanged$Change",
                            "audit.AuditListener",
                            "jaxrs.CallerInSpanFilter",
                            "jaxrs.EntraRequestFilter",
                            "jaxrs.RequestFilterFeature",
                            "jaxrs.RequestFilterFeature$Builtin",
                            "jaxrs.RequestFilterFeature$Scanned",
                            "openapi.EntraOpenApiFilter",
                            "openapi.OpenApiDefaults",
                            "servlet.EntraFilter");
        }

        @Test
        void shows_no_internal_type() {
            Set<String> internal = new TreeSet<>();
            HOUSE.stream()
                    .filter(type -> isExported(type) && type.getModifiers().contains(JavaModifier.PUBLIC))
                    .flatMap(type -> type.getCodeUnits().stream())
                    .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
                    .flatMap(unit ->
                            Stream.concat(Stream.of(unit.getRawReturnType()), unit.getRawParameterTypes().stream()))
                    .map(JavaClass::getBaseComponentType)
                    .filter(type -> type.getPackageName().startsWith(ROOT) && !isExported(type))
                    .forEach(type -> internal.add(type.getName()));
            assertThat(internal).isEmpty();
        }

        private static boolean isExported(JavaClass type) {
            return EXPORTED.stream().anyMatch(name -> type.getPackageName().equals(ROOT + name));
        }
    }

    @Nested
    class Has {

        /** Nested classes belong to their own class. */
        @Test
        void at_most_25_classes_in_a_package() {
            Map<String, Long> sizes = HOUSE.stream()
                    .filter(type ->
                            type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                    .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
            sizes.values().removeIf(size -> size <= 25);
            assertThat(sizes).isEmpty();
        }

        @Test
        void null_marked_packages_only() {
            Set<String> unmarked = new TreeSet<>();
            for (JavaClass type : HOUSE) {
                JavaPackage home = type.getPackage();
                if (!home.isAnnotatedWith(NullMarked.class)) {
                    unmarked.add(home.getName());
                }
            }
            assertThat(unmarked).isEmpty();
        }

        @Test
        void no_synchronized_methods() {
            noMethods().should().haveModifier(JavaModifier.SYNCHRONIZED).check(HOUSE);
        }

        /** Identity travels with the request: a thread serves many, and a request may be served by many. */
        @Test
        void no_thread_locals() {
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(ThreadLocal.class)
                    .check(HOUSE);
        }

        @Test
        void no_prints_to_the_console_but_of_the_program() {
            noClasses()
                    .that()
                    .doNotHaveFullyQualifiedName(ROOT + ".doctor.Main")
                    .should()
                    .accessField(System.class, "out")
                    .check(HOUSE);
            noClasses().should().accessField(System.class, "err").check(HOUSE);
            noClasses().should().callMethod(Throwable.class, "printStackTrace").check(HOUSE);
        }

        @Test
        void no_names_that_say_nothing() {
            classes()
                    .should()
                    .haveNameNotMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)(\\$.*)?")
                    .check(HOUSE);
        }

        @Test
        void no_setters() {
            methods()
                    .that()
                    .arePublic()
                    .and()
                    .areDeclaredInClassesThat()
                    .arePublic()
                    .should()
                    .haveNameNotMatching("set[A-Z].*")
                    .check(HOUSE);
        }
    }
}
