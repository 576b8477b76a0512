/** Typed settings and definitions, and their loaders. */
@NullMarked
package io.cxpulse.config;

import org.jspecify.annotations.NullMarked;
