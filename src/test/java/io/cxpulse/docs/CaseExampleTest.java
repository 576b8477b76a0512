package io.cxpulse.docs;

import static io.cxpulse.testing.Events.change;
import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.app.CaseCommand;
import io.cxpulse.schema.ActorType;
import io.cxpulse.schema.CaseEvent;
import io.cxpulse.schema.CaseEventType;
import io.cxpulse.schema.Operation;
import io.cxpulse.serve.HttpAddress;
import io.cxpulse.serve.InMemoryAlertBoard;
import io.cxpulse.serve.InMemorySeriesStore;
import io.cxpulse.serve.InMemorySources;
import io.cxpulse.serve.QueryApi;
import io.cxpulse.serve.Readiness;
import io.cxpulse.testing.Catalogues;
import io.cxpulse.testing.DriverCaseArchive;
import io.cxpulse.testing.PipelineDriver;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The case that {@code docs/cases.md} shows is what the command prints of it, whatever the order of delivery. */
class CaseExampleTest {

    private static final String PAGE = "docs/cases.md";
    private static final String ID = "MUC-1042/é";
    private static final Instant OPENED = Instant.parse("2026-03-02T09:00:00Z");

    @TempDir
    private Path state;

    private final List<AutoCloseable> closing = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        Collections.reverse(closing);
        for (AutoCloseable part : closing) {
            part.close();
        }
    }

    @Test
    void shouldShowWhatCommandPrintsWhenCaseIsShown() {
        GeneratedSection example = new GeneratedSection("case-example", "```text\n" + printed(events()) + "```\n");
        if (Boolean.getBoolean("regenerate")) {
            ProjectFiles.write(PAGE, example.writtenInto(ProjectFiles.read(PAGE)));
        }

        assertThat(example.in(ProjectFiles.read(PAGE)))
                .as("run 'mvn -q test -Dtest=CaseExampleTest -Dregenerate=true' to regenerate")
                .isEqualTo(example.content());
    }

    @Test
    void shouldPrintTheSameWhenDeliveredShuffledAndTwice() {
        List<CaseEvent> events = new ArrayList<>(events());
        events.addAll(events());
        Collections.shuffle(events, new Random(20_261_122));

        assertThat(printed(events)).isEqualTo(printed(events()));
    }

    private static List<CaseEvent> events() {
        return List.of(
                at("1", 0, CaseEventType.OPENED, ActorType.CUSTOMER)
                        .setTeam("front")
                        .build(),
                at("2", 4, CaseEventType.AUTO_REPLY, ActorType.BOT)
                        .setTeam(null)
                        .build(),
                at("3", 35, CaseEventType.TEAM_CHANGED, ActorType.AGENT)
                        .setTeam("billing")
                        .build(),
                at("4", 50, CaseEventType.AGENT_PUBLIC_REPLY, ActorType.AGENT)
                        .setTeam(null)
                        .setAssigneeAfter("Zoë")
                        .build(),
                at("5", 55, CaseEventType.RESOLVED, ActorType.AGENT)
                        .setTeam(null)
                        .build(),
                at("6", 95, CaseEventType.REOPENED, ActorType.CUSTOMER)
                        .setTeam(null)
                        .build(),
                at("7", 110, CaseEventType.AGENT_PUBLIC_REPLY, ActorType.AGENT)
                        .setAssigneeAfter("Zoë")
                        .setTeam(null)
                        .build(),
                at("8", 115, CaseEventType.RESOLVED, ActorType.AGENT)
                        .setTeam(null)
                        .build(),
                at("9", 120, CaseEventType.AGENT_PUBLIC_REPLY, ActorType.BOT)
                        .setOp(Operation.AMEND)
                        .setTargetEventId("4")
                        .setTeam(null)
                        .build(),
                at("10", 125, CaseEventType.UNKNOWN, ActorType.UNKNOWN)
                        .setOp(Operation.RETRACT)
                        .setTargetEventId("6")
                        .setTeam(null)
                        .build());
    }

    private static CaseEvent.Builder at(String id, int minute, CaseEventType type, ActorType actor) {
        return change(ID, id, OPENED.plus(Duration.ofMinutes(minute)), type)
                .setActor(actor)
                .setChannel(null);
    }

    private String printed(List<CaseEvent> events) {
        PipelineDriver pipeline = new PipelineDriver(Catalogues.small(), state.resolve("состояние-" + closing.size()));
        closing.add(pipeline);
        events.forEach(event -> pipeline.change(event, OPENED.plus(Duration.ofHours(3))));
        assertThat(pipeline.deadLetters()).isEmpty();
        QueryApi api = new QueryApi(
                HttpAddress.loopback(0),
                Catalogues.small(),
                InMemorySources.of(
                        new InMemorySeriesStore(), new DriverCaseArchive(pipeline.driver()), new InMemoryAlertBoard()),
                () -> Readiness.Status.READY,
                new SimpleMeterRegistry());
        closing.add(api);
        return run("--as-of", "2026-03-02T12:00:00Z", "--api", "http://127.0.0.1:" + api.port(), ID);
    }

    private static String run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = new CommandLine(new CaseCommand())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        assertThat(exit).as(err.toString()).isZero();
        return out.toString().replace(System.lineSeparator(), "\n");
    }
}
