/** The dashboards, rules and configuration under {@code grafana/}: what writes them, and what holds them to the truth. */
@NullMarked
package io.cxpulse.grafana;

import org.jspecify.annotations.NullMarked;
