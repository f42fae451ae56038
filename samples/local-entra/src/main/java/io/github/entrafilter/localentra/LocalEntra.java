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
 * Starts a {@link LocalEntraServer} before the first test of a JUnit test class, and stops it after the last. Tests,
 * lifecycle methods and constructors get it as a parameter:
 *
 * <pre>{@code
 * @LocalEntra
 * class OrdersTest {
 *     @Test
 *     void consumer_can_read_orders(LocalEntraServer entra) {
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

    /**
     * The class path resource with the directory, like {@code /directory.json}. The default is the standard directory.
     */
    String directory() default Directory.STANDARD;
}
