package io.cxpulse.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A parameter of a mapping, given by {@code --set}. The mapping declares it in a comment of its own line:
 * {@code // needs: year ~ [0-9]{4} - the year of the survey}, or {@code takes:} where it may be left out. The pattern
 * after the tilde is what the whole value must look like; without one any value will do.
 */
record MappingParameter(String name, boolean required, Pattern accepted, String description) {

    private static final Pattern DECLARATION = Pattern.compile(
            "^\\s*//\\s*(needs|takes):\\s*([A-Za-z][A-Za-z0-9_-]*)(?:\\s+~\\s+(\\S+))?(?:\\s+-\\s+(.*?))?\\s*$",
            Pattern.MULTILINE);

    static List<MappingParameter> declaredIn(String mapping) {
        List<MappingParameter> declared = new ArrayList<>();
        for (Matcher m = DECLARATION.matcher(mapping); m.find(); ) {
            declared.add(new MappingParameter(
                    m.group(2), m.group(1).equals("needs"), pattern(m.group(3)), m.group(4) == null ? "" : m.group(4)));
        }
        return declared;
    }

    private static Pattern pattern(String regex) throws PatternSyntaxException {
        return Pattern.compile(regex == null ? ".*" : regex, Pattern.DOTALL);
    }

    /** Name, pattern and description in one line, for messages. */
    String usage() {
        String form = accepted.pattern().equals(".*") ? "" : "=" + accepted.pattern();
        return name + form + (description.isEmpty() ? "" : " (" + description + ")");
    }
}
