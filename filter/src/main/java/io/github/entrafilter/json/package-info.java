/** JSON (RFC 8259): a strict reader and a writer. It depends on nothing but the JDK. */
@NullMarked
package io.github.entrafilter.json;

import org.jspecify.annotations.NullMarked;
