package io.cxpulse.pipeline;

import io.cxpulse.event.TimePolicy;
import io.cxpulse.pipeline.RandomEvents.Made;
import io.cxpulse.pipeline.Step.Append;
import io.cxpulse.pipeline.Step.Pass;
import io.cxpulse.schema.InteractionEvent;
import io.cxpulse.schema.SurveyEvent;
import io.cxpulse.testing.PipelineDriver;
import io.cxpulse.wire.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** The same events as a clean log and in ever worse order; all of it follows from the seed. */
final class RandomLog {

    private static final List<Topics> TOPICS = List.of(Topics.SURVEYS, Topics.INTERACTIONS);
    private static final List<Duration> PAUSES =
            List.of(Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofSeconds(6), Duration.ofSeconds(31));

    private final Random random;
    private final RandomEvents events;
    private final BadInputs bad;
    private final Map<Topics, List<Made>> good = new HashMap<>();

    RandomLog(long seed) {
        random = new Random(seed);
        events = new RandomEvents(random);
        bad = new BadInputs(random, events);
        for (Topics topic : TOPICS) {
            List<Made> made = new ArrayList<>();
            for (int left = 1 + random.nextInt(30); left > 0; left--) {
                made.add(events.make(topic));
            }
            made.sort(Comparator.comparing(Made::time));
            good.put(topic, made);
        }
    }

    /** Every event once, in the order of event time. */
    List<Step> clean() {
        return interleave(topic -> new ArrayList<>(values(good.get(topic))));
    }

    /** Every event displaced by no more than the accepted lateness, some repeated, among inputs that do not count. */
    List<Step> disturbed() {
        return interleave(topic -> {
            List<Made> shuffled = shuffled(topic);
            List<Bytes> values = new ArrayList<>(values(shuffled));
            addTooLate(topic, shuffled, values);
            for (Made made : shuffled) {
                repeat(values, made);
            }
            addBad(topic, values);
            return values;
        });
    }

    /** Everything in any order, with bytes that may mean anything. */
    List<Step> wild() {
        return interleave(topic -> {
            List<Bytes> values = new ArrayList<>();
            for (Made made : good.get(topic)) {
                values.add(made.value());
                values.add(altered(topic, made));
                values.add(flipped(made.value()));
            }
            Collections.shuffle(values, random);
            addBad(topic, values);
            return values;
        });
    }

    private List<Made> shuffled(Topics topic) {
        TimePolicy policy = topic == Topics.SURVEYS ? TimePolicy.surveys() : TimePolicy.interactions();
        long most = policy.lateness().plus(policy.outOfOrderness()).toMillis();
        Map<String, Instant> places = new HashMap<>();
        for (Made made : good.get(topic)) {
            long displaced = random.nextInt(3) == 0 ? most : (long) (random.nextDouble() * (most + 1));
            places.put(made.id(), made.time().plusMillis(displaced));
        }
        List<Made> shuffled = new ArrayList<>(good.get(topic));
        shuffled.sort(Comparator.comparing(made -> places.getOrDefault(made.id(), Instant.MAX)));
        return shuffled;
    }

    /** An event a millisecond, or more, beyond what is accepted behind the highest event time so far. */
    private void addTooLate(Topics topic, List<Made> shuffled, List<Bytes> values) {
        TimePolicy policy = topic == Topics.SURVEYS ? TimePolicy.surveys() : TimePolicy.interactions();
        int place = 1 + random.nextInt(shuffled.size());
        Instant highest = shuffled.subList(0, place).stream()
                .map(Made::time)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Instant time = highest.minus(policy.outOfOrderness())
                .minus(policy.lateness())
                .minusMillis(1 + random.nextInt(2) * random.nextInt(100_000_000));
        values.add(
                place,
                topic == Topics.SURVEYS
                        ? events.made(events.survey(events.nextId(), time).build())
                                .value()
                        : events.made(events.contact(events.nextId(), time).build())
                                .value());
    }

    /** The same event again, up to three times, anywhere behind the first. */
    private void repeat(List<Bytes> values, Made made) {
        for (int times = random.nextInt(6) - 2; times > 0; times--) {
            int first = values.indexOf(made.value());
            values.add(first + 1 + random.nextInt(values.size() - first), made.value());
        }
    }

    private void addBad(Topics topic, List<Bytes> values) {
        for (int left = random.nextInt(12); left > 0; left--) {
            values.add(random.nextInt(values.size() + 1), bad.make(topic, events.pick(good.get(topic))));
        }
    }

    /** Other content under the same id, at another time. */
    private Bytes altered(Topics topic, Made made) {
        Instant time = events.time();
        return topic == Topics.SURVEYS
                ? events.bytes(
                        topic,
                        SurveyEvent.newBuilder((SurveyEvent) made.event())
                                .setRespondedAt(time)
                                .build())
                : events.bytes(
                        topic,
                        InteractionEvent.newBuilder((InteractionEvent) made.event())
                                .setOccurredAt(time)
                                .build());
    }

    private Bytes flipped(Bytes value) {
        byte[] copy = value.get().clone();
        for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
            copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return Bytes.wrap(copy);
    }

    /** Append times follow the place in the log, not the event; pauses fall anywhere. */
    private List<Step> interleave(Function<Topics, List<Bytes>> log) {
        List<Deque<Append>> queues = new ArrayList<>();
        for (Topics topic : TOPICS) {
            Deque<Append> queue = new ArrayDeque<>();
            for (@Nullable Bytes value : log.apply(topic)) {
                queue.add(new Append(topic, value, PipelineDriver.START.plusMillis(10L * queue.size())));
            }
            queues.add(queue);
        }
        List<Step> steps = new ArrayList<>();
        while (queues.stream().anyMatch(queue -> !queue.isEmpty())) {
            Append next = queues.get(random.nextInt(queues.size())).poll();
            if (next != null) {
                steps.add(next);
            }
            if (random.nextInt(10) == 0) {
                steps.add(new Pass(events.pick(PAUSES)));
            }
        }
        return steps;
    }

    private static List<Bytes> values(List<Made> made) {
        return made.stream().map(Made::value).toList();
    }
}
