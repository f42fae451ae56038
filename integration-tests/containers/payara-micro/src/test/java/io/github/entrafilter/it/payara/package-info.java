/** What concerns Payara Micro alone: the stock server, started as its users start it. */
@NullMarked
package io.github.entrafilter.it.payara;

import org.jspecify.annotations.NullMarked;
