package io.github.entrafilter.token;

import io.github.entrafilter.Reason;
import io.github.entrafilter.settings.TokenVersion;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code ver}: one of the accepted versions. */
record VersionCheck(Set<TokenVersion> versions) implements TokenCheck {

    private static final String CLAIM = "ver";

    @Override
    public String name() {
        return "version";
    }

    @Override
    public String expected(Judgement judgement) {
        return versions.stream().map(TokenVersion::claim).sorted().collect(Collectors.joining(" or "));
    }

    @Override
    public String found(Judgement judgement) {
        return judgement.claims().textOrNothing(CLAIM);
    }

    @Override
    public void require(Judgement judgement) throws RefusedException {
        Optional<TokenVersion> version = TokenVersion.ofClaim(judgement.claims().requiredText(CLAIM));
        if (version.isEmpty() || !versions.contains(version.get())) {
            throw new RefusedException(Reason.WRONG_VERSION);
        }
        judgement.establishVersion(version.get());
    }
}
