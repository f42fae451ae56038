package io.github.entrafilter.it;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Order;

/**
 * The deployment has an authentication mechanism of Jakarta Security. Such tests run last: Open Liberty asks the
 * mechanism of an application for what is deployed in its place, too, unless that has another.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Order(Integer.MAX_VALUE)
@interface BringsMechanism {}
