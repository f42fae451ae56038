package io.github.entrafilter.localentra;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The packages of local Entra: which ones each may use, and how large it may be. */
class PackagesTest {

    private static final String ROOT = "io.github.entrafilter.localentra";
    private static final int MAX_CLASSES = 20;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    /** From the bottom up: a package may use only packages above it in this table, so there is no cycle. */
    private static final List<Row> PACKAGES = List.of(
            new Row("json"),
            new Row("http", "json"),
            new Row("credentials"),
            new Row("directory", "json"),
            new Row("keys", "json", "credentials"),
            new Row("graph", "json", "http", "directory"),
            new Row("issuing", "json", "directory", "keys"),
            new Row("endpoint", "json", "http", "credentials", "directory", "keys", "issuing"),
            new Row("identity", "json", "http", "credentials", "directory", "issuing", "endpoint"),
            new Row("page", "json", "http"),
            new Row("doctor", "page"),
            new Row("testing"),
            new Row(
                    "control",
                    "json",
                    "http",
                    "credentials",
                    "directory",
                    "keys",
                    "issuing",
                    "endpoint",
                    "identity",
                    "page"),
            new Row(
                    "",
                    "http",
                    "credentials",
                    "directory",
                    "keys",
                    "graph",
                    "issuing",
                    "endpoint",
                    "identity",
                    "control"),
            new Row("development", "directory", ""),
            new Row("program", "directory", "control", ""));

    @Test
    void package_uses_only_packages_above_it_in_the_table() {
        List<String> above = new ArrayList<>();
        for (Row each : PACKAGES) {
            assertThat(above).as(each.name).containsAll(each.uses);
            above.add(each.name);
        }
    }

    @Test
    void package_uses_exactly_the_packages_of_its_row() {
        Map<String, Set<String>> expected = new TreeMap<>();
        PACKAGES.forEach(it -> expected.put(it.name, new TreeSet<>(it.uses)));
        Map<String, Set<String>> actual = new TreeMap<>();
        for (JavaClass each : CLASSES) {
            Set<String> uses = actual.computeIfAbsent(packageOf(each), any -> new TreeSet<>());
            each.getDirectDependenciesFromSelf().stream()
                    .map(Dependency::getTargetClass)
                    .filter(target -> (target.getPackageName() + ".").startsWith(ROOT + "."))
                    .map(PackagesTest::packageOf)
                    .filter(target -> !target.equals(packageOf(each)))
                    .forEach(uses::add);
        }

        assertThat(actual).isEqualTo(expected);
    }

    @Test
    void package_has_at_most_20_classes() {
        Map<String, Long> sizes = CLASSES.stream()
                .filter(it -> it.isTopLevelClass() && !it.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(PackagesTest::packageOf, Collectors.counting()));

        assertThat(sizes)
                .hasSize(PACKAGES.size())
                .allSatisfy((name, size) -> assertThat(size).as(name).isLessThanOrEqualTo(MAX_CLASSES));
    }

    @Test
    void only_doctor_test_support_and_development_use_the_filter() {
        Set<String> users = CLASSES.stream()
                .filter(it -> it.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getPackageName() + ".")
                        .anyMatch(name -> name.startsWith("io.github.entrafilter.") && !name.startsWith(ROOT + ".")))
                .map(PackagesTest::packageOf)
                .collect(Collectors.toSet());

        assertThat(users).containsExactlyInAnyOrder("doctor", "testing", "development");
    }

    private static String packageOf(JavaClass it) {
        return it.getPackageName().substring(ROOT.length()).replaceFirst("^\\.", "");
    }

    private record Row(String name, Set<String> uses) {

        Row(String name, String... uses) {
            this(name, Set.of(uses));
        }
    }
}
