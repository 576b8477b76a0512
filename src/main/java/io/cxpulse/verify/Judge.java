package io.cxpulse.verify;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Judges the records of one input partition, which must come in offset order.
 *
 * <p>It remembers every accepted event id for ever, together with its event time, and asks at each duplicate whether
 * the pipeline would still remember it.
 */
final class Judge {

    private final Source source;
    private final Policy.Limits limits;
    private final Contracts contracts;
    private final EventDecoder decoder;
    private final Map<String, Long> accepted = new HashMap<>();
    private @Nullable Long highestAccepted;

    Judge(Source source, Policy.Limits limits, Contracts contracts, EventDecoder decoder) {
        this.source = source;
        this.limits = limits;
        this.contracts = contracts;
        this.decoder = decoder;
    }

    Judgement judge(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return Judgement.rejected(Fate.UNDECODABLE, "MISSING_VALUE");
        }
        Optional<Fact> fact = decoder.decode(source, record.value());
        if (fact.isEmpty()) {
            return Judgement.rejected(Fate.UNDECODABLE, "UNDECODABLE");
        }
        Optional<String> broken = Rules.firstBroken(fact.get());
        if (broken.isPresent()) {
            return Judgement.rejected(Fate.INVALID, broken.get());
        }
        return judgeTime(fact.get(), record.timestamp());
    }

    private Judgement judgeTime(Fact fact, long appendTime) {
        if (fact.eventTime() > appendTime + limits.skew().toMillis()) {
            return Judgement.rejected(Fate.FUTURE, "TIME_FUTURE");
        }
        if (highestAccepted != null) {
            long watermark = highestAccepted - limits.disorder().toMillis();
            Long earlier = accepted.get(fact.eventId());
            if (earlier != null && earlier >= watermark - limits.memory().toMillis()) {
                return new Judgement(Fate.DUPLICATE, null, null);
            }
            if (fact.eventTime() < watermark - limits.lateness().toMillis()) {
                return Judgement.rejected(Fate.TOO_LATE, "TOO_LATE");
            }
        }
        return accept(fact);
    }

    /** Highest event time it has accepted, if any. */
    OptionalLong highestAccepted() {
        return highestAccepted == null ? OptionalLong.empty() : OptionalLong.of(highestAccepted);
    }

    private Judgement accept(Fact fact) {
        accepted.put(fact.eventId(), fact.eventTime());
        if (highestAccepted == null || fact.eventTime() > highestAccepted) {
            highestAccepted = fact.eventTime();
        }
        return new Judgement(contracts.measure(fact) ? Fate.COUNTED : Fate.FILTERED, null, fact);
    }
}
