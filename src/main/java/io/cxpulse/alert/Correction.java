package io.cxpulse.alert;

import java.util.List;

/**
 * What was said of incidents, brought into line with what the ticks tell.
 *
 * @param announced all that was said, by time, after the statements
 * @param statements what has to be said now, in order
 */
public record Correction(List<Announcement> announced, List<Statement> statements) {

    public Correction {
        announced = List.copyOf(announced);
        statements = List.copyOf(statements);
    }
}
