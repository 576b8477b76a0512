package io.cxpulse.cases;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be said about a case, and what a metric can measure of it. {@code docs/cases.md} defines each. */
public enum FactType {
    OPENED(Form.EVENT),
    FIRST_RESPONSE(Form.DURATION),
    NEXT_REPLY(Form.DURATION),
    FIRST_RESOLUTION(Form.DURATION),
    FULL_RESOLUTION(Form.DURATION),
    ONE_TOUCH(Form.VERDICT),
    CLOSURE(Form.DURATION),
    SLA(Form.VERDICT),
    FIRST_CONTACT(Form.VERDICT),
    REOPENED(Form.EVENT),
    REOPENING(Form.VERDICT),
    SOLVED_REOPENING(Form.VERDICT),
    TRANSFERRED(Form.EVENT),
    WAITING(Form.EVENT);

    /** What a fact holds besides that it is so. */
    public enum Form {
        EVENT,
        DURATION,
        VERDICT
    }

    private final Form form;

    FactType(Form form) {
        this.form = form;
    }

    public Form form() {
        return form;
    }

    /** Names of the facts of a form, in the order of this list. */
    public static Set<String> names(Form form) {
        return Arrays.stream(values())
                .filter(type -> type.form == form)
                .map(Enum::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
