package io.github.entrafilter.doctor;

import io.github.entrafilter.token.Finding;
import io.github.entrafilter.token.TokenFacts;
import java.util.List;

/**
 * What the doctor has found.
 *
 * @param token whose findings these are; none of a configuration
 * @param verdict in one sentence
 */
record Diagnosis(TokenFacts token, List<Finding> findings, String verdict, ExitCode exitCode) {}
