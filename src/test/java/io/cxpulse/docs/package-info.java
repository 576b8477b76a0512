/** What the documents and the launcher promise. */
@NullMarked
package io.cxpulse.docs;

import org.jspecify.annotations.NullMarked;
