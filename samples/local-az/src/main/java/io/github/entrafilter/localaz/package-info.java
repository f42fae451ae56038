/** The Azure CLI, as far as the samples need it, on local Entra. */
@NullMarked
package io.github.entrafilter.localaz;

import org.jspecify.annotations.NullMarked;
