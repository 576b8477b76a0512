package io.cxpulse.serve;

import io.cxpulse.metric.Tally;
import io.cxpulse.metric.Window;

/**
 * What one segment of a family says.
 *
 * @param segment plain value of the dimension
 */
record ResultRow(String segment, Window window, Tally tally) {}
