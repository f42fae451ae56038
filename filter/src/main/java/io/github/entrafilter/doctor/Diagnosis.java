package io.github.entrafilter.doctor;

import io.github.entrafilter.TokenFacts;
import io.github.entrafilter.token.CheckResult;
import java.util.List;

/**
 * The outcome of one command on a token or on settings.
 *
 * @param token empty for settings
 * @param verdict one sentence
 */
record Diagnosis(TokenFacts token, List<CheckResult> results, String verdict, ExitCode exitCode) {}
