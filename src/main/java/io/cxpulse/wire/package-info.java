/** How it travels: topics, stores, names, codecs, and the mapping between Avro records and the domain. */
@NullMarked
package io.cxpulse.wire;

import org.jspecify.annotations.NullMarked;
