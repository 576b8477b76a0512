package io.cxpulse.serve;

/** Whether the process can answer queries. Asked by probes, so it must answer at once. */
@FunctionalInterface
public interface Readiness {

    Status status();

    /**
     * @param reason what is missing, in words for an operator; of no meaning when ready
     */
    record Status(boolean ready, String reason) {

        public static final Status READY = new Status(true, "");

        public static Status notReady(String reason) {
            return new Status(false, reason);
        }
    }
}
