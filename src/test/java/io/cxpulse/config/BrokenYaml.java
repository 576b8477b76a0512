package io.cxpulse.config;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Text as nobody would write it: pieces that mean something in YAML, and changes that break a valid file. */
final class BrokenYaml {

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
            "below 0.5",
            "1 per 26w",
            "share(nps > 5m)",
            "version: 1");

    private BrokenYaml() {}

    /** A few changes to a file. */
    static Arbitrary<List<Mutation>> mutations() {
        return Combinators.combine(Arbitraries.integers().between(0, 4), Arbitraries.longs(), Arbitraries.of(SCRAPS))
                .as(Mutation::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    /** Pieces one after the other. */
    static Arbitrary<List<String>> scraps() {
        return Arbitraries.of(SCRAPS).list().ofMaxSize(40);
    }

    static String mutate(String text, List<Mutation> mutations) {
        String mutant = text;
        for (Mutation mutation : mutations) {
            mutant = mutation.apply(mutant);
        }
        return mutant;
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
