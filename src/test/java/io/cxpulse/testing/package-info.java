/** Fixtures that tests of several packages share. */
@NullMarked
package io.cxpulse.testing;

import org.jspecify.annotations.NullMarked;
