package io.cxpulse.serve;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** One file of the live page. */
final class PageFile {

    private static final int TAG_BYTES = 12;

    private final String type;
    private final byte[] content;
    private final String tag;

    PageFile(String type, byte[] content) {
        this.type = type;
        this.content = content;
        this.tag = "W/\"" + HexFormat.of().formatHex(digest(content), 0, TAG_BYTES) + "\"";
    }

    /** Media type with its character set. */
    String type() {
        return type;
    }

    byte[] content() {
        return content;
    }

    /** Changes with the content. Weak, because the same content travels compressed and plain. */
    String tag() {
        return tag;
    }

    private static byte[] digest(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
