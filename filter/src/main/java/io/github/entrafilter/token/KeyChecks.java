package io.github.entrafilter.token;

import io.github.entrafilter.Reason;
import java.util.List;

/** The checks of a token against the published keys, in their order. The rules are {@link KeyCheck}'s. */
final class KeyChecks {

    static final List<TokenCheck> ALL =
            List.of(new KeySets(), new Issuer(), new NamedKey(), new KeyOwner(), new Signature());

    private KeyChecks() {}

    private record KeySets() implements TokenCheck {

        @Override
        public String name() {
            return "key sets";
        }

        @Override
        public String expected(Judgement judgement) {
            return KeyCheck.needed(judgement.version());
        }

        @Override
        public String found(Judgement judgement) {
            return KeyCheck.by(judgement.published(), judgement.version()).isPresent() ? "fetched" : "none";
        }

        @Override
        public void require(Judgement judgement) throws RefusedException {
            judgement.establishKeys(KeyCheck.by(judgement.published(), judgement.version())
                    .orElseThrow(() -> new RefusedException(Reason.KEYS_UNAVAILABLE)));
        }
    }

    private record Issuer() implements TokenCheck {

        @Override
        public String name() {
            return "issuer";
        }

        @Override
        public String expected(Judgement judgement) {
            return judgement.keys().keys().issuerFor(judgement.tenant());
        }

        @Override
        public String found(Judgement judgement) {
            return judgement.claims().textOrNothing("iss");
        }

        @Override
        public void require(Judgement judgement) throws RefusedException {
            judgement.keys().requireIssuer(judgement.claims(), judgement.tenant());
        }
    }

    private record NamedKey() implements TokenCheck {

        @Override
        public String name() {
            return "signing key";
        }

        @Override
        public String expected(Judgement judgement) {
            return "a published kid";
        }

        @Override
        public String found(Judgement judgement) {
            return judgement.header().textOrNothing("kid");
        }

        @Override
        public void require(Judgement judgement) throws RefusedException {
            List<OwnedKey> named = judgement.keys().named(judgement.header().requiredText("kid"));
            if (named.isEmpty()) {
                throw new RefusedException(Reason.UNKNOWN_KEY);
            }
            judgement.establishCandidates(named);
        }
    }

    private record KeyOwner() implements TokenCheck {

        @Override
        public String name() {
            return "key owner";
        }

        @Override
        public String expected(Judgement judgement) {
            return "a key of " + judgement.keys().keys().issuerFor(judgement.tenant());
        }

        @Override
        public String found(Judgement judgement) {
            return "key " + judgement.header().textOrNothing("kid");
        }

        @Override
        public void require(Judgement judgement) throws RefusedException {
            judgement.establishCandidates(judgement.keys().requireOwner(judgement.candidates(), judgement.tenant()));
        }
    }

    private record Signature() implements TokenCheck {

        @Override
        public String name() {
            return "signature";
        }

        @Override
        public String expected(Judgement judgement) {
            return "a signature by key " + judgement.header().textOrNothing("kid");
        }

        @Override
        public String found(Judgement judgement) {
            return "a signature by that key";
        }

        @Override
        public void require(Judgement judgement) throws RefusedException {
            judgement.establishKey(
                    SignatureCheck.require(judgement.token(), judgement.algorithm(), judgement.candidates()));
        }
    }
}
