/** Broker and schema registry for one-process mode. */
@NullMarked
package io.cxpulse.embedded;

import org.jspecify.annotations.NullMarked;
