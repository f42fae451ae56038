package io.github.entrafilter.localentra;

/** A tenant that is not the directory's. */
final class AnotherTenant {

    static final String ID = "bbbbbbbb-0000-4000-8000-000000000000";

    private AnotherTenant() {}
}
