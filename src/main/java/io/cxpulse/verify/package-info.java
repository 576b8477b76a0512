/** The judge: an independent, single-threaded recomputation of every published number. */
@NullMarked
package io.cxpulse.verify;

import org.jspecify.annotations.NullMarked;
