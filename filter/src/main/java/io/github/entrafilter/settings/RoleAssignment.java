package io.github.entrafilter.settings;

/** Whether a caller to whom no app role is assigned gets in. */
public enum RoleAssignment {
    /** A token without any role is refused: Entra issues one to every service principal of the tenant that asks. */
    REQUIRED,
    OPTIONAL
}
