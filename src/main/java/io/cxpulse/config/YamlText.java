package io.cxpulse.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** YAML as a tree: one document, no key twice, no aliases, of limited size and depth. */
final class YamlText {

    /** Longest accepted file, in characters. */
    static final int MAX_LENGTH = 1 << 20;

    private static final int MAX_DEPTH = 20;

    private static final YAMLMapper MAPPER = new YAMLMapper(YAMLFactory.builder()
            .loaderOptions(codePointLimit())
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private YamlText() {}

    /** @throws InvalidDefinition with one problem, at a line and column, if the text is no such document */
    static JsonNode parse(String origin, String text) {
        if (text.length() > MAX_LENGTH) {
            throw new InvalidDefinition(
                    origin,
                    new Problem(
                            "file",
                            text.length() + " characters",
                            "accepted are at most " + MAX_LENGTH + " characters"));
        }
        try {
            refuseAliases(origin, text);
            return document(origin, text);
        } catch (JsonProcessingException e) {
            throw new InvalidDefinition(origin, problem(e));
        } catch (YAMLException | IOException | NumberFormatException e) {
            throw new InvalidDefinition(origin, problem("file", String.valueOf(e.getMessage())));
        }
    }

    private static JsonNode document(String origin, String text) throws IOException {
        try (YAMLParser parser = MAPPER.getFactory().createParser(text)) {
            JsonNode document = MAPPER.readTree(parser);
            if (parser.nextToken() != null) {
                throw new InvalidDefinition(origin, problem(parser.currentTokenLocation(), "a second document"));
            }
            return document == null ? MAPPER.missingNode() : document;
        }
    }

    // The tree would hold an alias as a plain text with the anchor's name.
    private static void refuseAliases(String origin, String text) throws IOException {
        try (YAMLParser parser = MAPPER.getFactory().createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.isCurrentAlias()) {
                    throw new InvalidDefinition(
                            origin, problem(parser.currentTokenLocation(), "an alias, *" + parser.getText()));
                }
            }
        }
    }

    private static Problem problem(JsonProcessingException e) {
        return e.getCause() instanceof MarkedYAMLException yaml && yaml.getProblemMark() != null
                ? problem(
                        yaml.getProblemMark().getLine() + 1,
                        yaml.getProblemMark().getColumn() + 1,
                        yaml.getProblem())
                : problem(e.getLocation(), e.getOriginalMessage());
    }

    private static Problem problem(@Nullable JsonLocation location, String found) {
        return location == null ? problem("file", found) : problem(location.getLineNr(), location.getColumnNr(), found);
    }

    private static Problem problem(int line, int column, String found) {
        return problem("line " + line + ", column " + column, found);
    }

    private static Problem problem(String path, String found) {
        String line = found.lines().map(String::strip).findFirst().orElse("unreadable");
        return new Problem(
                path,
                line,
                "accepted is one YAML document, no key twice in a mapping, no aliases, at most " + MAX_DEPTH
                        + " levels");
    }

    private static LoaderOptions codePointLimit() {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(MAX_LENGTH);
        return limits;
    }
}
