package jakarta.jws;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Stands for the annotation of Jakarta XML Web Services, which the filter knows by name only. */
@Retention(RetentionPolicy.RUNTIME)
public @interface WebService {}
