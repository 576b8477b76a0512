package io.cxpulse.simulate;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** UTF-8 without mercy: malformed bytes are an error, never a replacement character. */
final class Utf8 {

    private Utf8() {}

    static String decode(byte[] bytes) throws CharacterCodingException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        if (result.isError()) {
            throw new MalformedUtf8(in.position());
        }
        return out.flip().toString();
    }

    private static final class MalformedUtf8 extends CharacterCodingException {

        private static final long serialVersionUID = 1L;

        private final int position;

        MalformedUtf8(int position) {
            this.position = position;
        }

        @Override
        public String getMessage() {
            return "malformed UTF-8 at byte " + position + " of the row";
        }
    }
}
