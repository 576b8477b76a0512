package io.cxpulse.simulate;

/** Events cannot be delivered; the message says in one line what is wrong. */
public final class DeliveryFailed extends Exception {

    private static final long serialVersionUID = 1L;

    public DeliveryFailed(String message) {
        super(message);
    }

    public DeliveryFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
