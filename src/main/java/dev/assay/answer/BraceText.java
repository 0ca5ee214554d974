package dev.assay.answer;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Code of languages with braces between other text. By the look of it, without parsing. */
final class BraceText {
    private static final int LONGEST_HEAD = 1000;
    private static final int LONGEST_START = 100;
    private static final int MOST_MENTIONS = 2000; // in a text made to be slow

    private static final Pattern STATEMENT = Pattern.compile(
            "(?:#include|#define|#pragma|import|package|using|namespace|template|typedef|const|let|var|function|async|class|struct|enum"
                    + "|interface|record|public|private|static|final|abstract|int|long|void|bool|double|return|if|for|while|do|try"
                    + "|export|module\\.|exports\\.|console\\.|process\\.|require\\(|//|/\\*|'use strict'|\"use strict\"|@\\w).*");

    private static final Pattern TYPE = Pattern.compile(
            "(?:\\b(?:public|final|abstract|static)\\s+)*\\b(?:class|struct|interface|enum|record)\\s+[A-Za-z_$]");

    private static final Pattern FIRST =
            Pattern.compile(".*[;{>]\\s*|#.*|//.*|/\\*.*|(?:const|let|var)\\s.*=.*|['\"]use strict['\"]\\s*");

    private BraceText() {}

    /** The code from the first line that looks like a statement to the sentences at the end; empty where there is none. */
    static String program(String text) {
        return TextLine.of(text).stream()
                .filter(BraceText::begins)
                .findFirst()
                .map(line -> withoutSentences(text.substring(line.start())))
                .orElse("");
    }

    /** The code without the sentences that stand below it. */
    static String withoutSentences(String code) {
        List<TextLine> lines = TextLine.of(code);
        int end = code.length();
        for (int i = lines.size() - 1; i >= 0; i--) {
            boolean isSentence = lines.get(i).isSentence();
            if (!isSentence && !lines.get(i).isBlank()) {
                break;
            }
            end = isSentence ? lines.get(i).start() : end;
        }
        return end == code.length() ? code : code.substring(0, end).stripTrailing() + "\n";
    }

    private static boolean begins(TextLine line) {
        return !line.isIndented()
                && isStatement(line.text())
                && FIRST.matcher(line.text()).matches();
    }

    /** Where the outermost type begins that is still open at the end. */
    static Optional<Integer> openType(String code) {
        return nesting(code).open() > 0 ? outermostTypes(code).reduce((first, last) -> last) : Optional.empty();
    }

    /** Whether a type is declared outside of all braces. */
    static boolean declaresType(String code) {
        return outermostTypes(code).findAny().isPresent();
    }

    private static Stream<Integer> outermostTypes(String code) {
        return TYPE.matcher(withoutTexts(code))
                .results()
                .map(MatchResult::start)
                .filter(start -> nesting(code.substring(0, start)).open() == 0);
    }

    /** The code with spaces in the place of its texts and comments. */
    private static String withoutTexts(String code) {
        StringBuilder out = new StringBuilder(code);
        int i = 0;
        while (i < code.length()) {
            int end = skip(code, i);
            for (int at = i; at < end; at++) {
                out.setCharAt(at, ' ');
            }
            i = Math.max(end, i + 1);
        }
        return out.toString();
    }

    /** Whether a line, freed of its indentation, looks like code. */
    static boolean isStatement(String line) {
        String text = line.strip();
        return STATEMENT.matcher(text).matches()
                && (text.startsWith("#") || text.startsWith("/") || text.matches(".*[;{}(\\[=,'\"].*"));
    }

