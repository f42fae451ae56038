package io.github.entrafilter.evidence.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.ProviderException;
import java.util.ConcurrentModificationException;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/** What can be thrown at us without being declared. */
final class Faults {

    private Faults() {}

    /** The message quotes a token, as messages of libraries may. */
    static Stream<RuntimeException> exceptions() {
        return Stream.of(
                new RuntimeException("eyJhbGciOiJSUzI1NiJ9.quoted"),
                new IllegalStateException("eyJhbGciOiJSUzI1NiJ9.quoted"),
                new IllegalArgumentException("eyJhbGciOiJSUzI1NiJ9.quoted"),
                new NullPointerException(),
                new ClassCastException(),
                new ArithmeticException(),
                new IndexOutOfBoundsException(),
                new NegativeArraySizeException(),
                new NoSuchElementException(),
                new UnsupportedOperationException(),
                new ConcurrentModificationException(),
                new ProviderException("the device is gone"),
                new UncheckedIOException(new IOException("eyJhbGciOiJSUzI1NiJ9.quoted")));
    }

    /**
     * A stack too small, a JAR that is not there, code that was never to be reached. JUnit ends at a heap too small.
     */
    static Stream<Error> errors() {
        return Stream.of(
                new StackOverflowError(),
                new NoClassDefFoundError("com/nimbusds/jose/Gone"),
                new ExceptionInInitializerError(),
                new UnsatisfiedLinkError("no native library"),
                new AssertionError());
    }

    /** Throws whatever it is, past the compiler. */
    static void strike(Throwable fault) {
        Faults.<RuntimeException>raise(fault);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> void raise(Throwable fault) throws T {
        throw (T) fault;
    }

    /** What a careless caller hands over where nothing is not allowed. */
    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
    static <T> T nothing() {
        return null;
    }
}
