package io.github.entrafilter.doctor;

import io.github.entrafilter.TokenFacts;
import io.github.entrafilter.token.Finding;
import java.util.List;

/**
 * The outcome of one command on a token or on settings.
 *
 * @param token empty for settings
 * @param verdict one sentence
 */
record Diagnosis(TokenFacts token, List<Finding> findings, String verdict, ExitCode exitCode) {}
