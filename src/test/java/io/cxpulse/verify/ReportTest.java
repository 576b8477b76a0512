package io.cxpulse.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Difference DIFFERENCE = new Difference(
            Difference.Kind.LETTER_MISSING, Map.of("topic", "cx.surveys"), "reason", "TOO_LATE", "none « é »");

    @Test
    void shouldEndWithVerdictWhenPrinted() {
        assertThat(ReportText.of(report(List.of()))).last().isEqualTo("verdict: clean (17 records recomputed)");
        assertThat(ReportText.of(report(List.of(DIFFERENCE))))
                .endsWith(
                        "letter-missing topic=cx.surveys reason: expected TOO_LATE, found none « é »",
                        "verdict: 1 differences (17 records recomputed)");
    }

    @Test
    void shouldPrintTheConservationTableWhenPrinted() {
        List<String> lines = ReportText.of(report(List.of()));

        assertThat(lines.get(0))
                .matches("partition +read +undecodable +invalid +future +duplicate +too late +filtered +counted"
                        + " +sum +waiting");
        assertThat(lines.get(1)).matches("cx.surveys-0 +17 +0 +0 +0 +0 +4 +0 +13 +17 +2");
    }

    @Test
    void shouldPrintFiftyAndTheCountWhenThereAreMore() {
        List<String> lines = ReportText.of(report(Collections.nCopies(53, DIFFERENCE)));

        assertThat(lines).filteredOn(line -> line.startsWith("letter-missing")).hasSize(50);
        assertThat(lines).contains("... and 3 more");
    }

    @Test
    void shouldNameEveryFieldWhenWrittenAsJson() {
        assertThat(ReportJson.of(report(List.of(DIFFERENCE))).toString())
                .isEqualTo("{\"clean\":false,\"partitions\":{\"cx.surveys-0\":{\"read\":17,\"undecodable\":0,"
                        + "\"invalid\":0,\"future\":0,\"duplicate\":0,\"too_late\":4,\"filtered\":0,\"counted\":13,"
                        + "\"waiting\":2}},\"compared\":{\"series\":3},\"notes\":[\"замечание\"],"
                        + "\"differences\":[{\"kind\":\"letter-missing\",\"topic\":\"cx.surveys\","
                        + "\"field\":\"reason\",\"expected\":\"TOO_LATE\",\"found\":\"none « é »\"}],"
                        + "\"unpublished\":[]}");
    }

    private static Report report(List<Difference> differences) {
        Map<Fate, Long> fates = new EnumMap<>(Fate.class);
        for (Fate fate : Fate.values()) {
            fates.put(fate, 0L);
        }
        fates.put(Fate.TOO_LATE, 4L);
        fates.put(Fate.COUNTED, 13L);
        return new Report(
                Map.of("cx.surveys-0", new PartitionReport(17, fates, 2)),
                Map.of("series", 3L),
                differences,
                List.of(),
                List.of("замечание"));
    }
}
