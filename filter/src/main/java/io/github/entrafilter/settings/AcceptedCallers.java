package io.github.entrafilter.settings;

/** Which kinds of callers get in. */
public enum AcceptedCallers {
    APPLICATIONS,
    USERS,
    ANY;

    /** Whether a caller of this kind is asked for. */
    public boolean include(CallerKind kind) {
        return switch (this) {
            case ANY -> true;
            case APPLICATIONS -> kind == CallerKind.APPLICATION;
            case USERS -> kind == CallerKind.USER;
        };
    }
}
