package io.cxpulse.serve;

/** Where the messages for one viewer go. A call may wait for as long as the viewer does not read. */
interface Outlet {

    void send(String event, String json);

    /** Whether nobody is there any more. */
    boolean isGone();

    void close();
}
