package io.cxpulse.grafana;

import java.util.List;

/** One or more segments: scores, how sure they are, and what they are made of. */
final class SegmentDashboard {

    private static final String[] EACH = {"by", "segment"};
    private static final String FEW = "too few";
    private static final List<String> DURATIONS = List.of(
            "first_response_time", "next_reply_time", "resolution_time_first", "resolution_time_full", "closure_time");

    private final Results results;

    SegmentDashboard(Results results) {
        this.results = results;
    }

    Dashboard build() {
        Dashboard dashboard = Dashboard.of(
                        "cx-segment",
                        "CX / Segment",
                        "One or more segments of a split: scores, how sure they are, what they are made of.")
                .showing("now-1h", "30s")
                .choosing(Variable.window())
                .choosing(Variable.state())
                .choosing(Variable.anyDimension())
                .choosing(Variable.segments());
        now(dashboard.row("How is it now? ($window)"));
        trend(dashboard.row("Where is it going?"));
        certainty(dashboard.row("How sure is that?"));
        ingredients(dashboard.row("What is it made of?"));
        experience(dashboard.row("How satisfied are they, and how easy is it?"));
        durations(dashboard.row("How long do customers wait?"));
        return dashboard;
    }

    private void now(Dashboard row) {
        row.put(0, 3, 4, nps())
                .put(3, 3, 4, interval())
                .put(6, 3, 4, answers())
                .put(9, 3, 4, change())
                .put(12, 3, 4, satisfaction())
                .put(15, 3, 4, ease())
                .put(18, 3, 4, windowEnds())
                .put(21, 3, 4, Health.dataAge());
    }

    private void trend(Dashboard row) {
        row.put(0, 16, 9, npsOverTime()).put(16, 8, 9, worstFirst());
    }

    private void certainty(Dashboard row) {
        row.put(0, 12, 9, band()).put(12, 12, 9, scores());
    }

    private void ingredients(Dashboard row) {
        row.put(0, 8, 8, groups()).put(8, 8, 8, provisionalAndFinal()).put(16, 8, 8, windows());
    }

    private void experience(Dashboard row) {
        row.put(0, 8, 8, satisfactionOverTime()).put(8, 8, 8, satisfied()).put(16, 8, 8, easeOverTime());
    }

    private void durations(Dashboard row) {
        row.put(0, 8, 8, firstReply()).put(8, 8, 8, means()).put(16, 8, 8, measured());
    }

    private Panel nps() {
        return Panel.stat("NPS")
                .about(
                        "Net promoter score of all chosen segments together, from their counts.",
                        "at least 30; not below 0.",
                        "see below which segment pulls it down, and whether that is sure.")
                .in(Unit.NONE, 1)
                .coloured(Goals.NPS)
                .withoutValue(FEW)
                .showing(results.ifEnough(results.score("nps", Scope.CHOSEN), "nps", Scope.CHOSEN));
    }

    private Panel interval() {
        return Panel.stat("95 % interval of NPS")
                .about(
                        "The true NPS lies in it, 19 times out of 20. Of several segments: the lowest and the highest bound.",
                        "narrow enough that both ends lead to the same decision.",
                        "if it is wide, take a longer window before you act.")
                .in(Unit.NONE, 1)
                .named()
                .asking(Target.now(results.lowest("nps", "low_score", Scope.CHOSEN), "low"))
                .asking(Target.now(results.highest("nps", "high_score", Scope.CHOSEN), "high"));
    }

    private Panel answers() {
        return Panel.stat("Answers to NPS")
                .about(
                        "How many answers the NPS stands on. Grey: too few for a score.",
                        "at least " + Results.FEWEST + ".",
                        "take a longer window or a coarser split.")
                .in(Unit.COUNT, 0)
                .coloured(Goals.SAMPLE)
                .showing(results.number("nps", Scope.CHOSEN));
    }

    private Panel change() {
        Scope before = Scope.CHOSEN.ago("6h");
        return Panel.stat("NPS change in 6 h")
                .about(
                        "NPS now minus NPS six hours ago, both from counts.",
                        "above −5; less is within what chance does to small samples.",
                        "compare with the interval: a change inside it may be chance.")
                .in(Unit.NONE, 1)
                .coloured(Thresholds.falling(-5, 0))
                .withoutValue("no past")
                .showing("(\n" + results.ifEnough(results.score("nps", Scope.CHOSEN), "nps", Scope.CHOSEN)
                        + "\n)\n-\n(\n" + results.ifEnough(results.score("nps", before), "nps", before) + "\n)");
    }

    private Panel satisfaction() {
        return Panel.stat("CSAT")
                .about(
                        "Share of satisfied customers in all chosen segments together: the top two of five points.",
                        "at least 80 %; 70 % is the least.",
                        "see below which segment it is.")
                .in(Unit.SHARE, 1)
                .coloured(Goals.SATISFACTION)
                .withoutValue(FEW)
                .showing(results.ifEnough(results.share("csat_t2b", Scope.CHOSEN), "csat_t2b", Scope.CHOSEN));
    }

