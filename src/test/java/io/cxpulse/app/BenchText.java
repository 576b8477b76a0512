package io.cxpulse.app;

import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.utils.AppInfoParser;

/** What every measurement prints around its figures. */
final class BenchText {

    private static final int MEBIBYTE = 1 << 20;

    private BenchText() {}

    /** @param settings what the figures depend on */
    static void environment(String settings) {
        EmbeddedLog.quieten();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                Locale.ROOT,
                "CX Pulse %s, Kafka %s, Java %s, %d processors, heap %d MiB; %s%n",
                BuildVersion.version(),
                AppInfoParser.getVersion(),
                System.getProperty("java.version"),
                runtime.availableProcessors(),
                runtime.maxMemory() / MEBIBYTE,
                settings);
    }

    /** Median, lowest and highest of the rounds. */
    static void summary(String name, List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "%-32s %10.0f  (%.0f .. %.0f)%n",
                name,
                sorted.get(sorted.size() / 2),
                sorted.get(0),
                sorted.get(sorted.size() - 1));
    }
}
