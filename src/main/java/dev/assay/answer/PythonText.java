package dev.assay.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Python code between other text: where it begins, and where prose goes on. By the look of lines, without parsing. */
final class PythonText {
    private static final Pattern STATEMENT = Pattern.compile(
            "(?:async\\s+)?def\\s+\\w+\\s*\\(.*|class\\s+\\w+\\s*[:(].*|@\\w.*|import\\s+[\\w.]+(?:\\s+as\\s+\\w+)?"
                    + "(?:\\s*[,;].*)?\\s*(?:#.*)?|from\\s+[\\w.]+\\s+import\\b.*|#.*"
                    + "|(?:(?:if|elif|for|while|with|try|except|else|finally|match|async)\\b.*:\\s*(?:#.*)?)"
                    + "|(?:if|elif|for|while|with|except)[\\s(].*:\\s*\\S.*|(?:else|try|finally):.*"
                    + "|(?:return|raise|assert|del|global|nonlocal|yield)\\b.*|(?:pass|break|continue)\\s*(?:#.*)?"
                    + "|[A-Za-z_][\\w.]*(?:\\[[^\\]]*\\])?\\s*(?::\\s*[\\w\\[\\], .]+)?\\s*(?:[-+*/%&|^]|//|\\*\\*|<<|>>)?=(?!=).*"
                    + "|[A-Za-z_][\\w.]*(?:\\[[^\\]]*\\][\\w.]*){0,9}\\(.*|[)\\]}].*|(?:\"\"\"|''').*");

    private static final Pattern TARGET = Pattern.compile("[A-Za-z_*(\\[]");
    private static final Pattern NO_TARGET = Pattern.compile("\\w\\s+\\w|:\\s|`");

    private static final Pattern OUTER = Pattern.compile("(?:async\\s+)?def\\b|class\\b|@|import\\b|from\\b");

    private PythonText() {}

    /** Whether a line, freed of its indentation, looks like a Python statement. */
    static boolean isStatement(String line) {
        String bare = line.strip();
        boolean isComprehension = bare.startsWith("[") && bare.endsWith("]") && bare.contains(" for ");
        return isComprehension || STATEMENT.matcher(bare).matches() || isAssignment(bare);
    }

    /** Whether an equals sign stands behind what can be assigned to, such as {@code dp[0][1]} and {@code (a, *b), c.d}: no words side by side. */
    private static boolean isAssignment(String line) {
        int equals = line.indexOf('=');
        return equals > 0
                && !line.startsWith("==", equals)
                && TARGET.matcher(line).lookingAt()
                && !NO_TARGET.matcher(line.substring(0, equals)).find();
    }

    /** Whether it may as well stand inside a function, and begin the rest of one. */
    static boolean isInnerStatement(String line) {
        return isStatement(line) && !OUTER.matcher(line.strip()).lookingAt();
    }

    /** Whether some line defines this function, at any depth, or gives the name a value at the left margin. */
    static boolean defines(String code, String name) {
        String quoted = Pattern.quote(name);
        return Pattern.compile("(?m)^[ \\t]*(?:async[ \\t]+)?def[ \\t]+" + quoted + "[ \\t]*[(\\[]|^" + quoted
                        + "[ \\t]*(?::[^=\\n]+)?=(?!=)")
                .matcher(code)
                .find();
    }

    /** Code all of whose lines are indented, moved to the left margin; other code as it stands. */
    static String dedented(String code) {
        int least = TextLine.of(code).stream()
                .filter(line -> !line.isBlank())
                .mapToInt(TextLine::indent)
                .min()
                .orElse(0);
        return least == 0
                ? code
                : TextLine.of(code).stream()
                        .map(line -> line.text().substring(Math.min(least, line.indent())) + "\n")
                        .collect(Collectors.joining());
    }

    /** The code up to a sentence at the left margin, which a block that was never closed has swallowed. */
    static String withoutProse(String code) {
        StringBuilder kept = new StringBuilder();
        PythonNesting nesting = new PythonNesting();
        boolean afterBlank = false;
        for (TextLine line : TextLine.of(code)) {
            if (afterBlank && !nesting.isOpen() && line.isSentence()) {
                return kept.toString().stripTrailing() + "\n";
            }
            afterBlank = line.isBlank();
            kept.append(line.text()).append('\n');
            nesting.read(line.text());
        }
        return code;
    }

    /** What comes before the definition of this function, its decorators and its class excluded; all of it where there is none. */
    static String before(String code, String name) {
        List<String> kept = new ArrayList<>();
        for (TextLine line : TextLine.of(code)) {
            if (defines(line.text(), name)) {
                while (!kept.isEmpty()
                        && (line.isIndented() || kept.get(kept.size() - 1).startsWith("@"))) {
                    String last = kept.remove(kept.size() - 1);
                    if (last.startsWith("class ")) {
                        break;
                    }
                }
                break;
            }
            kept.add(line.text());
        }
        return String.join("\n", kept).stripTrailing();
    }

    /** How far the definition of this function is indented; 0 where there is none. */
    static int indentOf(String code, String name) {
        return TextLine.of(code).stream()
                .map(TextLine::text)
                .filter(line -> defines(line, name))
                .map(line -> line.length() - line.stripLeading().length())
                .findFirst()
                .orElse(0);
    }

    /** The code from the first line that looks like a statement to the first line of prose after it; empty where there is none. */
    static String program(String text) {
        List<TextLine> lines = TextLine.of(text);
        int first = 0;
        while (first < lines.size()
                && (lines.get(first).isIndented()
                        || !isStatement(lines.get(first).text()))) {
            first++;
        }
        return upToMargin(lines.subList(first, lines.size()), true);
    }

    /**
     * The rest of a function whose head was in the prompt: up to the first line at the left margin, which is where human-eval's stop
     * sequences cut as well (class, def, #, if, print), but not inside brackets and long strings.
     */
    static String body(String text) {
        return upToMargin(TextLine.of(text), false);
    }

    private static String upToMargin(List<TextLine> lines, boolean statementsGoOn) {
        StringBuilder code = new StringBuilder();
        PythonNesting nesting = new PythonNesting();
        for (TextLine line : lines) {
            boolean margin = !line.isBlank() && !line.isIndented() && !nesting.isOpen();
            boolean closes = margin && ")]}".indexOf(line.text().charAt(0)) >= 0;
            if (margin && !closes && !(statementsGoOn && isStatement(line.text()))) {
                break;
            }
            code.append(line.text()).append('\n');
            nesting.read(line.text());
        }
        return code.toString().stripTrailing() + (code.toString().isBlank() ? "" : "\n");
    }
}
