package io.cxpulse.pipeline;

import io.cxpulse.event.TimePolicy;
import io.cxpulse.pipeline.RandomEvents.Made;
import io.cxpulse.pipeline.Step.Append;
import io.cxpulse.pipeline.Step.Pass;
import io.cxpulse.pipeline.Step.Restart;
import io.cxpulse.schema.CaseEvent;
import io.cxpulse.schema.InteractionEvent;
import io.cxpulse.schema.Operation;
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
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** The same events as a clean log and in ever worse order; all of it follows from the seed. */
final class RandomLog {

    private static final List<Topics> TOPICS = Topics.withRole(Topics.Role.INPUT);

    /** Amendments of interactions are made early enough to find them remembered wherever they are displaced to. */
    private static final Duration MADE_WITHIN = Duration.ofHours(12);

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
            // Now and then a topic stays empty, and its partition idle.
            for (int left = random.nextInt(8) == 0 ? 0 : 1 + random.nextInt(30); left > 0; left--) {
                made.add(events.make(topic));
            }
            for (int left = made.isEmpty() ? 0 : random.nextInt(8); left > 0; left--) {
                made.add(events.operate(topic, events.pick(made), MADE_WITHIN));
            }
            made.sort(Comparator.comparing(Made::time));
            good.put(topic, made);
        }
    }

    /** What is appended: a key, and a value that may be missing. */
    private record Input(Bytes key, @Nullable Bytes value) {

        static Input of(Made made) {
            return new Input(made.key(), made.value());
        }

        Input with(@Nullable Bytes other) {
            return new Input(key, other);
        }
    }

    /** Every event once, in the order of event time. */
    List<Step> clean() {
        return interleave(topic -> inputs(made(topic)));
    }

    /** Every event displaced by no more than the accepted lateness, some repeated, among inputs that do not count. */
    List<Step> disturbed() {
        return interleave(topic -> {
            List<Made> shuffled = shuffled(topic);
            List<Input> inputs = inputs(shuffled);
            addTooLate(topic, shuffled, inputs);
            for (Made made : shuffled) {
                repeat(inputs, Input.of(made));
            }
            addBad(topic, inputs);
            return inputs;
        });
    }

    /** Everything in any order, with bytes that may mean anything. */
    List<Step> wild() {
        return interleave(topic -> {
            List<Input> inputs = new ArrayList<>();
            for (Made made : made(topic)) {
                inputs.add(Input.of(made));
                inputs.add(Input.of(made).with(altered(topic, made)));
                inputs.add(Input.of(made).with(flipped(made.value())));
            }
            Collections.shuffle(inputs, random);
            addBad(topic, inputs);
            return inputs;
        });
    }

    /** The same steps, with another process going on in the middle of them, once or twice. */
    List<Step> restarted(List<Step> steps) {
        List<Step> interrupted = new ArrayList<>(steps);
        for (int left = 1 + random.nextInt(2); left > 0; left--) {
            interrupted.add(random.nextInt(interrupted.size() + 1), new Restart());
        }
        return interrupted;
    }

    private List<Made> made(Topics topic) {
        return good.getOrDefault(topic, List.of());
    }

    private static List<Input> inputs(List<Made> made) {
        return new ArrayList<>(made.stream().map(Input::of).toList());
    }

    private List<Made> shuffled(Topics topic) {
        TimePolicy policy = policy(topic);
        Map<String, Instant> places = new HashMap<>();
        for (Made made : made(topic)) {
            Duration room = isOperation(made) ? MADE_WITHIN : policy.lateness();
            long most = room.plus(policy.outOfOrderness()).toMillis();
            long displaced = random.nextInt(3) == 0 ? most : (long) (random.nextDouble() * (most + 1));
            places.put(made.id(), made.time().plusMillis(displaced));
        }
        List<Made> shuffled = new ArrayList<>(made(topic));
        shuffled.sort(Comparator.comparing(made -> places.getOrDefault(made.id(), Instant.MAX)));
        return shuffled;
    }

    /** An event a millisecond, or more, beyond what is accepted behind the highest event time so far. */
    private void addTooLate(Topics topic, List<Made> shuffled, List<Input> inputs) {
        if (shuffled.isEmpty()) {
            return;
        }
        TimePolicy policy = policy(topic);
        int place = 1 + random.nextInt(shuffled.size());
        Instant highest = shuffled.subList(0, place).stream()
                .map(Made::time)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Instant time = highest.minus(policy.outOfOrderness())
                .minus(policy.lateness())
                .minusMillis(1 + random.nextInt(2) * random.nextInt(100_000_000));
        inputs.add(place, Input.of(events.made(late(topic, time))));
    }

    private SpecificRecord late(Topics topic, Instant time) {
        return switch (topic) {
            case SURVEYS -> events.survey(events.nextId(), time).build();
            case INTERACTIONS -> events.contact(events.nextId(), time).build();
            case CASES -> events.change(events.nextId(), time).build();
            default -> throw new IllegalArgumentException(topic + " is no input");
        };
    }

    private static TimePolicy policy(Topics topic) {
        return switch (topic) {
            case SURVEYS -> TimePolicy.surveys();
            case INTERACTIONS -> TimePolicy.interactions();
            case CASES -> TimePolicy.cases();
            default -> throw new IllegalArgumentException(topic + " is no input");
        };
    }

    private static boolean isOperation(Made made) {
        return made.event().get(made.event().getSchema().getField("op").pos()) != Operation.ASSERT;
    }

    /** The same event again, up to three times, anywhere behind the first. */
    private void repeat(List<Input> inputs, Input input) {
        for (int times = random.nextInt(6) - 2; times > 0; times--) {
            int first = inputs.indexOf(input);
            inputs.add(first + 1 + random.nextInt(inputs.size() - first), input);
        }
    }

    private void addBad(Topics topic, List<Input> inputs) {
        for (int left = made(topic).isEmpty() ? 0 : random.nextInt(12); left > 0; left--) {
            Made model = events.pick(made(topic));
            inputs.add(random.nextInt(inputs.size() + 1), Input.of(model).with(bad.make(topic, model)));
        }
    }

    /** Other content under the same id, at another time. */
    private Bytes altered(Topics topic, Made made) {
        Instant time = events.time();
        return switch (topic) {
            case SURVEYS ->
                events.bytes(
                        topic,
                        SurveyEvent.newBuilder((SurveyEvent) made.event())
                                .setRespondedAt(time)
                                .build());
            case INTERACTIONS ->
                events.bytes(
                        topic,
                        InteractionEvent.newBuilder((InteractionEvent) made.event())
                                .setOccurredAt(time)
                                .build());
            case CASES ->
                events.bytes(
                        topic,
                        CaseEvent.newBuilder((CaseEvent) made.event())
                                .setOccurredAt(time)
                                .build());
            default -> throw new IllegalArgumentException(topic + " is no input");
        };
    }

    private Bytes flipped(Bytes value) {
        byte[] copy = value.get().clone();
        for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
            copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return Bytes.wrap(copy);
    }

    /** Append times follow the place in the log, not the event; pauses fall anywhere. */
    private List<Step> interleave(Function<Topics, List<Input>> log) {
        List<Deque<Append>> queues = new ArrayList<>();
        for (Topics topic : TOPICS) {
            Deque<Append> queue = new ArrayDeque<>();
            for (Input input : log.apply(topic)) {
                Instant at = PipelineDriver.START.plusMillis(10L * queue.size());
                queue.add(new Append(topic, input.key(), input.value(), at));
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
}
