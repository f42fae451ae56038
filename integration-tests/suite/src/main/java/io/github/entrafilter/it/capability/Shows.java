package io.github.entrafilter.it.capability;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The capability that a test, or each test of a class, shows. Where the container has none, the test is not run, and
 * recorded so. A method's annotation wins over its class's.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OnlyWhereTheContainerHasIt.class)
public @interface Shows {

    /** What is shown. */
    Capability value();
}
