/** A company that does not exist, played from a seed: what its customers do, and what goes wrong. */
@NullMarked
package io.cxpulse.simulate.company;

import org.jspecify.annotations.NullMarked;
