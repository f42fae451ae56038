package io.github.entrafilter.localentra;

import io.github.entrafilter.localentra.directory.Directory;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Starts a {@link LocalEntraServer} for a JUnit test class, before its first test, and stops it after its last. The
 * tests, the lifecycle methods and the constructor get it as a parameter:
 *
 * <pre>{@code
 * @LocalEntra
 * class OrdersTest {
 *     @Test
 *     void lets_a_consumer_in(LocalEntraServer entra) {
 *         String token = entra.token("orders-client", "orders").mint();
 *     }
 * }
 * }</pre>
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(LocalEntraExtension.class)
public @interface LocalEntra {

    /** The class path resource with the directory, like {@code /directory.json}; by default the standard directory. */
    String directory() default Directory.STANDARD;
}
