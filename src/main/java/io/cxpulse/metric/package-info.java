/** What is measured: contracts, tallies, panes, windows and the statistics read from them. Pure. */
@NullMarked
package io.cxpulse.metric;

import org.jspecify.annotations.NullMarked;
