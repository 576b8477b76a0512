package io.cxpulse.evaluate;

import io.cxpulse.alert.RuleBook;
import java.time.Duration;

/**
 * What an evaluating task needs to know.
 *
 * @param interval how often ticks that have closed are evaluated
 * @param horizon how far behind the last complete tick a change is still folded in: the longest accepted lateness
 * @param liveLag how far the last complete tick may lie behind the wall clock for open ticks to be looked into; in a
 *     replay it lies further behind, and nothing is raised early
 * @param tasks number of aggregating tasks; a tick is complete when all of them say so
 */
public record EvaluateSettings(RuleBook rules, Duration interval, Duration horizon, Duration liveLag, int tasks) {}
