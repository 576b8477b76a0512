/**
 * Stories that rules are tried on before they watch anybody: what happens, what was expected of it, and what came. The
 * rules are applied by the domain's own evaluator, without Kafka.
 */
@NullMarked
package io.cxpulse.scenario;

import org.jspecify.annotations.NullMarked;
