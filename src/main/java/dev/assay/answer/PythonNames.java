package dev.assay.answer;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names that Python code defines and uses, by the look of its lines. */
final class PythonNames {
    private static final Pattern DEFINITION = Pattern.compile(
            "(?m)^(?:(?:async[ \\t]+)?def|class)[ \\t]+(\\w+)|^([A-Z][A-Z0-9_]*(?=[ \\t]*=(?!=))|\\w+(?=[ \\t]*=[ \\t]*lambda\\b))");

    private static final Pattern IMPORT =
            Pattern.compile("(?m)^(?:import|from[ \\t]+[\\w.]+[ \\t]+import)[ \\t]+(\\([^)]*|[^#\\n]+)");
    private static final Pattern IMPORTED = Pattern.compile("(?:[\\w.]+\\s+as\\s+)?(\\w+)[\\w.]*");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

    private static final Pattern INERT = Pattern.compile(
            "(?:(?:async\\s+)?def|class|import|from)\\b.*|[@#)\\]}].*|(?:\"\"\"|''').*|[A-Za-z_]\\w*\\s*(?::[^=]+)?=(?!=).*");

    private PythonNames() {}

    /** Functions, classes, imports, lambdas and constants in capitals at the left margin. */
    static Set<String> defined(String code) {
        Set<String> names = new HashSet<>();
        Matcher definition = DEFINITION.matcher(code);
        while (definition.find()) {
            names.add(definition.group(1) != null ? definition.group(1) : definition.group(2));
        }
        Matcher line = IMPORT.matcher(code);
        while (line.find()) {
            Matcher imported = IMPORTED.matcher(line.group(1));
            while (imported.find()) {
                names.add(imported.group(1));
            }
        }
        return names;
    }

    /** Every name in it. */
    static Set<String> used(String code) {
        Set<String> names = new HashSet<>();
        Matcher word = WORD.matcher(code);
        while (word.find()) {
            names.add(word.group());
        }
        return names;
    }

    /** Whether it only defines: it is no whole program. */
    static boolean isInert(String code) {
        PythonNesting nesting = new PythonNesting();
        for (TextLine line : TextLine.of(code)) {
            boolean margin = !line.isBlank() && !line.isIndented() && !nesting.isOpen();
            if (margin && !INERT.matcher(line.text()).matches()) {
                return false;
            }
            nesting.read(line.text());
        }
        return true;
    }
}
