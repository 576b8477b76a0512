package io.cxpulse.simulate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where mappings come from: the shipped ones by name, others by path. */
public final class Sources {

    private static final String FOLDER = "topology/sources";
    private static final String SUFFIX = ".jslt";

    private Sources() {}

    /**
     * The mapping of a source.
     *
     * @param source a name of {@link #known}, or a path that contains a slash or ends in {@code .jslt}
     * @throws UsageProblem if there is none, or its parameters do not fit
     */
    public static Mapping mapping(String source, Map<String, String> set) throws UsageProblem {
        boolean path = source.contains("/") || source.endsWith(SUFFIX);
        return path ? ofFile(source, set) : Mapping.of(source, shipped(source), set);
    }

    /** Names of the shipped sources, sorted. */
    public static List<String> known() {
        try {
            URL folder = Sources.class.getClassLoader().getResource(FOLDER);
            if (folder == null) {
                throw new IllegalStateException("the resource folder " + FOLDER + " is missing from the build");
            }
            return names(folder.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> names(URI folder) throws IOException {
        if (!"jar".equals(folder.getScheme())) {
            return names(Path.of(folder));
        }
        try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
            return names(jar.getPath(FOLDER));
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(Sources::withoutSuffix)
                    .sorted()
                    .toList();
        }
    }

    private static String shipped(String name) throws UsageProblem {
        try (InputStream in = Sources.class.getClassLoader().getResourceAsStream(FOLDER + "/" + name + SUFFIX)) {
            if (in == null) {
                throw new UsageProblem("unknown source " + name + "; known are " + String.join(", ", known())
                        + ", or give the path of a .jslt file");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Mapping ofFile(String path, Map<String, String> set) throws UsageProblem {
        try {
            Path file = Path.of(path);
            String text = Files.readString(file);
            return Mapping.of(withoutSuffix(String.valueOf(file.getFileName())), text, set);
        } catch (IOException | InvalidPathException e) {
            throw new UsageProblem("source " + path + ": no readable UTF-8 file");
        }
    }

    private static String withoutSuffix(String name) {
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }
}
