package io.cxpulse.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What docker-compose.yml says, anchors and merges resolved, variables left as they stand. */
record ComposeFile(Map<String, Service> services, Set<String> volumes) {

    static final String NAME = "docker-compose.yml";

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+):-([^}]*)}");

    /** A port of this machine that leads to one of a container. */
    record Published(String address, int host, int container) {}

    /** A folder of the project, or a named volume, in a container. */
    record Mount(String source, String target, String mode) {

        boolean isBind() {
            return source.startsWith(".");
        }

        boolean isReadOnly() {
            return mode.equals("ro");
        }
    }

    record Service(String name, Map<String, Object> settings) {

        String image() {
            return String.valueOf(settings.get("image"));
        }

        boolean isOptional() {
            return settings.containsKey("profiles");
        }

        List<String> command() {
            return texts(settings.getOrDefault("command", List.of()));
        }

        List<String> healthCheck() {
            return texts(object(settings.getOrDefault("healthcheck", Map.of())).getOrDefault("test", List.of()));
        }

        Map<String, String> environment() {
            Map<String, String> environment = new LinkedHashMap<>();
            object(settings.getOrDefault("environment", Map.of()))
                    .forEach((name, value) -> environment.put(name, String.valueOf(value)));
            return environment;
        }

        /** The condition that is waited for, by service. */
        Map<String, String> dependencies() {
            Map<String, String> conditions = new LinkedHashMap<>();
            object(settings.getOrDefault("depends_on", Map.of()))
                    .forEach((service, needed) -> conditions.put(
                            service, String.valueOf(object(needed).get("condition"))));
            return conditions;
        }

        List<Published> published() {
            return texts(settings.getOrDefault("ports", List.of())).stream()
                    .map(port -> port.split(":", -1))
                    .peek(parts -> assertThat(parts)
                            .as("address, port here, port there of %s", name)
                            .hasSize(3))
                    .map(parts -> new Published(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2])))
                    .toList();
        }

        List<Mount> mounts() {
            return texts(settings.getOrDefault("volumes", List.of())).stream()
                    .map(volume -> volume.split(":", -1))
                    .map(parts -> new Mount(parts[0], parts[1], parts.length > 2 ? parts[2] : "rw"))
                    .toList();
        }

        /** Ports that other containers can ask. */
        Set<Integer> listening() {
            Set<Integer> ports = new TreeSet<>();
            published().forEach(port -> ports.add(port.container()));
            Matcher listeners =
                    Pattern.compile("://:(\\d+)").matcher(environment().getOrDefault("KAFKA_LISTENERS", ""));
            listeners.results().forEach(listener -> ports.add(Integer.parseInt(listener.group(1))));
            return ports;
        }

        /** Everything that it is told about others. */
        Stream<String> texts() {
            return Stream.of(command(), healthCheck(), List.copyOf(environment().values()))
                    .flatMap(List::stream);
        }

        private static List<String> texts(Object list) {
            return ((List<?>) list).stream().map(String::valueOf).toList();
        }
    }

    static ComposeFile read() {
        Map<String, Object> document = yaml(NAME);
        Map<String, Service> services = new LinkedHashMap<>();
        object(document.get("services"))
                .forEach((name, settings) -> services.put(name, new Service(name, object(settings))));
        return new ComposeFile(services, object(document.get("volumes")).keySet());
    }

    Service service(String name) {
        return Objects.requireNonNull(services.get(name), name);
    }

    List<Service> all() {
        return new ArrayList<>(services.values());
    }

    /** The text with the defaults of its variables. */
    static String defaulted(String text) {
        return VARIABLE.matcher(text).replaceAll(variable -> Matcher.quoteReplacement(variable.group(2)));
    }

    /** A YAML file of the project. */
    static Map<String, Object> yaml(String file) {
        Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(ProjectFiles.read(file));
        return object(document);
    }

    static Map<String, Object> object(Object value) {
        return ((Map<?, ?>) value)
                .entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> String.valueOf(entry.getKey()),
                                entry -> entry.getValue() == null ? Map.of() : entry.getValue(),
                                (first, second) -> second,
                                LinkedHashMap::new));
    }
}
