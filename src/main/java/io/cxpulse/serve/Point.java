package io.cxpulse.serve;

import io.cxpulse.metric.Reading;
import io.cxpulse.metric.Window;
import io.cxpulse.metric.WindowState;

/** What a metric said in one window. */
public record Point(Window window, WindowState state, Reading reading) {}
