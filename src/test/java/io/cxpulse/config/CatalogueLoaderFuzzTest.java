package io.cxpulse.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.wire.EventSymbols;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever stands in a file: it is read, or refused with problems, and nothing else happens. */
class CatalogueLoaderFuzzTest {

    private static final List<String> SCRAPS = List.of(
            "[",
            "]",
            "{",
            "}",
            ":",
            ": ",
            "- ",
            "\n",
            "  ",
            "\t",
            "&a ",
            "*a",
            "!!int ",
            "!!binary ",
            "!!set ",
            "? ",
            "| ",
            "> ",
            "%YAML 9\n",
            "---\n",
            "...\n",
            "\"",
            "'",
            "#",
            "<<: ",
            "0x",
            "0b_",
            "1e999",
            "-",
            "_",
            "1_0",
            "9999999999999999999999",
            "1:30",
            ".inf",
            "null",
            "~",
            "é",
            "Ж",
            "🛫",
            "\u202e",
            "\u0000",
            "\ud800",
            "\ufeff",
            "\\u",
            "\\x1",
            "@",
            "`",
            "5m",
            "UTC",
            "nps",
            "version: 1");

    private final CatalogueLoader loader = new CatalogueLoader(new EventVocabulary(EventSymbols.bySource()));

    private final String valid =
            Files.readString(Path.of(System.getProperty("project.root", "."), "topology/metrics.yaml"));

    CatalogueLoaderFuzzTest() throws IOException {}

    @Property(tries = 1500)
    void shouldReadOrRefuseWhenValidFileIsMutated(@ForAll("mutations") List<Mutation> mutations) {
        String text = valid;
        for (Mutation mutation : mutations) {
            text = mutation.apply(text);
        }
        readOrRefuse(text);
    }

    @Property(tries = 500)
    void shouldReadOrRefuseWhenTextIsOfScraps(@ForAll("scraps") List<String> scraps) {
        readOrRefuse(String.join("", scraps));
    }

    private void readOrRefuse(String text) {
        try {
            assertThat(loader.parse("мутант.yaml", text).metrics()).isNotEmpty();
        } catch (InvalidDefinition e) {
            assertThat(e.problems()).isNotEmpty().allSatisfy(problem -> {
                assertThat(problem.path()).isNotBlank();
                assertThat(problem.toString()).doesNotContain("\n");
            });
        }
    }

    @Provide
    Arbitrary<List<Mutation>> mutations() {
        return Combinators.combine(Arbitraries.integers().between(0, 4), Arbitraries.longs(), Arbitraries.of(SCRAPS))
                .as(Mutation::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Provide
    Arbitrary<List<String>> scraps() {
        return Arbitraries.of(SCRAPS).list().ofMaxSize(40);
    }

    /** One change: insert, replace, delete, repeat or move a piece. */
    record Mutation(int operation, long seed, String scrap) {

        String apply(String text) {
            Random random = new Random(seed);
            int from = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), from + 1 + random.nextInt(12));
            String piece = text.substring(from, to);
            String head = text.substring(0, from);
            String tail = text.substring(to);
            return switch (operation) {
                case 0 -> head + scrap + piece + tail;
                case 1 -> head + scrap + tail;
                case 2 -> head + tail;
                case 3 -> head + piece + piece + tail;
                default -> tail + piece + head;
            };
        }
    }
}
