package io.cxpulse.app;

import io.cxpulse.simulate.ReplayProgress;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar on standard error: megabytes while files are read, events while a sorted replay produces. */
final class ProgressDisplay implements ReplayProgress, AutoCloseable {

    private static final long MEBIBYTE = 1 << 20;
    private static final int EVENTS_BETWEEN_UPDATES = 512;

    private final InstantSource clock;
    private final long startMillis;
    private @Nullable ProgressBar reading;
    private @Nullable ProgressBar producing;
    private long calls;

    ProgressDisplay(InstantSource clock) {
        this.clock = clock;
        this.startMillis = clock.millis();
    }

    /** Whether standard error is a terminal that can draw a bar. */
    static boolean isPossible() {
        String terminal = System.getenv("TERM");
        return terminal != null && !terminal.equals("dumb") && standardErrorIsTerminal();
    }

    /** Java tells only whether input and output are a terminal, so the shell's own test is asked. */
    private static boolean standardErrorIsTerminal() {
        try {
            return new ProcessBuilder("sh", "-c", "test -t 2")
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noShell) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void read(long bytes, long totalBytes, long events) {
        if (calls++ % EVENTS_BETWEEN_UPDATES != 0 && bytes < totalBytes) {
            return;
        }
        ProgressBar bar = reading;
        if (bar == null) {
            bar = bar("reading", totalBytes, " MiB", MEBIBYTE);
            reading = bar;
        }
        bar.stepTo(bytes);
        bar.setExtraMessage(rate(events));
    }

    @Override
    public void produced(long events, long totalEvents) {
        if (calls++ % EVENTS_BETWEEN_UPDATES != 0 && events < totalEvents) {
            return;
        }
        ProgressBar bar = producing;
        if (bar == null) {
            closeReading();
            bar = bar("producing", totalEvents, " events", 1);
            producing = bar;
        }
        bar.stepTo(events);
    }

    @Override
    public void close() {
        closeReading();
        if (producing != null) {
            producing.close();
        }
    }

    private void closeReading() {
        if (reading != null) {
            reading.close();
            reading = null;
        }
    }

    private static ProgressBar bar(String task, long total, String unit, long unitSize) {
        return new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .setUnit(unit, unitSize)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .showSpeed()
                .build();
    }

    private String rate(long events) {
        double seconds = (clock.millis() - startMillis) / 1000.0;
        return seconds > 0 ? String.format(Locale.ROOT, "%,.0f events/s", events / seconds) : "";
    }
}
