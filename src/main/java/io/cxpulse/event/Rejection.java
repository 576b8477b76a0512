package io.cxpulse.event;

import org.jspecify.annotations.Nullable;

/**
 * The verdict on an input that is not counted.
 *
 * @param path field at fault, null where the whole input is
 * @param detail what was found and what is accepted
 */
public record Rejection(RejectionReason reason, @Nullable String path, String detail) {}
