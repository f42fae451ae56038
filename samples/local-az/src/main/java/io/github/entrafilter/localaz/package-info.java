/** The commands of the Azure CLI that the samples use, against local Entra. */
@NullMarked
package io.github.entrafilter.localaz;

import org.jspecify.annotations.NullMarked;
