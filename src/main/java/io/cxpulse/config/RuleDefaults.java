package io.cxpulse.config;

import io.cxpulse.alert.Severity;
import io.cxpulse.alert.Silence;
import java.time.Duration;
import java.util.List;

/**
 * What holds for a rule that says nothing else.
 *
 * @param recovery terms of recovery; where the bound must be is up to the rule
 */
record RuleDefaults(
        Duration budget, Duration window, Duration hold, RecoveryTerms recovery, Silence noData, Severity severity) {

    /** Of a file that names none. */
    static final Duration TICK = Duration.ofMinutes(1);

    private static final List<String> KEYS =
            List.of("tick", "budget", "window", "hold", "recover", "no_data", "severity");

    /** Nobody is woken by a rule that does not ask for it. */
    private static final RuleDefaults BUILT_IN = new RuleDefaults(
            Duration.ofDays(26 * 7),
            Duration.ofHours(1),
            Duration.ZERO,
            new RecoveryTerms(0.9, Duration.ofMinutes(30), Duration.ofHours(6)),
            Silence.KEEP,
            Severity.TICKET);

    /** How an alert ends, as in {@link io.cxpulse.alert.Recovery}, but for the value to be reached. */
    record RecoveryTerms(double confidence, Duration hold, Duration reopen) {

        /** These, but for what {@code fields} say. */
        RecoveryTerms with(Fields fields) {
            return new RecoveryTerms(
                    fields.read("confidence", TermReader::confidence).orElse(confidence),
                    fields.read("for", TermReader::hold).orElse(hold),
                    fields.read("reopen", TermReader::reopen).orElse(reopen));
        }
    }

    static Fields fields(Place place) {
        return place.fields(List.of(), KEYS);
    }

    static RuleDefaults read(Fields fields, TermReader terms) {
        RecoveryTerms recovery = fields.read("recover", TermReader::defaultRecovery)
                .map(BUILT_IN.recovery::with)
                .orElse(BUILT_IN.recovery);
        return BUILT_IN.with(fields, recovery, terms);
    }

    /** These, but for what {@code fields} say. */
    RuleDefaults with(Fields fields, RecoveryTerms recovering, TermReader terms) {
        return new RuleDefaults(
                fields.read("budget", terms::budget).orElse(budget),
                fields.read("window", terms::window).orElse(window),
                fields.read("hold", TermReader::hold).orElse(hold),
                recovering,
                fields.read("no_data", terms::noData).orElse(noData),
                fields.read("severity", TermReader::severity).orElse(severity));
    }
}
