package io.github.entrafilter.doctor.war;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.annotation.WebInitParam;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassFileTest {

    private static final String WEB_SERVLET = WebServlet.class.getName();

    @WebServlet(
            name = "ordérs",
            urlPatterns = {"/a", "/b/*"},
            loadOnStartup = 1,
            initParams = @WebInitParam(name = "x", value = "y"))
    private static final class Orders extends HttpServlet {

        private static final long serialVersionUID = 1L;
        private static final double HALF = 0.5;

        static double half(long number) {
            return number * HALF;
        }
    }

    @Deprecated
    @WebFilter(
            urlPatterns = "/*",
            dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.FORWARD})
    private interface Filtering {}

    @ApplicationPath("api")
    private static final class Api extends Application {

        @Override
        public Map<String, Object> getProperties() {
            return Map.of("jakarta.ws.rs.loadServices", false);
        }
    }

    private static byte[] bytesOf(Class<?> type) throws IOException {
        try (InputStream in = Objects.requireNonNull(
                type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class"))) {
            return in.readAllBytes();
        }
    }

    @Test
    void annotation_of_a_compiled_class_is_read() throws IOException {
        ClassFile read = ClassFile.parse(bytesOf(Orders.class));
        assertThat(read.name()).isEqualTo(Orders.class.getName());
        assertThat(read.value(WEB_SERVLET, "name")).hasValue("ordérs");
        assertThat(read.values(WEB_SERVLET, "urlPatterns")).containsExactly("/a", "/b/*");
        assertThat(read.values(WEB_SERVLET, "value")).isEmpty();
        assertThat(Orders.half(2)).isEqualTo(1);
    }

    @Test
    void annotation_of_an_interface_is_read_among_others() throws IOException {
        ClassFile read = ClassFile.parse(bytesOf(Filtering.class));
        assertThat(read.annotations().keySet()).contains(Deprecated.class.getName());
        assertThat(read.values(WebFilter.class.getName(), "dispatcherTypes")).containsExactly("REQUEST", "FORWARD");
        assertThat(read.values(WebFilter.class.getName(), "urlPatterns")).containsExactly("/*");
    }

    @Test
    void string_in_code_is_read() throws IOException {
        ClassFile read = ClassFile.parse(bytesOf(Api.class));
        assertThat(read.value(ApplicationPath.class.getName(), "value")).hasValue("api");
        assertThat(read.strings()).contains("jakarta.ws.rs.loadServices");
    }

    @Test
    void class_without_annotations_has_none() throws IOException {
        ClassFile read = ClassFile.parse(bytesOf(ClassFileTest.class));
        assertThat(read.has(WEB_SERVLET)).isFalse();
        assertThat(read.annotations()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(classes = {Object.class, String.class, Map.class, Random.class, Thread.State.class})
    void class_of_the_jdk_is_read(Class<?> type) throws IOException {
        byte[] bytes = bytesOf(type);
        assertThat(ClassFile.parse(bytes).name()).isEqualTo(type.getName());
        assertThat(ClassFile.mayDeclare(bytes)).isFalse();
    }

    @Test
    void class_that_a_test_makes_is_read() throws IOException {
        byte[] bytes =
                ClassBytes.of("a.B").with(WEB_SERVLET, "value", "/x", "/y").bytes();
        ClassFile read = ClassFile.parse(bytes);
        assertThat(read.name()).isEqualTo("a.B");
        assertThat(read.values(WEB_SERVLET, "value")).isEqualTo(List.of("/x", "/y"));
        assertThat(ClassFile.mayDeclare(bytes)).isTrue();
    }

    @Test
    void first_half_of_a_class_is_refused() throws IOException {
        byte[] bytes = bytesOf(Orders.class);
        for (int length = 0; length < bytes.length / 2; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatIOException().isThrownBy(() -> ClassFile.parse(cut)).withMessage("not a class file");
        }
    }

    /** By a seed, so that a failure can be repeated. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void class_with_changed_bytes_is_read_or_refused(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] bytes = bytesOf(Orders.class);
        int refused = 0;
        for (int round = 0; round < 2_000; round++) {
            byte[] changed = bytes.clone();
            for (int change = 1 + random.nextInt(3); change > 0; change--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(ClassFile.parse(changed)).isNotNull();
            } catch (IOException e) {
                refused++;
                assertThat(e).hasMessage("not a class file");
            }
        }
        assertThat(refused).isPositive();
    }

    @Test
    void nesting_of_annotations_is_bounded() throws IOException {
        // An array in an array and so on: tag '[', one value.
        byte[] nested = new byte[3 * 60_000];
        for (int i = 0; i < nested.length; i += 3) {
            nested[i] = '[';
            nested[i + 2] = 1;
        }
        byte[] head = ClassBytes.of("a.B").with("A", "e", "v").bytes();
        byte[] bytes = Arrays.copyOf(head, head.length - 3 + nested.length);
        System.arraycopy(nested, 0, bytes, head.length - 3, nested.length);
        assertThatIOException().isThrownBy(() -> ClassFile.parse(bytes)).withMessage("not a class file");
    }
}
