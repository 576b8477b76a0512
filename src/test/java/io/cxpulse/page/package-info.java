/** The live page in a real browser, against the real query API, whose numbers, alerts and troubles a test decides. */
package io.cxpulse.page;
