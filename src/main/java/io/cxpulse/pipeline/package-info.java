/** Composes the stages into one topology. */
@NullMarked
package io.cxpulse.pipeline;

import org.jspecify.annotations.NullMarked;
