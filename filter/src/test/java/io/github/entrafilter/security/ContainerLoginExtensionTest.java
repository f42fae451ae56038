package io.github.entrafilter.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import java.lang.annotation.Retention;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

class ContainerLoginExtensionTest {

    /** Weld logs WELD-000411 at each start about an observer of simply all types. */
    @Test
    void observer_of_types_names_their_annotations() throws Exception {
        Method observer = ContainerLoginExtension.class.getDeclaredMethod("lookAt", ProcessAnnotatedType.class);

        assertThat(observer.getParameters()[0]
                        .getAnnotation(WithAnnotations.class)
                        .value())
                .containsExactly(Retention.class);
    }
}
