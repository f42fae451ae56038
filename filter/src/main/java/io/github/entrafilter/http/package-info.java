/**
 * What is read from a request and written to a response: credentials, client certificates, error responses, metadata.
 */
@NullMarked
package io.github.entrafilter.http;

import org.jspecify.annotations.NullMarked;
