package io.cxpulse.wire;

import java.io.Serial;

/** The schema registry does not answer, or not with what was asked for. Passes when the registry is well again. */
public final class RegistryFault extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    RegistryFault(String url, Throwable cause) {
        super("the schema registry at " + url + " cannot be asked: " + cause.getMessage(), cause);
    }
}