    /** Where the definition of this function begins: its name with parameters and a body, or a variable that is given a value. */
    static Optional<Integer> definition(String code, String name) {
        Matcher matcher = Pattern.compile("(?<![\\w$.])" + Pattern.quote(name)
                        + "(?![\\w$])\\s{0,20}([(=]|:\\s{0,20}function|extends\\b|\\{)?")
                .matcher(code);
        for (int i = 0; i < MOST_MENTIONS && matcher.find(); i++) {
            String next = matcher.group(1) == null ? "" : matcher.group(1);
            boolean defines = next.equals("(") ? hasBody(code, matcher.end(1)) : isGivenValue(code, matcher, next);
            if (defines) {
                return Optional.of(matcher.start());
            }
        }
        return Optional.empty();
    }

    /** Whether this function is defined there with nothing but comments between its braces. */
    static boolean isStub(String code, String name) {
        Optional<Integer> start = definition(code, name);
        int open = start.map(from -> code.indexOf('{', from)).orElse(-1);
        if (open < 0) {
            return false;
        }
        String rest = code.substring(open);
        int end = nesting(rest).closed().orElse(rest.length() + 1) - 1;
        return withoutTexts(rest.substring(1, Math.max(1, end))).isBlank();
    }

    private static boolean isGivenValue(String code, Matcher matcher, String next) {
        if (next.equals("=")) {
            String rest = code.substring(matcher.end(), Math.min(code.length(), matcher.end() + 1));
            String before =
                    lineBefore(code, matcher.start()); // at the left margin: a body may have a variable of that name
            return !rest.equals("=") && (before.isEmpty() || before.matches("(?:export\\s+)?(?:const|let|var)\\s+"));
        }
        return lineBefore(code, matcher.start()).strip().matches("(?:export\\s+)?class") && !next.isEmpty();
    }

    /** The line up to here; of a long one its end, which is no margin. */
    private static String lineBefore(String code, int at) {
        String before = code.substring(Math.max(0, at - LONGEST_START), at);
        return before.substring(before.lastIndexOf('\n') + 1);
    }

    /** Whether parameters, closed, and an opening brace follow, with at most words like const, throws or a type between. */
    private static boolean hasBody(String code, int afterParenthesis) {
        int depth = 1;
        int i = afterParenthesis;
        int end = Math.min(code.length(), afterParenthesis + LONGEST_HEAD);
        while (i < end && depth > 0) {
            depth += code.charAt(i) == '(' ? 1 : code.charAt(i) == ')' ? -1 : 0;
            i++;
        }
        while (depth == 0 && i < end) {
            char c = code.charAt(i);
            if (c == '{') {
                return true;
            }
            if (!Character.isLetterOrDigit(c) && !Character.isWhitespace(c) && "_$:->.,<>*&[]?|".indexOf(c) < 0) {
                return false;
            }
            i++;
        }
        return false;
    }

    /** How many braces are open at the end, texts and comments aside; with a stop, where they are first all closed again. */
    static Nesting nesting(String code) {
        int depth = 0;
        int i = 0;
        Optional<Integer> closed = Optional.empty();
        while (i < code.length()) {
            int end = skip(code, i);
            if (end > i) {
                i = end;
                continue;
            }
            char c = code.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            i++;
            if (c == '}' && depth == 0 && closed.isEmpty()) {
                closed = Optional.of(i);
            }
        }
        return new Nesting(depth, closed);
    }

    /**
     * Braces of a text.
     *
     * @param open at its end
     * @param closed after which character all are closed for the first time
     */
    record Nesting(int open, Optional<Integer> closed) {}

    private static int skip(String code, int i) {
        if (code.startsWith("//", i)) {
            return ending(code, "\n", i + 2);
        }
        if (code.startsWith("/*", i)) {
            return ending(code, "*/", i + 2);
        }
        char quote = code.charAt(i);
        if (quote != '"' && quote != '\'' && quote != '`') {
            return i;
        }
        int end = i + 1;
        while (end < code.length() && code.charAt(end) != quote && (quote == '`' || code.charAt(end) != '\n')) {
            end += code.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(code.length(), end + 1);
    }

    private static int ending(String code, String mark, int from) {
        int found = code.indexOf(mark, from);
        return found < 0 ? code.length() : found + mark.length();
    }
}
