package io.cxpulse.page;

import io.cxpulse.alert.RuleBook;
import io.cxpulse.config.CatalogueLoader;
import io.cxpulse.config.EventVocabulary;
import io.cxpulse.config.RuleLoader;
import io.cxpulse.event.Dimension;
import io.cxpulse.metric.CountTally;
import io.cxpulse.metric.DurationTally;
import io.cxpulse.metric.MetricCatalogue;
import io.cxpulse.metric.MetricDefinition;
import io.cxpulse.metric.NpsTally;
import io.cxpulse.metric.RatingTally;
import io.cxpulse.metric.Segment;
import io.cxpulse.metric.ShareTally;
import io.cxpulse.metric.Tally;
import io.cxpulse.serve.HttpAddress;
import io.cxpulse.serve.InMemoryCaseArchive;
import io.cxpulse.serve.QueryApi;
import io.cxpulse.serve.Readiness;
import io.cxpulse.serve.ResultBoard;
import io.cxpulse.serve.SegmentCap;
import io.cxpulse.wire.EventSymbols;
import io.cxpulse.wire.MeterName;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The query API with the live page on a loopback port that it keeps across restarts, over the shipped metrics, the rules of
 * the demonstration, and sources that a test steers. Its clock stands still, so the age of the data is what a test says.
 */
final class LivePage implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-01-07T12:00:02Z");

    /** Two seconds old. */
    static final Instant NEWEST = NOW.minusSeconds(2);

    static final Segment APP = channel("app");

    static final MetricCatalogue CATALOGUE =
            new CatalogueLoader(new EventVocabulary(EventSymbols.bySource())).loadShipped();

    private static final RuleBook RULES = new RuleLoader(CATALOGUE).loadShipped(RuleLoader.DEMO);

    /** Segments that gauges show of a dimension. */
    private static final int SHOWN = 3;

    final SteeredStore store = new SteeredStore();
    final SteeredBoard board = new SteeredBoard(NOW);
    final ResultBoard results = new ResultBoard(CATALOGUE);
    private SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private QueryApi api;
    private final int port;

    LivePage() {
        api = start(0);
        port = api.port();
    }

    static Segment channel(String value) {
        return new Segment(Map.of(Dimension.CHANNEL, value));
    }

    static MetricDefinition metric(String id) {
        return CATALOGUE.metrics().stream()
                .filter(metric -> metric.ref().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** A company whose app annoys its customers: every tile has a number, for all of them and for those of the app. */
    LivePage withNumbers() {
        store.newest(NEWEST);
        store.say(metric("nps"), Segment.TOTAL, new NpsTally(52, 21, 11));
        store.say(metric("csat_t2b"), Segment.TOTAL, new ShareTally(61, 83));
        store.say(metric("ces"), Segment.TOTAL, ratings(31, 10));
        store.say(metric("first_response_time"), Segment.TOTAL, durations(20, 17));
        store.say(metric("backlog"), Segment.TOTAL, new CountTally(1_234));
        store.say(metric("nps"), APP, new NpsTally(5, 9, 31));
        store.say(metric("csat_t2b"), APP, new ShareTally(17, 38));
        store.say(metric("nps"), channel("Büro"), new NpsTally(13, 3, 2));
        return this;
    }

    private static Tally ratings(int fours, int threes) {
        return repeated(RatingTally.of(4, true), fours).plus(repeated(RatingTally.of(3, false), threes));
    }

    private static Tally durations(int short_, int long_) {
        return repeated(DurationTally.of(Duration.ofSeconds(200)), short_)
                .plus(repeated(DurationTally.of(Duration.ofSeconds(300)), long_));
    }

    private static Tally repeated(Tally one, int times) {
        return Stream.generate(() -> one).limit(times).reduce(Tally::plus).orElseThrow();
    }

    String url(String query) {
        return "http://127.0.0.1:" + port + "/" + query;
    }

    void stop() {
        api.close();
    }

    void startAgain() {
        api = start(port);
    }

    /** How many follow the stream. */
    int viewers() {
        return (int) registry.get(MeterName.LIVE_VIEWERS.meter()).gauge().value();
    }

    private QueryApi start(int port) {
        registry = new SimpleMeterRegistry();
        return new QueryApi(
                HttpAddress.loopback(port),
                CATALOGUE,
                new QueryApi.Sources(
                        store, new InMemoryCaseArchive(), board, RULES, results, new SegmentCap(SHOWN), () -> NOW),
                () -> Readiness.Status.READY,
                registry);
    }

    @Override
    public void close() {
        store.release();
        api.close();
    }
}