    private Panel ease() {
        return Panel.stat("Ease")
                .about(
                        "Mean ease of getting something done, 1 to 5, in all chosen segments together.",
                        "at least 3.5; not below 3.",
                        "split by touchpoint or question.")
                .in(Unit.NONE, 2)
                .coloured(Goals.EASE)
                .withoutValue(FEW)
                .showing(results.ifEnough(results.mean("ces", Scope.CHOSEN), "ces", Scope.CHOSEN));
    }

    private static Panel windowEnds() {
        return Panel.stat("Window ends")
                .about(
                        "End of the newest window. A window that slides ends with the current minute, a day at midnight.",
                        "none; it says of when the numbers are.",
                        "if it is long past, look at the data age.")
                .in(Unit.FROM_NOW, 0)
                .showing("max(cx_window_end_timestamp_seconds{window=\"$window\"}) * 1000");
    }

    private Panel npsOverTime() {
        return Panel.lines("NPS by $by")
                .about(
                        "NPS of each segment in the window that ended at each time; a gap where there were fewer than "
                                + Results.FEWEST + " answers.",
                        "above 0.",
                        "click on a line to see one segment alone, or open it on the live page.")
                .in(Unit.NONE, 1)
                .between(-100, 100)
                .asking(Target.overTime(npsOfEach(), "{{segment}}"))
                .linkedTo(Link.SEGMENT_OF_SERIES, Link.LIVE_PAGE_OF_SERIES);
    }

    private Panel worstFirst() {
        return Panel.bars("NPS now, worst first")
                .about(
                        "NPS of each chosen segment with at least " + Results.FEWEST + " answers.",
                        "no red.",
                        "begin at the top, and read the interval of the segment first.")
                .in(Unit.NONE, 1)
                .between(-100, 100)
                .coloured(Goals.NPS)
                .withoutValue(FEW)
                .asking(Target.now("sort(" + npsOfEach() + ")", "{{segment}}"))
                .linkedTo(Link.SEGMENT_OF_SERIES, Link.LIVE_PAGE_OF_SERIES);
    }

    private String npsOfEach() {
        return results.ifEnough(results.score("nps", Scope.CHOSEN, EACH), "nps", Scope.CHOSEN, EACH);
    }

    private Panel band() {
        return Panel.lines("NPS and its 95 % interval")
                .about(
                        "NPS of all chosen segments together between the lowest and the highest bound; choose one segment"
                                + " to see its own interval.",
                        "the whole band above 0.",
                        "a value below 0 in a band that reaches above it may be chance.")
                .in(Unit.NONE, 1)
                .between(-100, 100)
                .asking(Target.overTime(results.lowest("nps", "low_score", Scope.CHOSEN), "low"))
                .asking(Target.overTime(results.highest("nps", "high_score", Scope.CHOSEN), "high"))
                .asking(Target.overTime(results.score("nps", Scope.CHOSEN), "NPS"))
                .with(Column.named("low").with("custom.lineWidth", 0))
                .with(Column.named("high").with("custom.lineWidth", 0).with("custom.fillBelowTo", "low"));
    }

    private Panel scores() {
        return Panel.table("Score, interval and answers")
                .about(
                        "Every chosen segment with its NPS, 95 % interval and number of answers. No score where there are"
                                + " fewer than " + Results.FEWEST + ".",
                        "no red.",
                        "if even the upper end is below 0, the segment is really bad.")
                .in(Unit.NONE, 1)
                .coloured(Goals.NPS)
                .withoutValue(FEW)
                .asking(Target.rows(npsOfEach()))
                .asking(Target.rows(results.lowest("nps", "low_score", Scope.CHOSEN, EACH)))
                .asking(Target.rows(results.highest("nps", "high_score", Scope.CHOSEN, EACH)))
                .asking(Target.rows(results.number("nps", Scope.CHOSEN, EACH)))
                .hiding("Time", "by")
                .sortedBy("Value #A", false)
                .with(Column.named("segment").linked(Link.SEGMENT_OF_SPLIT, Link.LIVE_PAGE_OF_SPLIT))
                .with(Column.named("Value #A").titled("NPS").coloured(Goals.NPS))
                .with(Column.named("Value #B").titled("from"))
                .with(Column.named("Value #C").titled("to"))
                .with(Column.named("Value #D").titled("answers").in(Unit.COUNT, 0));
    }

    private Panel groups() {
        return Panel.lines("Answers by group")
                .about(
                        "Promoters (9 and 10), passives (7 and 8) and detractors (0 to 6) in the window.",
                        "more promoters than detractors.",
                        "a fall of NPS with few detractors is a lack of promoters: another cause, another remedy.")
                .in(Unit.COUNT, 0)
                .notBelow(0)
                .stacked()
                .asking(Target.overTime(results.groups("nps", Scope.CHOSEN), "{{group}}"))
                .with(fixed("promoter", Colour.FINE))
                .with(fixed("passive", Colour.UNKNOWN))
                .with(fixed("detractor", Colour.ACT));
    }

