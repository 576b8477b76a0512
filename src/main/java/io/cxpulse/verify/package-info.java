/**
 * The judge: an independent, single-threaded recomputation of every published number.
 *
 * <p>Shares nothing with the pipeline but the generated records, so that a mistake there is not repeated here. Plain
 * loops over lists of answers, and over all events of a case whenever one is added; nothing is merged, cached or
 * approximated.
 */
@NullMarked
package io.cxpulse.verify;

import org.jspecify.annotations.NullMarked;
