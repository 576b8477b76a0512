package io.cxpulse.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A tab that looks at a live page, in English and UTC. Closing it fails if the page logged an error, broke its security
 * policy, opened a dialog or asked another host.
 */
final class Tab implements AutoCloseable {

    /** What a browser logs of a server that is away, or answers with a problem; not the page's fault. */
    private static final Pattern SERVER_AWAY =
            Pattern.compile("Failed to load resource: .*|.*ERR_INCOMPLETE_CHUNKED.*");

    private static final Path SCREENSHOTS = Path.of(System.getProperty("project.root", "."), "target", "screenshots");

    private final BrowserContext context;
    private final Page page;
    private final List<String> faults = new ArrayList<>();
    private boolean serverMayBeAway;

    private Tab(BrowserContext context) {
        this.context = context;
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                fault("console: " + message.text());
            }
        });
        page.onPageError(error -> fault("error: " + error));
        page.onDialog(dialog -> {
            fault("dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onRequest(request -> {
            URI asked = URI.create(request.url());
            if (!asked.getScheme().equals("data") && !"127.0.0.1".equals(asked.getHost())) {
                fault("asked another host: " + request.url());
            }
        });
    }

    static Tab open() {
        return open(1440, 900, ColorScheme.LIGHT);
    }

    static Tab open(int width, int height, ColorScheme scheme) {
        return new Tab(Chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setColorScheme(scheme)
                        .setLocale("en-GB")
                        .setTimezoneId("UTC")));
    }

    /** From here on the server may be stopped or answer with problems, which a browser logs as errors. */
    Tab whereServerMayBeAway() {
        serverMayBeAway = true;
        return this;
    }

    Page page() {
        return page;
    }

    Tab visit(String url) {
        page.navigate(url);
        return this;
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    Locator tile(String metric) {
        return find(".tile[data-metric=" + metric + "]");
    }

    /** Into the folder of screenshots, as something for people to look at. */
    void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** Pixels by which the content is wider than the window. */
    int overflow() {
        return ((Number) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
    }

    /** Takes back what a test has brought about on purpose; fails if nothing of the kind happened. */
    void forgive(String pattern) {
        assertThat(faults.removeIf(fault -> fault.matches(pattern))).as(pattern).isTrue();
    }

    private void fault(String text) {
        if (!serverMayBeAway
                || !SERVER_AWAY.matcher(text.replaceFirst("console: ", "")).matches()) {
            faults.add(text);
        }
    }

    @Override
    public void close() {
        context.close();
        assertThat(faults).as("what the page did wrong").isEmpty();
    }
}