    private static Column fixed(String series, Colour colour) {
        return Column.named(series).with("color", Json.object("mode", "fixed", "fixedColor", colour.grafana()));
    }

    private Panel provisionalAndFinal() {
        return Panel.lines("Provisional and final answers")
                .about(
                        "Answers in the window that still changes, and in the newest one that is complete. Choose the"
                                + " window 'day' to compare today with yesterday.",
                        "none.",
                        "decide about the past on final numbers only.")
                .in(Unit.COUNT, 0)
                .notBelow(0)
                .asking(Target.overTime(results.numberByState("nps", Scope.CHOSEN_IN_ANY_STATE), "{{state}}"));
    }

    private static Panel windows() {
        return Panel.table("Which windows are these?")
                .about(
                        "The newest end of the windows that still change (provisional) and of those that are complete"
                                + " (final).",
                        "none.",
                        "if all ends are past, look at the data age.")
                .in(Unit.FROM_NOW, 0)
                .asking(Target.rows("max by (window, state) (cx_window_end_timestamp_seconds) * 1000"))
                .hiding("Time")
                .sortedBy("window", false)
                .with(Column.named("Value").titled("ends"));
    }

    private Panel satisfactionOverTime() {
        return Panel.lines("CSAT by $by")
                .about(
                        "Share of satisfied customers of each segment; a gap where fewer than " + Results.FEWEST
                                + " answered.",
                        "above 70 %.",
                        "click on a line to see one segment alone.")
                .in(Unit.SHARE, 1)
                .between(0, 1)
                .asking(Target.overTime(
                        results.ifEnough(results.share("csat_t2b", Scope.CHOSEN, EACH), "csat_t2b", Scope.CHOSEN, EACH),
                        "{{segment}}"))
                .linkedTo(Link.SEGMENT_OF_SERIES, Link.LIVE_PAGE_OF_SERIES);
    }

    private Panel satisfied() {
        return Panel.lines("Satisfied of all answers")
                .about(
                        "How many answers there were about satisfaction, and how many of them were in the top two points.",
                        "none.",
                        "a share that changes while few answer says little.")
                .in(Unit.COUNT, 0)
                .notBelow(0)
                .asking(Target.overTime(results.number("csat_t2b", Scope.CHOSEN), "all answers"))
                .asking(Target.overTime(results.hits("csat_t2b", Scope.CHOSEN), "satisfied"));
    }

    private Panel easeOverTime() {
        return Panel.lines("Ease by $by")
                .about(
                        "Mean ease of each segment, 1 to 5; a gap where fewer than " + Results.FEWEST + " answered.",
                        "above 3.",
                        "split by touchpoint or question.")
                .in(Unit.NONE, 2)
                .between(1, 5)
                .asking(Target.overTime(
                        results.ifEnough(results.mean("ces", Scope.CHOSEN, EACH), "ces", Scope.CHOSEN, EACH),
                        "{{segment}}"))
                .linkedTo(Link.SEGMENT_OF_SERIES, Link.LIVE_PAGE_OF_SERIES);
    }

    private Panel firstReply() {
        Panel panel = Panel.lines("First reply")
                .about(
                        "Half, nine of ten, and 19 of 20 first replies came within these times. Of several segments: the"
                                + " slowest, because percentiles do not add up.",
                        "p90 below 4 hours.",
                        "split by team, topic or priority.")
                .in(Unit.SECONDS, 1)
                .notBelow(0);
        for (String percentile : List.of("p50", "p90", "p95")) {
            panel.asking(Target.overTime(
                    results.highest("first_response_time", percentile + "_seconds", Scope.CHOSEN), percentile));
        }
        return panel;
    }

    private Panel means() {
        Panel panel = Panel.lines("Mean durations of cases")
                .about(
                        "Means of all chosen segments together, each weighted by its number of cases.",
                        "none; see the percentiles for targets.",
                        "split by team, topic or priority.")
                .in(Unit.SECONDS, 1)
                .notBelow(0);
        DURATIONS.forEach(metric -> panel.asking(Target.overTime(results.mean(metric, Scope.CHOSEN), name(metric))));
        return panel;
    }

    private Panel measured() {
        Panel panel = Panel.lines("Cases behind the durations")
                .about(
                        "How many cases each mean stands on.",
                        "at least " + Results.FEWEST + ".",
                        "take a longer window, or a coarser split.")
                .in(Unit.COUNT, 0)
                .notBelow(0);
        DURATIONS.forEach(metric -> panel.asking(Target.overTime(results.number(metric, Scope.CHOSEN), name(metric))));
        return panel;
    }

    private static String name(String metric) {
        return metric.replace('_', ' ');
    }
}
