package io.cxpulse.app;

import io.cxpulse.simulate.company.SimulationProgress;
import io.cxpulse.simulate.company.Span;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on standard error while the past is produced, a line when live begins. */
final class SimulationDisplay implements SimulationProgress, AutoCloseable {

    private static final int EVENTS_BETWEEN_UPDATES = 512;

    private final Span span;
    private final PrintWriter err;
    private final ProgressBar bar;
    private boolean live;

    SimulationDisplay(Span span, PrintWriter err) {
        this.span = span;
        this.err = err;
        this.bar = new ProgressBarBuilder()
                .setTaskName("the past")
                .setInitialMax(minutes(span.live()))
                .setUnit(" min", 1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .build();
    }

    @Override
    public void produced(Instant time, long events) {
        if (!live && events % EVENTS_BETWEEN_UPDATES == 0) {
            bar.stepTo(minutes(time));
            bar.setExtraMessage(String.format(Locale.ROOT, "%,d events", events));
        }
    }

    @Override
    public void caughtUp(long events) {
        live = true;
        bar.stepTo(minutes(span.live()));
        bar.close();
        Instant end = span.end();
        if (end == null || end.isAfter(span.live())) {
            err.println(String.format(Locale.ROOT, "%,d events of the past; live now, Ctrl-C stops it", events));
            err.flush();
        }
    }

    @Override
    public void close() {
        bar.close();
    }

    private long minutes(Instant time) {
        return Duration.between(span.start(), time).toMinutes();
    }
}
