/** The file that keeps the last good keys, reserved to this process's user. */
@NullMarked
package io.github.entrafilter.keys.file;

import org.jspecify.annotations.NullMarked;
