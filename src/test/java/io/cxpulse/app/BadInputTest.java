package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.cxpulse.schema.DeadLetter;
import io.cxpulse.schema.SurveyEvent;
import io.cxpulse.testing.Events;
import io.cxpulse.testing.SharedData;
import io.cxpulse.wire.AvroSettings;
import io.cxpulse.wire.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be counted is set aside with its reason and place, and everything around it is counted. */
@Tag("broker")
class BadInputTest {

    private static final Instant DAY = Instant.parse("2025-03-03T00:00:00Z");
    private static final int PARTITION = 1;

    @TempDir
    private Path folder;

    private RunningPulse pulse;
    private KafkaAvroSerializer serializer;

    @BeforeEach
    void start() throws Exception {
        pulse = RunningPulse.start(2);
        serializer = new KafkaAvroSerializer();
        serializer.configure(avro().properties(), false);
    }

    @AfterEach
    void stop() throws Exception {
        serializer.close();
        pulse.close();
    }

    @Test
    void shouldSetRowsAsideWhenFilesAreBad() throws Exception {
        replayed(csv(), "--source", "sfo-survey", "--set", "year=2025");
        replayed(json(), "--source", "surveys");
        pulse.awaitSettled();

        assertThat(letters())
                .extracting(letter ->
                        letter.getFile() + ":" + letter.getLine() + " " + letter.getReason() + " " + letter.getPath())
                .containsExactlyInAnyOrder(
                        "аэропорт.csv:3 UNMAPPABLE_ROW INTDATE",
                        "аэропорт.csv:4 UNMAPPABLE_ROW null",
                        "аэропорт.csv:5 UNMAPPABLE_ROW NETPRO",
                        "réponses.jsonl:2 UNMAPPABLE_ROW null",
                        "réponses.jsonl:3 UNMAPPABLE_ROW score",
                        "réponses.jsonl:4 UNMAPPABLE_ROW occurredAt");
        assertThat(days()).containsExactlyInAnyOrder("2025-05-13 n=2 final", "2025-05-14 n=2 final");
        Verified.assertClean(pulse.verify());
    }

    @Test
    void shouldSetRecordsAsideWhenTopicHoldsBadOnes() throws Exception {
        byte[] good = bytes(Events.nps("целое", DAY, 9).build());
        byte[] unknownSchema = good.clone();
        unknownSchema[3] = 99;
        byte[][] values = {
            bytes(Events.nps("перед", DAY, 9).build()),
            "не avro".getBytes(StandardCharsets.UTF_8),
            Arrays.copyOf(good, good.length / 2),
            unknownSchema,
            null,
            bytes(Events.nps("s1", DAY, 11).build()),
            bytes(Events.nps("s2", DAY, Double.NaN).build()),
            bytes(Events.nps("s3", DAY, 7.5).build()),
            bytes(Events.nps("t1", Instant.EPOCH, 9).build()),
            bytes(Events.nps("t2", Instant.parse("2099-01-01T00:00:00Z"), 9).build()),
            bytes(Events.nps("t3", Instant.ofEpochMilli(-1), 9).build()),
            bytes(Events.nps("после 😀", DAY.plusSeconds(1), 3).build())
        };

        produce(values);
        pulse.awaitSettled();

        assertThat(letters())
                .allMatch(letter -> Topics.SURVEYS.topic().equals(letter.getTopic()))
                .extracting(letter -> letter.getPartition() + "-" + letter.getOffset() + " " + letter.getReason() + " "
                        + letter.getPath())
                .containsExactlyInAnyOrder(
                        "1-1 UNDECODABLE null",
                        "1-2 UNDECODABLE null",
                        "1-3 UNDECODABLE null",
                        "1-4 MISSING_VALUE null",
                        "1-5 SCORE_OUT_OF_SCALE score",
                        "1-6 SCORE_NOT_FINITE score",
                        "1-7 SCORE_NOT_INTEGER score",
                        "1-8 TIME_IMPLAUSIBLE occurredAt",
                        "1-9 TIME_FUTURE occurredAt",
                        "1-10 TIME_IMPLAUSIBLE occurredAt");
        assertThat(days()).containsExactly("2025-03-03 n=2 final");
        Verified.assertClean(pulse.verify());
    }

    private void replayed(Path file, String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = file.toString();
        CommandRun run = pulse.replay(all);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"rejected\":{\"UNMAPPABLE_ROW\":3}");
    }

    /** The shipped sample's header, two good rows, and between them a bad day, a cell too many and a bad score. */
    private Path csv() throws IOException {
        String header = Files.readAllLines(SharedData.projectRoot().resolve("topology/samples/airport-survey.csv"))
                .get(0);
        return Files.writeString(
                folder.resolve("аэропорт.csv"),
                String.join(
                        "\n",
                        header,
                        row("1", "13", "10"),
                        row("2", "32", "10"),
                        row("3", "13", "10") + ",é",
                        row("4", "13", "десять"),
                        row("5", "13", "0"),
                        ""));
    }

    private static String row(String number, String day, String score) {
        return number + "," + day + ",SAT,92,G,1,AIR CANADA,4,12/31/1899 09:30:00 AM,,,," + score + ",1";
    }

    private Path json() throws IOException {
        return Files.writeString(
                folder.resolve("réponses.jsonl"),
                String.join(
                        "\n",
                        line("j1", "2025-05-14T10:00:00Z", "9"),
                        "{\"eventId\": ",
                        line("j3", "2025-05-14T10:00:00Z", "\"девять\""),
                        line("j4", "03.03.2025", "9"),
                        line("j5", "2025-05-14T10:00:01Z", "2"),
                        ""));
    }

    private static String line(String id, String at, String score) {
        return "{\"eventId\":\"" + id + "\",\"occurredAt\":\"" + at + "\",\"type\":\"COMPLETED\",\"metric\":\"NPS\","
                + "\"kind\":\"RELATIONSHIP\",\"surveyId\":\"é\",\"score\":" + score
                + ",\"scaleMin\":0,\"scaleMax\":10,\"touchpoint\":\"Выход\"}";
    }

    private void produce(byte @Nullable [][] values) throws Exception {
        try (Producer<String, byte[]> producer =
                pulse.cluster().clients().producer(new ByteArraySerializer(), Map.of())) {
            for (byte[] value : values) {
                producer.send(new ProducerRecord<>(Topics.SURVEYS.topic(), PARTITION, "ключ", value))
                        .get();
            }
        }
    }

    private byte[] bytes(SurveyEvent event) {
        return serializer.serialize(Topics.SURVEYS.topic(), event);
    }

    private List<DeadLetter> letters() {
        KafkaAvroDeserializer reader = new KafkaAvroDeserializer();
        reader.configure(avro().properties(), false);
        Deserializer<DeadLetter> letters = (topic, bytes) -> (DeadLetter) reader.deserialize(topic, bytes);
        return pulse.cluster().clients().readCommitted(Topics.DEAD_LETTERS.topic(), letters).stream()
                .map(ConsumerRecord::value)
                .toList();
    }

    private AvroSettings avro() {
        return pulse.cluster().avro();
    }

    /** Day, number of answers and state of every point of the total. */
    private List<String> days() {
        JsonNode points = pulse.query("nps", "--window", "day").path(0).path("points");
        return points.valueStream()
                .map(point -> point.path("start").asText().substring(0, "2025-03-03".length()) + " n="
                        + point.path("n").asLong() + " " + point.path("state").asText())
                .toList();
    }
}
