package io.github.entrafilter.localentra.issuing;

/** A tenant that is not the directory's. */
public final class AnotherTenant {

    public static final String ID = "bbbbbbbb-0000-4000-8000-000000000000";

    private AnotherTenant() {}
}
