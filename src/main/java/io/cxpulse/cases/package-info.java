/** What follows from the history of a case: a pure function of its events in their order. {@code docs/cases.md} states it. */
@NullMarked
package io.cxpulse.cases;

import org.jspecify.annotations.NullMarked;
