package io.github.entrafilter.token;

import io.github.entrafilter.Reason;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code aud}: one of this API's audiences, compared exactly. Entra writes one string, never a list. */
record AudienceCheck(Set<String> audiences) implements TokenCheck {

    /** Microsoft Graph as the public cloud names it; every other cloud has its own host and the same id. */
    private static final Set<String> GRAPH = Set.of(
            "00000003-0000-0000-c000-000000000000",
            "https://graph.microsoft.com",
            "https://graph.microsoft.us",
            "https://dod-graph.microsoft.us",
            "https://microsoftgraph.chinacloudapi.cn",
            "https://graph.svc.sovcloud.fr",
            "https://graph.svc.sovcloud.de",
            "https://graph.svc.sovcloud.sg");

    private static final String PRINCIPAL_NAME = "spn:";
    private static final String DEFAULT_URI = "api://";

    @Override
    public String name() {
        return "audience";
    }

    /** Lists no form with a trailing slash if the one without it is accepted, too. */
    @Override
    public String expected(Judgement judgement) {
        return audiences.stream()
                .filter(audience -> !audience.endsWith("/") || !audiences.contains(withoutSlash(audience)))
                .sorted()
                .collect(Collectors.joining(" or "));
    }

    @Override
    public String found(Judgement judgement) {
        return CheckResult.found(judgement.claims().stringOrEmpty("aud"), hint(judgement));
    }

    @Override
    public String hint(Judgement judgement) {
        String audience = judgement.claims().stringOrEmpty("aud");
        return audiences.contains(audience)
                ? ""
                : nearMiss(audience)
                        .map(difference -> "it differs by " + difference + ": list it in entra.audiences to accept it")
                        .orElse("");
    }

    @Override
    public void require(Judgement judgement) throws RefusedException {
        String audience = judgement.claims().requiredText("aud");
        if (!audiences.contains(audience)) {
            throw new RefusedException(
                    GRAPH.contains(withoutSlash(audience)) ? Reason.MICROSOFT_API_TOKEN : Reason.WRONG_AUDIENCE);
        }
    }

    /** The difference to an accepted audience, where it is so small that it looks like a mistake. */
    private Optional<String> nearMiss(String audience) {
        if (audiences.contains(audience + "/") || audiences.contains(withoutSlash(audience))) {
            return Optional.of("a trailing slash only");
        }
        if (audience.startsWith(PRINCIPAL_NAME) && audiences.contains(audience.substring(PRINCIPAL_NAME.length()))) {
            return Optional.of("the prefix spn: only");
        }
        if (audiences.contains(DEFAULT_URI + audience)) {
            return Optional.of("the form only, being the client id as in a v2.0 token (entra.client-id accepts both)");
        }
        if (audience.startsWith(DEFAULT_URI) && audiences.contains(audience.substring(DEFAULT_URI.length()))) {
            return Optional.of("the form only, being the URI as in a v1.0 token (entra.client-id accepts both)");
        }
        return audiences.stream().anyMatch(audience::equalsIgnoreCase)
                ? Optional.of("upper and lower case only")
                : Optional.empty();
    }

    private static String withoutSlash(String audience) {
        return audience.endsWith("/") ? audience.substring(0, audience.length() - 1) : audience;
    }
}
