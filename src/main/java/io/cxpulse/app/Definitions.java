package io.cxpulse.app;

import io.cxpulse.alert.RuleBook;
import io.cxpulse.metric.MetricCatalogue;

/** What an instance computes, and of what it alerts. */
record Definitions(MetricCatalogue catalogue, RuleBook rules) {}
