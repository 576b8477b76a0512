/** Second stage: from partial tallies to panes, and from panes to published windows. */
@NullMarked
package io.cxpulse.aggregate;

import org.jspecify.annotations.NullMarked;
