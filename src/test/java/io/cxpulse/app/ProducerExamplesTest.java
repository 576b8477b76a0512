package io.cxpulse.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.cxpulse.foreign.NodeProgram;
import io.cxpulse.testing.SharedData;
import io.cxpulse.wire.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The examples of docs/producers.md, run as they stand there, and what the page says is seen of them. */
@Tag("foreign")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProducerExamplesTest {

    private static final Path ROOT = SharedData.projectRoot().toAbsolutePath();
    private static final Path EXAMPLES = ROOT.resolve("examples");
    private static final String CLASSES =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final int PARTITIONS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Path folder;
    private RunningPulse pulse;

    @BeforeAll
    void produceWithAll(@TempDir Path given) throws Exception {
        folder = given;
        String node = NodeProgram.path();
        pulse = RunningPulse.start(PARTITIONS);
        String bootstrap = pulse.cluster().bootstrapServers();
        String registry = pulse.cluster().registryUrl();
        run(EXAMPLES.resolve("javascript"), node, "produce.mjs", bootstrap, registry);
        run(ROOT, JAVA, "-cp", CLASSES, "examples/java/Produce.java", bootstrap, registry);
        run(ROOT, "examples/shell/produce.sh", "--bootstrap", bootstrap, "--registry", registry);
    }

    @AfterAll
    void stop() throws IOException {
        if (pulse != null) {
            pulse.close();
        }
    }

    private void run(Path where, String... command) throws Exception {
        Path said = Files.createTempFile(folder, "said-", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(where.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("PULSE", launcher());
        Process process = builder.start();
        try {
            await().atMost(PATIENCE).until(() -> !process.isAlive());
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).as(Files.readString(said)).isZero();
    }

    /** What {@code ./pulse} runs in the end, without the build before it. */
    private String launcher() throws IOException {
        Path launcher = folder.resolve("пуск");
        Files.writeString(
                launcher,
                "#!/bin/sh\nexec '" + JAVA + "' -cp '" + CLASSES + "' " + Pulse.class.getName() + " \"$@\"\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        return launcher.toString();
    }

    @ParameterizedTest
    @EnumSource(names = {"SURVEYS", "INTERACTIONS", "CASES"})
    void shouldKeepToTheRuleOfKeysWhenAnExampleSends(Topics topic) {
        List<ConsumerRecord<String, Object>> records = records(topic);

        assertThat(records).hasSize(3).allSatisfy(record -> {
            GenericRecord event = (GenericRecord) record.value();
            assertThat(record.key()).isEqualTo(event.get(topic == Topics.CASES ? "caseId" : "customerId"));
            assertThat(event.get("product")).isEqualTo("café");
            assertThat(record.partition())
                    .isEqualTo(Utils.toPositive(Utils.murmur2(Utils.utf8(record.key()))) % PARTITIONS);
        });
        assertThat(records)
                .extracting(record -> ((GenericRecord) record.value())
                        .get("eventId")
                        .toString()
                        .replaceAll("-.*", ""))
                .containsExactlyInAnyOrder("js", "java", "shell");
    }

    private List<ConsumerRecord<String, Object>> records(Topics topic) {
        try (KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer()) {
            deserializer.configure(pulse.cluster().avro().properties(), false);
            return pulse.cluster().clients().readCommitted(topic.topic(), deserializer);
        }
    }

    @ParameterizedTest
    @CsvSource({"nps", "contact_volume", "cases_opened"})
    void shouldCountThreeWhenThePagesQueriesAreAsked(String metric) throws Exception {
        await().atMost(PATIENCE).until(() -> counted(queried(metric)) == 3);

        JsonNode answer = curled(metric);
        assertThat(counted(answer)).as("%s", answer).isEqualTo(3);
    }

    private JsonNode queried(String metric) {
        List<String> line = List.of(line("./pulse query " + metric + " ").split(" ", -1));
        String[] arguments = line.subList(3, line.size()).toArray(String[]::new);
        return pulse.query(metric, arguments);
    }

    private JsonNode curled(String metric) throws Exception {
        String address = line("curl 'http://127.0.0.1:8080/api/v1/metrics/" + metric + "/")
                .replaceAll(".*http://127.0.0.1:8080|'$", "");
        return new ObjectMapper().readTree(Http.get(pulse.api() + address).body());
    }

    private static String line(String beginning) {
        try (Stream<String> lines = Files.lines(ROOT.resolve("docs/producers.md"))) {
            return lines.filter(line -> line.startsWith(beginning)).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Over all windows: the examples may run across midnight. */
    private static long counted(JsonNode series) {
        return series.findValues("n").stream().mapToLong(JsonNode::asLong).sum();
    }
}
