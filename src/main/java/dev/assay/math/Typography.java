package dev.assay.math;

/** Brings Unicode's mathematical characters to LaTeX and ASCII, and drops what nobody sees: controls, direction and joining marks. */
final class Typography {
    private final StringBuilder plain = new StringBuilder();
    private char script;
    private boolean afterCircled;

    private Typography() {}

    /** The same text with one spelling for each sign. */
    static String plain(String written) {
        String text = written.contains("<su") ? unmarked(written) : written;
        int i = 0;
        while (i < text.length() && text.charAt(i) < 128 && text.charAt(i) >= 32) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        Typography typography = new Typography();
        for (i = 0; i < text.length(); i++) {
            typography.add(text.charAt(i));
        }
        typography.enter((char) 0);
        return typography.plain.toString();
    }

    /** HTML's raised and lowered letters, as LaTeX has them. */
    private static String unmarked(String html) {
        return html.replace("<sup>", "^{")
                .replace("</sup>", "}")
                .replace("<sub>", "_{")
                .replace("</sub>", "}");
    }

    private void add(char c) {
        char raised = Commands.lowered(c);
        char lowered = Commands.lifted(c);
        boolean circled = c >= '①' && c <= '⑳';
        enter(raised != 0 ? '^' : lowered != 0 ? '_' : 0);
        if (raised != 0 || lowered != 0) {
            plain.append(raised != 0 ? raised : lowered);
        } else if (c < 128) {
            plain.append(c >= 32 || Character.isWhitespace(c) ? String.valueOf(c) : "");
        } else if (circled) {
            plain.append(afterCircled ? "," : "").append(c - '①' + 1);
        } else if (Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER) {
            plain.append(Character.digit(c, 10));
        } else if (c >= '！' && c <= '～') {
            add((char) (c - 0xFEE0));
        } else {
            String spelled = Commands.UNICODE.getOrDefault(c, "");
            if (!spelled.isEmpty()) {
                plain.append(spelled).append(spelled.charAt(0) == '\\' && !spelled.endsWith("}") ? " " : "");
            } else if (Character.isSpaceChar(c) || Character.isWhitespace(c)) {
                plain.append(' ');
            } else if (isSeen(c)) {
                plain.append(c);
            }
        }
        afterCircled = circled;
    }

    /** Opens or closes a group of raised or lowered characters. */
    private void enter(char wanted) {
        if (script != wanted) {
            plain.append(script == 0 ? "" : "}").append(wanted == 0 ? "" : wanted + "{");
            script = wanted;
        }
    }

    private static boolean isSeen(char c) {
        int type = Character.getType(c);
        return type != Character.FORMAT
                && type != Character.CONTROL
                && type != Character.NON_SPACING_MARK
                && type != Character.ENCLOSING_MARK;
    }
}
