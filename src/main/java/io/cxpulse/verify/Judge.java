package io.cxpulse.verify;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
    private final Contracts contracts;
    private final EventDecoder decoder;
    private final Map<String, Long> accepted = new HashMap<>();
    private @Nullable Long highestAccepted;

    Judge(Source source, Contracts contracts, EventDecoder decoder) {
        this.source = source;
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
        if (fact.eventTime() > appendTime + Source.ALLOWED_SKEW) {
            return Judgement.rejected(Fate.FUTURE, "TIME_FUTURE");
        }
        if (highestAccepted != null) {
            long watermark = highestAccepted - Source.OUT_OF_ORDERNESS;
            Long earlier = accepted.get(fact.eventId());
            if (earlier != null && earlier >= watermark - source.memory()) {
                return new Judgement(Fate.DUPLICATE, null, null);
            }
            if (fact.eventTime() < watermark - source.lateness()) {
                return Judgement.rejected(Fate.TOO_LATE, "TOO_LATE");
            }
        }
        return accept(fact);
    }

    private Judgement accept(Fact fact) {
        accepted.put(fact.eventId(), fact.eventTime());
        if (highestAccepted == null || fact.eventTime() > highestAccepted) {
            highestAccepted = fact.eventTime();
        }
        return new Judgement(contracts.measure(fact) ? Fate.COUNTED : Fate.FILTERED, null, fact);
    }
}
