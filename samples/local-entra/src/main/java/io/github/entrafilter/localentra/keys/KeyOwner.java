package io.github.entrafilter.localentra.keys;

import javax.security.auth.x500.X500Principal;

/** The owners of the signing keys in a key set of the public cloud. */
public enum KeyOwner {
    /** This cloud, for all its tenants. */
    PUBLIC_CLOUD("microsoftonline.com", "CN=accounts.accesscontrol.windows.net"),
    /** The US government cloud. Its keys are in the public set, with the issuer of the public set. */
    US_GOVERNMENT("microsoftonline.us", "CN=login.microsoftonline.us"),
    /** The tenant of personal Microsoft accounts. */
    CONSUMERS("microsoftonline.com", "CN=Live ID STS Signing Public Key");

    /** The tenant of all personal accounts. */
    static final String CONSUMER_TENANT = "9188040d-6c67-4c5b-b112-36a304b66dad";

    private final String cloudInstanceName;
    private final String certificateName;

    KeyOwner(String cloudInstanceName, String certificateName) {
        this.cloudInstanceName = cloudInstanceName;
        this.certificateName = certificateName;
    }

    /** Returns the value of {@code cloud_instance_name} in key sets. */
    public String cloudInstanceName() {
        return cloudInstanceName;
    }

    X500Principal certificateName() {
        return new X500Principal(certificateName);
    }

    /** Returns the tenant in the issuer of these keys, in a document for the given tenant. */
    public String tenant(String documentTenant) {
        return this == CONSUMERS ? CONSUMER_TENANT : documentTenant;
    }
}
