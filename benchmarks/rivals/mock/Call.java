import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A request that has come whole.
 *
 * @param streams whether its body says {@code "stream": true}, with any blanks
 * @param id the n of {@code [id=n]} in it; -1 where there is none
 */
record Call(String path, boolean streams, int id) {
    private static final byte[] END_OF_HEAD = bytes("\r\n\r\n");
    private static final byte[] LENGTH = bytes("\r\ncontent-length:");
    private static final byte[] STREAM = bytes("\"stream\"");
    private static final byte[] ID = bytes("[id=");

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The request in these bytes; null where more must come. */
    static Call in(ByteBuffer buffer) {
        byte[] text = buffer.array();
        int size = buffer.position();
        int head = find(text, 0, size, END_OF_HEAD);
        if (head < 0) {
            return null;
        }
        int length = find(text, 0, head, LENGTH);
        int body = head + END_OF_HEAD.length;
        if (size < body + (length < 0 ? 0 : number(text, skipBlanks(text, length + LENGTH.length, size), size))) {
            return null;
        }
        int from = find(text, 0, head, bytes(" ")) + 1;
        String path = new String(text, from, find(text, from, head, bytes(" ")) - from, StandardCharsets.US_ASCII);
        int id = find(text, body, size, ID);
        return new Call(path, streams(text, body, size), id < 0 ? -1 : number(text, id + ID.length, size));
    }

    private static boolean streams(byte[] text, int from, int to) {
        int stream = find(text, from, to, STREAM);
        if (stream < 0) {
            return false;
        }
        int colon = skipBlanks(text, stream + STREAM.length, to);
        int value = skipBlanks(text, colon + 1, to);
        return value < to && text[colon] == ':' && text[value] == 't';
    }

    private static int skipBlanks(byte[] text, int from, int to) {
        int at = from;
        while (at < to && text[at] <= ' ') {
            at++;
        }
        return at;
    }

    private static int number(byte[] text, int from, int to) {
        int value = 0;
        for (int i = from; i < to && text[i] >= '0' && text[i] <= '9'; i++) {
            value = value * 10 + text[i] - '0';
        }
        return value;
    }

    /** The first place of the word, whose letters are in lower case, whatever the case of the text; -1 where it is not. */
    private static int find(byte[] text, int from, int to, byte[] word) {
        for (int i = from; i <= to - word.length; i++) {
            int same = 0;
            while (same < word.length && lower(text[i + same]) == word[same]) {
                same++;
            }
            if (same == word.length) {
                return i;
            }
        }
        return -1;
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b;
    }
}
