package io.cxpulse.config;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Texts of settings, the strongest source of each; unknown names are noted as problems. */
final class SettingSources {

    private static final String KAFKA = "kafka.";
    private static final String REGISTRY = "registry.";

    /** Decided by the product, or by a setting of its own: exactness depends on them. */
    private static final Set<String> RESERVED = Set.of(
            "kafka.application.id",
            "kafka.state.dir",
            "kafka.num.stream.threads",
            "kafka.replication.factor",
            "kafka.processing.guarantee",
            "kafka.isolation.level",
            "kafka.group.protocol",
            "kafka.ensure.explicit.internal.resource.naming",
            "registry.schema.registry.url",
            "registry.auto.register.schemas",
            "registry.use.latest.version",
            "registry.specific.avro.reader");

    private final Map<Setting, SettingText> texts = new EnumMap<>(Setting.class);
    private final Map<String, String> passedOn = new TreeMap<>();
    private final List<Problem> problems;

    SettingSources(List<Problem> problems) {
        this.problems = problems;
    }

    /** Later calls are stronger. */
    void properties(String origin, Map<String, String> properties) {
        new TreeMap<>(properties).forEach((key, text) -> put(key, text, origin));
    }

    /** Variables of the product; all others are none of its business. */
    void environment(Map<String, String> variables) {
        new TreeMap<>(variables).forEach((variable, text) -> {
            if (variable.startsWith(Setting.ENVIRONMENT_PREFIX)) {
                put(key(variable), text, "environment " + variable);
            }
        });
    }

    /** {@code key=value} each; the last of a key is the strongest. */
    void commandLine(List<String> assignments) {
        Map<String, String> properties = new HashMap<>();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                problems.add(new Problem("--set", "'" + assignment + "'", "accepted is key=value"));
            } else {
                properties.put(assignment.substring(0, equals).strip(), assignment.substring(equals + 1));
            }
        }
        properties("command line", properties);
    }

    Optional<SettingText> text(Setting setting) {
        return Optional.ofNullable(texts.get(setting));
    }

    /** Settings of the Kafka clients in their own keys. */
    Map<String, String> kafka() {
        return below(KAFKA);
    }

    /** Settings of the registry's client in its own keys. */
    Map<String, String> registry() {
        return below(REGISTRY);
    }

    private void put(String key, String text, String origin) {
        Optional<Setting> setting = Setting.ofKey(key);
        if (setting.isPresent()) {
            texts.put(setting.get(), new SettingText(text.strip(), origin));
        } else if (RESERVED.contains(key)) {
            problems.add(new Problem(key + " (" + origin + ")", "not open", "the product decides it"));
        } else if (key.startsWith(KAFKA) || key.startsWith(REGISTRY)) {
            passedOn.put(key, text);
        } else {
            problems.add(new Problem(
                    key + " (" + origin + ")", "unknown key", "accepted are " + SettingsLoader.acceptedKeys()));
        }
    }

    private static String key(String variable) {
        return Setting.ofVariable(variable).map(Setting::key).orElseGet(() -> variable.substring(
                        Setting.ENVIRONMENT_PREFIX.length())
                .toLowerCase(Locale.ROOT)
                .replace('_', '.'));
    }

    private Map<String, String> below(String prefix) {
        Map<String, String> below = new TreeMap<>();
        passedOn.forEach((key, text) -> {
            if (key.startsWith(prefix)) {
                below.put(key.substring(prefix.length()), text);
            }
        });
        return below;
    }
}
