/** The HTTP side of protection: credentials, client certificates, error responses and metadata. */
@NullMarked
package io.github.entrafilter.http;

import org.jspecify.annotations.NullMarked;
