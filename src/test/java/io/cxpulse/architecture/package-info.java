/** Rules that the whole code base keeps. */
package io.cxpulse.architecture;
