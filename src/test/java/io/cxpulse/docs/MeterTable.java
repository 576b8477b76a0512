package io.cxpulse.docs;

import io.cxpulse.metric.MetricKind;
import io.cxpulse.wire.MeterName;
import io.cxpulse.wire.ResultMeter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The tables of meters, from the enums that name them. */
final class MeterTable {

    private MeterTable() {}

    static String meters() {
        return "| meter | type | labels | what it says |\n|---|---|---|---|\n"
                + Arrays.stream(MeterName.values()).map(MeterTable::row).collect(Collectors.joining());
    }

    static String results() {
        return "| gauge | of metrics of kind | what it says |\n|---|---|---|\n"
                + Arrays.stream(ResultMeter.values()).map(MeterTable::row).collect(Collectors.joining());
    }

    private static String row(MeterName meter) {
        return "| `" + meter.meter() + "` | " + lower(meter.type()) + " | " + labels(meter.labels()) + " | "
                + meter.sentence() + " |\n";
    }

    private static String row(ResultMeter meter) {
        String kinds = meter.kinds().size() == MetricKind.values().length
                ? "every"
                : meter.kinds().stream().map(MeterTable::lower).collect(Collectors.joining(", "));
        return "| `" + meter.pattern() + "` | " + kinds + " | " + meter.phrase() + " |\n";
    }

    private static String labels(List<String> labels) {
        return labels.stream().map(label -> "`" + label + "`").collect(Collectors.joining(", "));
    }

    private static String lower(Enum<?> symbol) {
        return symbol.name().toLowerCase(Locale.ROOT);
    }
}
