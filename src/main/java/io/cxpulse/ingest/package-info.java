/** First stage: from the bytes of a source topic to partial tallies or dead letters. */
@NullMarked
package io.cxpulse.ingest;

import org.jspecify.annotations.NullMarked;
