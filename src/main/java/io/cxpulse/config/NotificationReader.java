package io.cxpulse.config;

import static io.cxpulse.config.Setting.*;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads who is told of alerts. A URL that may hold a password is refused without being shown. */
final class NotificationReader {

    private static final int MAX_RECEIVERS = 16;
    private static final int MAX_PORT = 65_535;
    private static final String ACCEPTED =
            "accepted is a URL of scheme, host, port and path, e.g. http://alertmanager-1:9093";
    private static final String SEVERAL = "; several are joined by commas";

    private NotificationReader() {}

    static Notification read(SettingReader reader) {
        return new Notification(
                alertmanagers(reader),
                reader.duration(NOTIFY_MAX_AGE, Duration.ofMinutes(1), Duration.ofDays(3650)),
                externalUrl(reader));
    }

    private static List<URI> alertmanagers(SettingReader reader) {
        List<URI> urls = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String text : texts(reader.text(NOTIFY_ALERTMANAGERS))) {
            Optional<URI> url = url(text);
            if (url.isEmpty()) {
                reader.refuse(NOTIFY_ALERTMANAGERS, shown(text), ACCEPTED + SEVERAL);
            } else if (!seen.add(address(url.get()))) {
                reader.refuse(NOTIFY_ALERTMANAGERS, shown(text), "stands there already; accepted is each replica once");
            } else {
                urls.add(url.get());
            }
        }
        if (urls.size() > MAX_RECEIVERS) {
            reader.refuse(NOTIFY_ALERTMANAGERS, urls.size() + " URLs", "accepted are " + MAX_RECEIVERS + " at most");
        }
        return urls;
    }

    private static Optional<URI> externalUrl(SettingReader reader) {
        String text = reader.text(NOTIFY_EXTERNAL_URL);
        Optional<URI> url = text.isEmpty() ? Optional.empty() : url(text);
        if (!text.isEmpty() && url.isEmpty()) {
            reader.refuse(NOTIFY_EXTERNAL_URL, shown(text), ACCEPTED);
        }
        return url;
    }

    private static List<String> texts(String list) {
        return list.isEmpty() ? List.of() : List.of(list.strip().split("\\s*,\\s*", -1));
    }

    private static Optional<URI> url(String text) {
        try {
            URI url = URI.create(text);
            String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
            boolean isPlain = url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null;
            return Optional.of(url)
                    .filter(known -> Set.of("http", "https").contains(scheme)
                            && known.getHost() != null
                            && known.getPort() <= MAX_PORT
                            && known.getPort() != 0
                            && isPlain);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The same text is the same replica. */
    private static String address(URI url) {
        return (url.getRawAuthority() + url.getRawPath())
                .toLowerCase(Locale.ROOT)
                .replaceAll("/+$", "");
    }

    /** Before an @ a password may stand, and behind a question mark a token. */
    private static String shown(String text) {
        if (text.contains("@")) {
            return "a URL with a user or password";
        }
        return text.contains("?") ? "a URL with a query" : "'" + text + "'";
    }
}
