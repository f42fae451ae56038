package io.github.entrafilter.token;

import com.nimbusds.jose.util.Base64URL;

/**
 * A bearer token taken apart, once; nothing of it is verified.
 *
 * @param signingInput what the signature was made over: RFC 7515, section 5.1
 */
record UnverifiedToken(Claims header, Claims claims, String signingInput, Base64URL signature) {}
