package io.cxpulse.simulate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * A JSLT mapping from the rows of a source to events, with its parameters set. It sees the row as input and the
 * parameters as {@code $set}, and gives an array; see {@link Mapped} for what may stand in it.
 */
public final class Mapping {

    private final String source;
    private final Expression expression;
    private final Map<String, JsonNode> variables;

    private Mapping(String source, Expression expression, Map<String, JsonNode> variables) {
        this.source = source;
        this.expression = expression;
        this.variables = variables;
    }

    /**
     * Compiles a mapping and sets its parameters.
     *
     * @param source name of the source, default of every event's {@code source}
     * @param text the JSLT
     * @throws UsageProblem if the text is no JSLT, or a parameter is missing, unknown or not of the declared form
     */
    public static Mapping of(String source, String text, Map<String, String> set) throws UsageProblem {
        try {
            check(source, MappingParameter.declaredIn(text), set);
            // The filter of JSLT drops empty arrays and objects too, which would hide a field of a wrong type.
            Expression expression = new Parser(new StringReader(text))
                    .withSource(source)
                    .withObjectFilter(". != null")
                    .compile();
            return new Mapping(source, expression, Map.of("set", object(set)));
        } catch (JsltException e) {
            throw new UsageProblem("mapping " + source + ": " + oneLine(e));
        } catch (PatternSyntaxException e) {
            throw new UsageProblem("mapping " + source + ": bad pattern of a parameter: " + e.getDescription());
        }
    }

    public String source() {
        return source;
    }

    /**
     * What becomes of a row, in the order the mapping gives it.
     *
     * @throws UnmappableException if the mapping fails or gives something else than its contract says
     */
    List<Mapped> apply(ObjectNode row) throws UnmappableException {
        JsonNode result = result(row);
        if (!result.isArray()) {
            throw new UnmappableException("the mapping gave a JSON " + result.getNodeType() + "; an array is wanted");
        }
        List<Mapped> mapped = new ArrayList<>(result.size());
        for (JsonNode element : result) {
            mapped.add(Mapped.of(element));
        }
        return mapped;
    }

    private JsonNode result(ObjectNode row) throws UnmappableException {
        try {
            return expression.apply(variables, row);
        } catch (JsltException e) {
            throw new UnmappableException("the mapping failed: " + oneLine(e));
        }
    }

    private static void check(String source, List<MappingParameter> declared, Map<String, String> set)
            throws UsageProblem {
        for (MappingParameter parameter : declared) {
            String value = set.get(parameter.name());
            if (value == null && parameter.required()) {
                throw new UsageProblem("source " + source + " needs --set " + parameter.usage());
            }
            if (value != null && !parameter.accepted().matcher(value).matches()) {
                throw new UsageProblem("--set " + parameter.name() + "=" + value + ": source " + source + " accepts "
                        + parameter.usage());
            }
        }
        refuseUnknown(source, declared, set);
    }

    private static void refuseUnknown(String source, List<MappingParameter> declared, Map<String, String> set)
            throws UsageProblem {
        List<String> known = declared.stream().map(MappingParameter::name).toList();
        for (String name : new TreeSet<>(set.keySet())) {
            if (!known.contains(name)) {
                String takes = declared.stream().map(MappingParameter::usage).collect(Collectors.joining(", "));
                throw new UsageProblem("--set " + name + ": source " + source + " takes "
                        + (takes.isEmpty() ? "no parameters" : "only " + takes));
            }
        }
    }

    private static ObjectNode object(Map<String, String> set) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        set.forEach(object::put);
        return object;
    }

    private static String oneLine(JsltException e) {
        return String.valueOf(e.getMessage()).strip().replaceAll("\\s*[\\r\\n]+\\s*", " ");
    }
}
