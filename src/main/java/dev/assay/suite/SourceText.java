package dev.assay.suite;

import dev.assay.UserError;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The text of a file that people write: UTF-8, with or without a byte order mark. */
final class SourceText {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private SourceText() {}

    /**
     * The text, without the mark.
     *
     * @throws UserError with the line where the bytes are not UTF-8
     */
    static String of(String file, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            CharBuffer text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(in);
            String whole = text.toString();
            return whole.startsWith(BYTE_ORDER_MARK) ? whole.substring(1) : whole;
        } catch (CharacterCodingException e) {
            int line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw new UserError("%s:%d: not UTF-8".formatted(file, line), "Save the file as UTF-8.");
        }
    }
}
