package dev.assay.score.jvm;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON without fractions: null, true, false, text, integers (Long, else BigInteger), arrays (List), objects (Map). */
final class Json {
    private static final int DEEPEST = 1000;
    private static final int SURE_LONG = 18;

    private final String text;
    private int at;
    private int depth;

    private Json(String text) {
        this.text = text;
    }

    /** Reads one value. */
    static @Nullable Object read(String text) {
        Json json = new Json(text);
        Object value = json.value();
        json.skip();
        if (json.at < text.length()) {
            throw json.error();
        }
        return value;
    }

    /** Reads an array. */
    static List<@Nullable Object> array(String text) {
        return list(read(text));
    }

    @SuppressWarnings("unchecked")
    static List<@Nullable Object> list(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return (List<@Nullable Object>) list;
        }
        throw new IllegalArgumentException("no JSON array");
    }

    static String text(@Nullable Object value) {
        if (value instanceof String string) {
            return string;
        }
        throw new IllegalArgumentException("no JSON text");
    }

    /** Writes a text in ASCII. */
    static void quote(CharSequence text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                out.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.append(Character.forDigit(c >> shift & 15, 16));
                }
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    static String quoted(CharSequence text) {
        StringBuilder out = new StringBuilder();
        quote(text, out);
        return out.toString();
    }

    private @Nullable Object value() {
        skip();
        if (at == text.length() || ++depth > DEEPEST) {
            throw error();
        }
        Object value = switch (text.charAt(at)) {
            case '[' -> items();
            case '{' -> members();
            case '"' -> string();
            case 'n' -> word("null", null);
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            default -> number();
        };
        depth--;
        return value;
    }

    private List<@Nullable Object> items() {
        List<@Nullable Object> items = new ArrayList<>();
        at++;
        if (takes(']')) {
            return items;
        }
        do {
            items.add(value());
        } while (takes(','));
        expect(']');
        return items;
    }

    private Map<String, @Nullable Object> members() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        at++;
        if (takes('}')) {
            return members;
        }
        do {
            skip();
            String name = string();
            expect(':');
            members.put(name, value());
        } while (takes(','));
        expect('}');
        return members;
    }

    private String string() {
        expect('"');
        int from = at;
        while (at < text.length() && text.charAt(at) != '"' && text.charAt(at) != '\\') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '"') {
            return text.substring(from, at++);
        }
        StringBuilder out = new StringBuilder(text.substring(from, at));
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            out.append(c == '\\' ? escaped() : c);
        }
        expect('"');
        return out.toString();
    }

    private char escaped() {
        if (at == text.length()) {
            throw error();
        }
        char c = text.charAt(at++);
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> {
                if (at + 4 > text.length()) {
                    throw error();
                }
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
            }
            default -> c;
        };
    }

    private Number number() {
        int from = at;
        while (at < text.length() && (text.charAt(at) == '-' || Character.isDigit(text.charAt(at)))) {
            at++;
        }
        String digits = text.substring(from, at);
        return digits.length() < SURE_LONG ? (Number) Long.valueOf(digits) : narrowed(new BigInteger(digits));
    }

    private static Number narrowed(BigInteger value) {
        return value.bitLength() < Long.SIZE ? (Number) value.longValue() : value;
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw error();
        }
        at += word.length();
        return value;
    }

    private boolean takes(char c) {
        skip();
        boolean here = at < text.length() && text.charAt(at) == c;
        at += here ? 1 : 0;
        return here;
    }

    private void expect(char c) {
        if (!takes(c)) {
            throw error();
        }
    }

    private void skip() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private IllegalArgumentException error() {
        return new IllegalArgumentException("no JSON at " + at);
    }
}
