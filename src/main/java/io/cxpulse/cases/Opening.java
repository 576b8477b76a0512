package io.cxpulse.cases;

import io.cxpulse.event.Actor;
import io.cxpulse.event.CaseOrigin;
import java.time.Instant;

/** When, by whom and for whom a case was opened. */
public record Opening(Instant at, Actor actor, CaseOrigin origin) {}
