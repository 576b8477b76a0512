/** Applies the rules: each segment of a rule is a watch over its ticks, evaluated as they close. */
@NullMarked
package io.cxpulse.evaluate;

import org.jspecify.annotations.NullMarked;
