package io.github.entrafilter.it.application;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.util.Base64;

/** A security provider that throws while it verifies a marked token, and works otherwise. */
final class FaultySignatures extends Provider {

    /** The mark in a token's header. */
    static final String MARK = "strike-me";

    static final String NAME = "FaultySignatures";

    private static final long serialVersionUID = 1;

    FaultySignatures() {
        super(NAME, "1.0", "throws on demand");
        putService(new Service(this, "Signature", "SHA256withRSA", Faulty.class.getName(), null, null) {
            @Override
            public Object newInstance(Object parameter) {
                return new Faulty();
            }
        });
    }

    /** The platform's own algorithm, for all other tokens. */
    private static final class Faulty extends SignatureSpi {

        private final Signature sound = sound();
        private final StringBuilder seen = new StringBuilder();

        private static Signature sound() {
            try {
                return Signature.getInstance("SHA256withRSA", Security.getProvider("SunRsaSign"));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
            sound.initVerify(key);
        }

        @Override
        protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
            sound.initSign(key);
        }

        @Override
        protected void engineUpdate(byte b) throws SignatureException {
            sound.update(b);
        }

        @Override
        protected void engineUpdate(byte[] bytes, int offset, int length) throws SignatureException {
            seen.append(new String(bytes, offset, length, StandardCharsets.ISO_8859_1));
            sound.update(bytes, offset, length);
        }

        @Override
        protected byte[] engineSign() throws SignatureException {
            return sound.sign();
        }

        @Override
        protected boolean engineVerify(byte[] signature) throws SignatureException {
            String header = seen.toString().replaceFirst("\\..*", "");
            if (header.matches("[A-Za-z0-9_-]+")
                    && new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8).contains(MARK)) {
                throw new IllegalStateException("failed as marked");
            }
            return sound.verify(signature);
        }

        @Override
        @Deprecated
        protected void engineSetParameter(String name, Object value) {
            throw new UnsupportedOperationException();
        }

        @Override
        @Deprecated
        protected Object engineGetParameter(String name) {
            throw new UnsupportedOperationException();
        }
    }
}
