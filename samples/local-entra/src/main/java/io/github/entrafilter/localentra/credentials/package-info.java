/**
 * Credentials besides secrets: client certificates, federated tokens of a simulated cluster, and the certificate of the
 * https listener. All are generated at run time, and none is stored. Independent of the directory. Not an API: its
 * classes are public for other packages.
 */
@NullMarked
package io.github.entrafilter.localentra.credentials;

import org.jspecify.annotations.NullMarked;
