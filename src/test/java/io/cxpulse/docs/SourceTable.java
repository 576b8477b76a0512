package io.cxpulse.docs;

import io.cxpulse.simulate.Sources;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The shipped mappings as a Markdown table: what the first comment of each says, and what it must be given. */
final class SourceTable {

    private static final String HEADER = "| `--source` | what its rows are | needs |\n|---|---|---|\n";

    private static final Pattern NEEDED = Pattern.compile("(?m)^// needs: (\\S+)");

    private SourceTable() {}

    static String render() {
        return Sources.known().stream().map(SourceTable::row).collect(Collectors.joining("", HEADER, ""));
    }

    private static String row(String source) {
        String mapping = ProjectFiles.read("topology/sources/" + source + ".jslt");
        String first = mapping.lines().findFirst().orElseThrow();
        String needed = NEEDED.matcher(mapping)
                .results()
                .map(parameter -> "`--set " + parameter.group(1) + "=…`")
                .collect(Collectors.joining(", "));
        return "| `%s` | %s | %s |\n".formatted(source, first.replaceFirst("^// ", ""), needed);
    }
}
