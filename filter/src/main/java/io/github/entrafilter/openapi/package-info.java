/** The MicroProfile OpenAPI adapter: describes what the filter requires of requests, and how it refuses them. */
@NullMarked
package io.github.entrafilter.openapi;

import org.jspecify.annotations.NullMarked;
