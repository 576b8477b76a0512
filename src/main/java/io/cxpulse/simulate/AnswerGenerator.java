package io.cxpulse.simulate;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;

/**
 * Makes up survey answers of a plausible company, for load: JSON Lines for the source {@code surveys}, in time order
 * over five days with busy and quiet hours. The same seed gives the same bytes.
 */
public final class AnswerGenerator {

    /** Event time of the earliest possible answer. */
    public static final Instant START = Instant.parse("2025-03-03T00:00:00Z");

    /** How much event time the answers spread over, whatever their number. */
    public static final Duration SPAN = Duration.ofDays(5);

    private static final int CUSTOMERS = 200_000;

    private final long count;
    private final long seed;
    private final SplittableRandom random;

    /**
     * @param count answers to make, at least 0
     * @param seed of all randomness; also part of every event id, so that two seeds make different events
     */
    public AnswerGenerator(long count, long seed) {
        if (count < 0) {
            throw new IllegalArgumentException(count + " answers; 0 or more are wanted");
        }
        this.count = count;
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    /** Writes all answers; the stream stays open. Once per object, as the randomness goes on. */
    public void writeTo(OutputStream out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out, JsonEncoding.UTF8)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setRootValueSeparator(null);
            for (long i = 0; i < count; i++) {
                write(json, i);
                json.writeRaw('\n');
            }
        }
    }

    private void write(JsonGenerator json, long index) throws IOException {
        String at = time(index).toString();
        int product = MadeUpCompany.popular(MadeUpCompany.PRODUCTS, random);
        int touchpoint = MadeUpCompany.popular(MadeUpCompany.TOUCHPOINTS, random);
        MadeUpCompany.Question question = MadeUpCompany.question(random);
        json.writeStartObject();
        json.writeStringField("eventId", "gen-" + seed + ":" + index);
        json.writeStringField("occurredAt", at);
        json.writeStringField("respondedAt", at);
        json.writeStringField("source", "generator");
        json.writeStringField("type", "COMPLETED");
        json.writeStringField("surveyId", "made-up-" + question.id());
        writeAnswer(json, question, MadeUpCompany.mood(product, touchpoint));
        json.writeStringField("customerId", "c-" + random.nextInt(CUSTOMERS));
        json.writeStringField("channel", MadeUpCompany.pick(MadeUpCompany.CHANNELS, random));
        json.writeStringField("product", MadeUpCompany.PRODUCTS.get(product));
        json.writeStringField("touchpoint", MadeUpCompany.TOUCHPOINTS.get(touchpoint));
        json.writeEndObject();
    }

    private void writeAnswer(JsonGenerator json, MadeUpCompany.Question question, double mood) throws IOException {
        json.writeStringField("metric", question.metric());
        json.writeStringField("kind", question.kind());
        json.writeStringField("question", question.id());
        json.writeNumberField("score", question.answer(mood, random));
        json.writeNumberField("scaleMin", question.low());
        json.writeNumberField("scaleMax", question.high());
        json.writeStringField("polarity", "HIGHER_BETTER");
    }

    /** Each answer has its own slice of the span, so times rise with the index. */
    private Instant time(long index) {
        double share = (index + random.nextDouble()) / count;
        double days = share * SPAN.toDays();
        double ofDay = MadeUpCompany.timeOfDay(days - Math.floor(days));
        long millis = Math.round((Math.floor(days) + ofDay) * Duration.ofDays(1).toMillis());
        return START.plus(Math.min(millis, SPAN.toMillis() - 1), ChronoUnit.MILLIS);
    }
}
