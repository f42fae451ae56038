package io.github.entrafilter.it.capability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Writes down what each test found, in a file for the JDK that the tests ran on. */
public final class CapabilityRecord implements TestExecutionListener {

    private static final Path DIRECTORY = Path.of(System.getProperty("it.results", "target/capabilities"));

    /** Whether the same build has run the tests before, on another JDK. */
    private static final boolean CONTINUES = Boolean.getBoolean("it.results.continue");

    private final ConcurrentLinkedQueue<Finding> findings = new ConcurrentLinkedQueue<>();

    /** Records of an earlier build would pass for those of this one. */
    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        if (CONTINUES || !Files.isDirectory(DIRECTORY)) {
            return;
        }
        try (DirectoryStream<Path> records = Files.newDirectoryStream(DIRECTORY, "jdk-*.tsv")) {
            for (Path file : records) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
        record(test, ofAbsence(reason));
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        switch (result.getStatus()) {
            case FAILED -> record(test, Outcome.FAIL);
            case ABORTED ->
                record(
                        test,
                        ofAbsence(
                                result.getThrowable().map(Throwable::getMessage).orElse("")));
            case SUCCESSFUL -> {
                if (test.isTest()) {
                    record(test, Outcome.PASS);
                }
            }
        }
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        Path file = DIRECTORY.resolve("jdk-" + Runtime.version().feature() + ".tsv");
        try {
            Files.createDirectories(DIRECTORY);
            Files.write(file, findings.stream().map(Finding::line).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void record(TestIdentifier test, Outcome outcome) {
        test.getSource().stream()
                .flatMap(CapabilityRecord::shownBy)
                .map(capability -> new Finding(outcome, capability, nameOf(test)))
                .forEach(findings::add);
    }

    /** A test that is passed over without a good reason has not shown what it should. */
    private static Outcome ofAbsence(String reason) {
        return reason.startsWith(OnlyWhereTheContainerHasIt.NONE) ? Outcome.NONE : Outcome.FAIL;
    }

    /** What befalls a whole class, a deployment that fails for example, befalls all that its tests show. */
    private static Stream<Capability> shownBy(TestSource source) {
        if (source instanceof MethodSource method) {
            Optional<Shows> own = AnnotationSupport.findAnnotation(method.getJavaMethod(), Shows.class);
            return own.or(() -> AnnotationSupport.findAnnotation(method.getJavaClass(), Shows.class)).stream()
                    .map(Shows::value);
        }
        return source instanceof ClassSource type
                ? shownByTestsOf(type.getJavaClass()).distinct()
                : Stream.empty();
    }

    private static Stream<Capability> shownByTestsOf(Class<?> type) {
        List<Shows> ofMethods =
                ReflectionSupport.findMethods(type, method -> true, HierarchyTraversalMode.TOP_DOWN).stream()
                        .flatMap(method -> AnnotationSupport.findAnnotation(method, Shows.class).stream())
                        .toList();
        return Stream.concat(AnnotationSupport.findAnnotation(type, Shows.class).stream(), ofMethods.stream())
                .map(Shows::value);
    }

    private static String nameOf(TestIdentifier test) {
        return test.getLegacyReportingName() + " " + test.getDisplayName();
    }
}
