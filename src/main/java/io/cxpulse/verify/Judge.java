package io.cxpulse.verify;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Judges the records of one input partition, which must come in offset order. */
final class Judge {

    static final String TOO_LATE = "TOO_LATE";
    static final String CASE_TOO_LONG = "CASE_TOO_LONG";

    private final Source source;
    private final Policy.Limits limits;
    private final Contracts contracts;
    private final EventDecoder decoder;
    private final Memory memory;
    private @Nullable Long highestAccepted;

    Judge(Source source, Policy.Limits limits, Contracts contracts, EventDecoder decoder) {
        this.source = source;
        this.limits = limits;
        this.contracts = contracts;
        this.decoder = decoder;
        this.memory = source == Source.CASES ? new CaseMemory() : new TargetMemory(contracts);
    }

    Judgement judge(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return Judgement.rejected(Fate.UNDECODABLE, "MISSING_VALUE");
        }
        Optional<Event> event = decoder.decode(source, record.value());
        if (event.isEmpty()) {
            return Judgement.rejected(Fate.UNDECODABLE, "UNDECODABLE");
        }
        Optional<String> broken = Rules.firstBroken(event.get(), record.key());
        if (broken.isPresent()) {
            return Judgement.rejected(Fate.INVALID, broken.get());
        }
        return judge(event.get(), record.timestamp());
    }

    private Judgement judge(Event event, long appendTime) {
        if (event.time() > appendTime + limits.skew().toMillis()) {
            return Judgement.rejected(Fate.FUTURE, "TIME_FUTURE");
        }
        long horizon = behindWatermark(limits.memory());
        if (memory.knows(event, horizon)) {
            return Judgement.duplicate();
        }
        if (event.time() < behindWatermark(limits.lateness())) {
            return Judgement.rejected(Fate.TOO_LATE, TOO_LATE);
        }
        if (memory.isFull(event, horizon)) {
            return Judgement.rejected(Fate.INVALID, CASE_TOO_LONG);
        }
        return accept(event, horizon);
    }

    private Judgement accept(Event event, long horizon) {
        Memory.Effect effect = memory.accept(event, horizon);
        if (highestAccepted == null || event.time() > highestAccepted) {
            highestAccepted = event.time();
        }
        return Judgement.accepted(Change.of(effect, contracts));
    }

    /** So far behind the watermark before the record at hand; before everything if nothing was accepted. */
    private long behindWatermark(Duration distance) {
        return highestAccepted == null
                ? Long.MIN_VALUE
                : highestAccepted - limits.disorder().toMillis() - distance.toMillis();
    }

    /** Highest event time it has accepted, if any. */
    OptionalLong highestAccepted() {
        return highestAccepted == null ? OptionalLong.empty() : OptionalLong.of(highestAccepted);
    }
}
