/** The HTTP edge: query API, health, metrics. */
@NullMarked
package io.cxpulse.serve;

import org.jspecify.annotations.NullMarked;
