/** What a container can do, what each test shows of it, and the record that the table of containers is made from. */
@NullMarked
package io.github.entrafilter.it.capability;

import org.jspecify.annotations.NullMarked;
