/** Replays files as events and generates plausible ones. */
@NullMarked
package io.cxpulse.simulate;

import org.jspecify.annotations.NullMarked;
