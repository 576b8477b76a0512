package io.cxpulse.grafana;

/** The screen on the wall: what needs somebody now, and how customers feel. Nothing scrolls. */
final class OverviewDashboard {

    private static final String[] EACH = {"by", "segment"};
    private static final String FEW = "too few";
    private static final int WORST = 7;

    private final Results results;

    OverviewDashboard(Results results) {
        this.results = results;
    }

    Dashboard build() {
        Dashboard dashboard = Dashboard.of(
                        "cx-overview",
                        "CX / Overview",
                        "What needs somebody now, and how customers feel. For a wall screen: add ?kiosk to the address.")
                .showing("now-1h", "10s")
                .choosing(Variable.window())
                .choosing(Variable.state())
                .choosing(Variable.by());
        actNow(dashboard.row("Does somebody have to act now?"));
        mood(dashboard.row("How do customers feel? ($window)"));
        trend(dashboard.row("Where is it going, and who is told?"));
        return dashboard;
    }

    private void actNow(Dashboard row) {
        row.put(0, 3, 4, firing("Alerts that page", "page", Colour.ACT))
                .put(3, 3, 4, firing("Tickets", "ticket", Colour.WARN))
                .put(6, 3, 4, Health.dataAge())
                .put(9, 3, 4, openCases())
                .put(12, 3, 4, firstReply())
                .put(15, 3, 4, serviceLevel())
                .put(18, 3, 4, contacts())
                .put(21, 3, 4, folded());
    }

    private void mood(Dashboard row) {
        row.put(0, 4, 7, nps())
                .put(0, 7, 4, 3, howSureNps())
                .put(4, 4, 7, satisfaction())
                .put(4, 7, 4, 3, howSureSatisfaction())
                .put(8, 4, 7, ease())
                .put(8, 7, 4, 3, howSureEase())
                .put(12, 12, 10, worst());
    }

    private void trend(Dashboard row) {
        row.put(0, 9, 8, npsOverTime()).put(9, 7, 8, firingAlerts()).put(16, 8, 8, contactsOverTime());
    }

    private static Panel firing(String title, String severity, Colour colour) {
        return Health.firing(
                title,
                severity,
                Thresholds.from(Colour.FINE).then(colour, 1),
                "click: the alerts dashboard names rule and segment, and the live page what moved it.");
    }

    private Panel openCases() {
        return Panel.stat("Open cases (24 h)")
                .about(
                        "Cases opened in the last 24 hours that are neither solved nor closed.",
                        "none; compare with the same hour of other days.",
                        "if it grows, see which team or topic it is: segment dashboard, split by team.")
                .in(Unit.COUNT, 0)
                .showing(results.number("backlog", Scope.TOTAL_24H));
    }

    private Panel firstReply() {
        return Panel.stat("First reply, p90 (24 h)")
                .about(
                        "Nine of ten first replies of the last 24 hours came within this time.",
                        "below 1 hour; 4 hours are too long.",
                        "see which team is slow: segment dashboard, split by team.")
                .in(Unit.SECONDS, 1)
                .coloured(Thresholds.rising(3_600, 14_400))
                .withoutValue(FEW)
                .showing(results.ifEnough(
                        results.highest("first_response_time", "p90_seconds", Scope.TOTAL_24H),
                        "first_response_time",
                        Scope.TOTAL_24H));
    }

    private Panel serviceLevel() {
        return Panel.stat("Service level met (24 h)")
                .about(
                        "Share of the cases closed in the last 24 hours whose source says that its service level was met.",
                        "at least 90 %.",
                        "see which priority or team misses it: segment dashboard, split by priority.")
                .in(Unit.SHARE, 1)
                .between(0, 1)
                .coloured(Thresholds.falling(0.85, 0.9))
                .withoutValue(FEW)
                .showing(results.ifEnough(results.share("sla_met", Scope.TOTAL_24H), "sla_met", Scope.TOTAL_24H));
    }

    private Panel contacts() {
        return Panel.stat("Contacts ($window)")
                .about(
                        "Contacts that customers began in the window.",
                        "none; it says how much is going on.",
                        "if it jumps, look at the split below: one channel or topic usually explains it.")
                .in(Unit.COUNT, 0)
                .showing(results.number("contact_volume", Scope.TOTAL));
    }

    private static Panel folded() {
        return Panel.stat("Folded segments")
                .about(
                        "Segments that are not shown one by one, but added up as 'other', because a dimension has more"
                                + " values than the limit.",
                        "none.",
                        "raise gauges.segments, or find out why a dimension has so many values; the live page has all.")
                .in(Unit.COUNT, 0)
                .coloured(Thresholds.from(Colour.FINE).then(Colour.WARN, 1))
                .showing("sum(cx_segments_folded)")
                .linkedTo(Link.PIPELINE);
    }

    private Panel nps() {
        return Panel.gauge("NPS", -100, 100)
                .about(
                        "Net promoter score: 100 × (promoters − detractors) / answers, in the window.",
                        "at least 30; below 0 more customers would advise against us than recommend us.",
                        "read the interval below first, then the worst segments on the right.")
                .in(Unit.NONE, 1)
                .coloured(Goals.NPS)
                .withoutValue(FEW)
                .showing(results.ifEnough(results.score("nps", Scope.TOTAL), "nps", Scope.TOTAL))
                .linkedTo(Link.LIVE_PAGE);
    }

    private Panel howSureNps() {
        return howSure("nps", "low_score", "high_score", Unit.NONE);
    }

