package io.github.entrafilter.localentra.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The validity of client assertions, with Entra's tolerance of five minutes. */
class ClientAssertionTimeTest {

    private static final Instant NOW = Instant.parse("2027-01-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "   0,  600, true",
        "   1,  600, true",
        " 300,  600, true",
        " 301,  600, false",
        "    ,  600, true",
        "-600,    1, true",
        "-600,    0, true",
        "-600, -299, true",
        "-600, -300, false",
        "-600,     , false",
        "    ,     , false",
    })
    void validity_is_tolerant_by_five_minutes(@Nullable Long notBefore, @Nullable Long expiry, boolean valid)
            throws JOSEException {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .notBeforeTime(date(notBefore))
                .expirationTime(date(expiry))
                .build();
        SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        jwt.sign(new MACSigner(new byte[32]));

        assertThat(ClientAssertion.parse(jwt.serialize()).orElseThrow().isValidAt(NOW))
                .isEqualTo(valid);
    }

    private static @Nullable Date date(@Nullable Long secondsFromNow) {
        return secondsFromNow == null ? null : Date.from(NOW.plusSeconds(secondsFromNow));
    }
}
