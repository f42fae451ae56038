package io.github.entrafilter.settings;

/** Whether the caller of a request is to be the container's caller, too. One answer for a whole application. */
public enum ContainerLogin {
    /** Only the filter's requests and JAX-RS know the caller. */
    OFF,
    /** EJBs, security constraints and Jakarta Security know the caller, too. */
    ON;

    static ContainerLogin of(String text) {
        return SettingValue.yesOrNo(text) ? ON : OFF;
    }
}