    private Panel satisfaction() {
        return Panel.gauge("CSAT", 0, 1)
                .about(
                        "Share of customers who are satisfied: the top two of five points, in the window.",
                        "at least 80 %; 70 % is the least.",
                        "read the interval below first, then split it on the segment dashboard.")
                .in(Unit.SHARE, 1)
                .coloured(Goals.SATISFACTION)
                .withoutValue(FEW)
                .showing(results.ifEnough(results.share("csat_t2b", Scope.TOTAL), "csat_t2b", Scope.TOTAL))
                .linkedTo(Link.LIVE_PAGE);
    }

    private Panel howSureSatisfaction() {
        return howSure("csat_t2b", "low_ratio", "high_ratio", Unit.SHARE);
    }

    private Panel ease() {
        return Panel.gauge("Ease", 1, 5)
                .about(
                        "Mean ease of getting something done, 1 to 5; higher is easier.",
                        "at least 3.5; below 3 things are harder than easy.",
                        "split it by touchpoint or question on the segment dashboard.")
                .in(Unit.NONE, 2)
                .coloured(Goals.EASE)
                .withoutValue(FEW)
                .showing(results.ifEnough(results.mean("ces", Scope.TOTAL), "ces", Scope.TOTAL))
                .linkedTo(Link.LIVE_PAGE);
    }

    private Panel howSureEase() {
        return howSure("ces", "low_score", "high_score", Unit.NONE);
    }

    /** Interval and sample size, which stand below a score. */
    private Panel howSure(String metric, String low, String high, Unit unit) {
        return Panel.stat("95 % interval, answers")
                .about(
                        "The true value lies between the first two numbers, 19 times out of 20; n answers say so.",
                        "at least " + Results.FEWEST + " answers; a narrow interval.",
                        "if the interval is wide, take a longer window before you act.")
                .in(unit, 1)
                .named()
                .asking(Target.now(results.lowest(metric, low, Scope.TOTAL), "low"))
                .asking(Target.now(results.highest(metric, high, Scope.TOTAL), "high"))
                .asking(Target.now(results.number(metric, Scope.TOTAL), "n"))
                .with(Column.named("n").in(Unit.COUNT, 0).coloured(Goals.SAMPLE));
    }

    private Panel worst() {
        return Panel.table("NPS, worst first, by $by")
                .about(
                        "The " + WORST + " segments with the lowest NPS of those with at least " + Results.FEWEST
                                + " answers, with the 95 % interval.",
                        "no red.",
                        "if even the upper end of an interval is red, the segment is really bad: click on it.")
                .in(Unit.NONE, 1)
                .coloured(Goals.NPS)
                .withoutValue("–")
                .asking(Target.rows("bottomk(" + WORST + ", "
                        + results.ifEnough(results.score("nps", Scope.SPLIT, EACH), "nps", Scope.SPLIT, EACH) + ")"))
                .asking(Target.rows(ofWorst(results.lowest("nps", "low_score", Scope.SPLIT, EACH))))
                .asking(Target.rows(ofWorst(results.highest("nps", "high_score", Scope.SPLIT, EACH))))
                .asking(Target.rows(ofWorst(results.number("nps", Scope.SPLIT, EACH))))
                .hiding("Time", "by")
                .sortedBy("Value #A", false)
                .with(Column.named("segment").linked(Link.SEGMENT_OF_SPLIT, Link.LIVE_PAGE_OF_SPLIT))
                .with(Column.named("Value #A").titled("NPS").coloured(Goals.NPS))
                .with(Column.named("Value #B").titled("from"))
                .with(Column.named("Value #C").titled("to"))
                .with(Column.named("Value #D").titled("answers").in(Unit.COUNT, 0));
    }

    /** Only what the first column shows. */
    private String ofWorst(String query) {
        return "(\n" + query + "\n)\nand\nbottomk(" + WORST + ", "
                + results.ifEnough(results.score("nps", Scope.SPLIT, EACH), "nps", Scope.SPLIT, EACH) + ")";
    }

    private Panel npsOverTime() {
        return Panel.lines("NPS by $by ($window)")
                .about(
                        "NPS of each segment in the window that ended at each time; a gap where there were fewer than "
                                + Results.FEWEST + " answers.",
                        "above 0, and rising.",
                        "one line that leaves the others is a cause, all lines together are something general.")
                .in(Unit.NONE, 1)
                .between(-100, 100)
                .asking(Target.overTime(
                        results.ifEnough(results.score("nps", Scope.SPLIT, EACH), "nps", Scope.SPLIT, EACH),
                        "{{segment}}"))
                .linkedTo(Link.SEGMENT_OF_SERIES, Link.LIVE_PAGE_OF_SERIES);
    }

    private static Panel firingAlerts() {
        return Panel.table("Alerts that fire")
                .about(
                        "Every alert that fires: rule, segment and severity.",
                        "empty.",
                        "click: the alerts dashboard has the history, the live page the answers.")
                .in(Unit.COUNT, 0)
                .withoutValue("none")
                .asking(Target.rows("topk(6, " + Health.alerts("state=\"firing\"") + ")"))
                .hiding("Time", "state", "Value")
                .with(Column.named("rule").linked(Link.ALERTS))
                .with(Column.named("segment").linked(Link.SEGMENT_OF_ROW, Link.LIVE_PAGE_OF_ROW));
    }

    private Panel contactsOverTime() {
        return Panel.lines("Contacts by $by ($window)")
                .about(
                        "Contacts that customers began in the window that ended at each time.",
                        "none; it is what explains the moods.",
                        "a jump in one segment: ask what has changed there.")
                .in(Unit.COUNT, 0)
                .notBelow(0)
                .stacked()
                .asking(Target.overTime(results.number("contact_volume", Scope.SPLIT, EACH), "{{segment}}"))
                .linkedTo(Link.SEGMENT_OF_SERIES, Link.LIVE_PAGE_OF_SERIES);
    }
}
