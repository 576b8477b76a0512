package io.cxpulse.event;

/** Who opened a case. */
public enum CaseOrigin {
    UNKNOWN,
    CUSTOMER,
    AGENT,
    PROACTIVE,
    AUTOMATION;

    /** Whether somebody waits for a first response: nobody does where the company wrote first. */
    public boolean awaitsResponse() {
        return this != AGENT && this != PROACTIVE;
    }
}
