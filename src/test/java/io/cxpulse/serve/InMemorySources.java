package io.cxpulse.serve;

import io.cxpulse.alert.RuleBook;
import java.time.Clock;

/** Answers of a query API that come from fakes; no rules, and nothing for gauges to show unless a test says so. */
public final class InMemorySources {

    private InMemorySources() {}

    public static QueryApi.Sources of(SeriesStore store, CaseArchive archive, AlertBoard board) {
        return of(store, archive, board, RuleBook.NONE);
    }

    public static QueryApi.Sources of(SeriesStore store, CaseArchive archive, AlertBoard board, RuleBook rules) {
        return new QueryApi.Sources(
                store,
                archive,
                board,
                rules,
                new ResultBoard(SampleCatalogue.CATALOGUE),
                new SegmentCap(200),
                Clock.systemUTC());
    }
}
