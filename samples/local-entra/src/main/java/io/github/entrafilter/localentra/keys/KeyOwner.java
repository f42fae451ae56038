package io.github.entrafilter.localentra.keys;

import javax.security.auth.x500.X500Principal;

/** Whose signing keys are in a key set of the public cloud. */
public enum KeyOwner {
    /** This cloud, for every tenant in it. */
    PUBLIC_CLOUD("microsoftonline.com", "CN=accounts.accesscontrol.windows.net"),
    /** The cloud of the US government. Its keys stand in the public set, under the public set's issuer. */
    US_GOVERNMENT("microsoftonline.us", "CN=login.microsoftonline.us"),
    /** The tenant of everybody's private Microsoft accounts. */
    CONSUMERS("microsoftonline.com", "CN=Live ID STS Signing Public Key");

    /** The tenant that stands for all consumers, the same for everybody. */
    static final String CONSUMER_TENANT = "9188040d-6c67-4c5b-b112-36a304b66dad";

    private final String cloudInstanceName;
    private final String certificateName;

    KeyOwner(String cloudInstanceName, String certificateName) {
        this.cloudInstanceName = cloudInstanceName;
        this.certificateName = certificateName;
    }

    public String cloudInstanceName() {
        return cloudInstanceName;
    }

    X500Principal certificateName() {
        return new X500Principal(certificateName);
    }

    /** The tenant in the issuer of these keys, where a document is for the given one. */
    public String tenant(String documentTenant) {
        return this == CONSUMERS ? CONSUMER_TENANT : documentTenant;
    }
}
