/** The rules of MicroProfile Config: how a property is found and expanded, whatever it means. */
@NullMarked
package io.github.entrafilter.settings.config;

import org.jspecify.annotations.NullMarked;
