/** Clients of other makers, against the product's own broker and registry. */
package io.cxpulse.foreign;
