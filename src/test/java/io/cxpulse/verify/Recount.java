package io.cxpulse.verify;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What the judge makes of logs: the fate of each record, and all lines that hold in the end. */
final class Recount {

    private final Contracts contracts;
    private final EventDecoder decoder;
    private final Ledger ledger;

    Recount(Contracts contracts, EventDecoder decoder) {
        this.contracts = contracts;
        this.decoder = decoder;
        this.ledger = new Ledger(contracts);
    }

    /** Judges a partition by the shipped limits. */
    List<String> fates(InputLog log) {
        Source source = Source.ofTopic(log.partition().topic()).orElseThrow();
        return fates(log, Policy.SHIPPED.of(source));
    }

    List<String> fates(InputLog log, Policy.Limits limits) {
        Source source = Source.ofTopic(log.partition().topic()).orElseThrow();
        Judge judge = new Judge(source, limits, contracts, decoder);
        List<String> fates = new ArrayList<>();
        log.records().forEach(record -> {
            Judgement judgement = judge.judge(record);
            ledger.apply(judgement.change(), record.timestamp());
            fates.add(judgement.fate().name());
        });
        return fates;
    }

    /** Metric, segment, time and value of each line, by metric and segment, then by time. */
    List<String> held() {
        List<String> held = new ArrayList<>();
        ledger.series().forEach((key, series) -> series.within(Long.MIN_VALUE, Long.MAX_VALUE)
                .forEach(observation -> held.add(key.metric()
                        + (" " + URLDecoder.decode(key.segment(), StandardCharsets.UTF_8)).stripTrailing()
                        + " " + Instant.ofEpochMilli(observation.time())
                        + (observation.value() == null ? "" : " " + observation.value()))));
        return held;
    }

    /** Observations of the window of that start. */
    long n(String metric, String window, Instant start) {
        Cut cut = contracts.window(window).orElseThrow();
        long from = start.toEpochMilli();
        return ledger.numbers(new SeriesKey(metric, ""), from, cut.endOf(from)).n();
    }
}
