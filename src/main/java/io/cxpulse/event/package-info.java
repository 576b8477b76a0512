/** What happened: events as the domain sees them, the rules a valid one obeys, and when one is too late. Pure. */
@NullMarked
package io.cxpulse.event;

import org.jspecify.annotations.NullMarked;
