package io.cxpulse.serve;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The files of the live page, from the class path. Browsers ask each time whether a file has changed. */
final class PageFiles {

    /** Nothing but the product's own files runs, is shown or is asked; nobody may frame the page. */
    private static final String SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src"
            + " 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static final String FOLDER = "/page/";

    private static final String INDEX = "index.html";

    /** No step up, no hidden file, no empty step. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private static final int NOT_MODIFIED = 304;

    private final Map<String, PageFile> read = new ConcurrentHashMap<>();

    void register(RoutesConfig routes) {
        routes.get("/", context -> answer(context, INDEX));
        routes.get("/page/<file>", context -> answer(context, context.pathParam("file")));
    }

    private void answer(Context context, String name) {
        PageFile file = find(name).orElseThrow(() -> Problem.of(
                        Problem.Kind.UNKNOWN_PATH, "The live page has no such file; it begins at /.")
                .exception());
        context.header("Content-Security-Policy", SECURITY_POLICY)
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-cache")
                .header("ETag", file.tag());
        if (file.tag().equals(context.header("If-None-Match"))) {
            context.status(NOT_MODIFIED);
        } else {
            context.contentType(file.type()).result(file.content());
        }
    }

    private Optional<PageFile> find(String name) {
        PageFile known = read.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null || !NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        Optional<PageFile> file = content(name).map(content -> new PageFile(type, content));
        file.ifPresent(found -> read.put(name, found));
        return file;
    }

    private static Optional<byte[]> content(String name) {
        try (InputStream resource = PageFiles.class.getResourceAsStream(FOLDER + name)) {
            return resource == null ? Optional.empty() : Optional.of(resource.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
