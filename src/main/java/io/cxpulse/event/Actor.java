package io.cxpulse.event;

/** Who acted, by the role held at the moment of the event. */
public enum Actor {
    UNKNOWN,
    CUSTOMER,
    END_USER_OTHER,
    AGENT,
    BOT,
    AI_AGENT,
    AUTOMATION,
    SYSTEM,
    SUPERVISOR;

    /** True where nothing contradicts that the words of an agent's reply come from a person of the company. */
    boolean mayBeAgent() {
        return this == AGENT || this == SUPERVISOR || this == UNKNOWN;
    }

    /** True where nothing contradicts that a customer's message comes from the customer's side. */
    boolean mayBeCustomer() {
        return this == CUSTOMER || this == END_USER_OTHER || this == UNKNOWN;
    }
}
