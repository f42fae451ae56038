/** The endpoints at which Azure gives managed identities their tokens: a machine's, App Service's and Azure Arc's. */
@NullMarked
package io.github.entrafilter.localentra.identity;

import org.jspecify.annotations.NullMarked;
