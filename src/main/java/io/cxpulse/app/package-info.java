/** The command line, roles and life cycle. */
@NullMarked
package io.cxpulse.app;

import org.jspecify.annotations.NullMarked;
