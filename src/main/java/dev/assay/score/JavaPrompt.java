package dev.assay.score;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the trusted source of a task declares: its imports, its types, and the methods of its outer classes. A scanner, no parser: it looks at
 * braces, brackets and words, for the compiler has the last word on the rest.
 */
final class JavaPrompt {
    private static final Set<String> TYPE_WORDS = Set.of("class", "interface", "enum", "record");
    private static final Set<String> MODIFIERS = Set.of(
            "public",
            "private",
            "protected",
            "static",
            "final",
            "synchronized",
            "abstract",
            "native",
            "strictfp",
            "default");

    private final List<JavaToken> tokens;
    private final List<String> imports = new ArrayList<>();
    private final List<JavaMethod> methods = new ArrayList<>();
    private final Set<String> types = new HashSet<>();
    private int depth;
    private int lowest;
    private int importsEnd;
    private int packageEnd;

    private JavaPrompt(String source) {
        this.tokens = JavaToken.of(source);
    }

    static JavaPrompt of(String source) {
        JavaPrompt prompt = new JavaPrompt(source);
        prompt.scan();
        return prompt;
    }

    /** The import statements, each with its semicolon. */
    List<String> imports() {
        return List.copyOf(imports);
    }

    /** The place after the last import statement; 0 where there is none. */
    int importsEnd() {
        return importsEnd;
    }

    /** The place after the package statement; 0 where there is none. */
    int packageEnd() {
        return packageEnd;
    }

    /** The methods with a body, in the order of the source. */
    List<JavaMethod> methods() {
        return List.copyOf(methods);
    }

    /** The names of the types that it declares, and of all type parameters. */
    Set<String> types() {
        return Set.copyOf(types);
    }

    /** How many braces are open at the end. */
    int depth() {
        return depth;
    }

    /** Whether it closes braces that it did not open, as the end of a source does. */
    boolean continuesAnother() {
        return lowest < 0;
    }

    private void scan() {
        String owner = "";
        int begin = 0; // of the declaration at hand
        for (int i = 0; i < tokens.size(); i++) {
            JavaToken token = tokens.get(i);
            if (token.is("@")) {
                i = Math.max(i, annotationEnd(i, tokens.size()) - 1); // braces in it are no blocks
            } else if (token.is("{")) {
                if (depth == 0) {
                    owner = typeName(begin, i);
                } else if (depth == 1) {
                    addMethod(owner, begin, i);
                }
                depth++;
                begin = i + 1;
            } else if (token.is("}")) {
                depth--;
                lowest = Math.min(lowest, depth);
                begin = i + 1;
            } else if (token.is(";")) {
                if (depth == 0 && tokens.get(begin).is("import")) {
                    addImport(begin, i);
                } else if (depth == 0 && tokens.get(begin).is("package")) {
                    packageEnd = token.end();
                }
                begin = i + 1;
            } else if (i > 0 && TYPE_WORDS.contains(tokens.get(i - 1).text()) && token.isWord()) {
                types.add(token.text());
            }
        }
    }

    private void addImport(int from, int semicolon) {
        String words = tokens.subList(from + 1, semicolon).stream()
                .map(token -> token.is("static") ? "static " : token.text())
                .collect(Collectors.joining());
        imports.add("import " + words + ";");
        importsEnd = tokens.get(semicolon).end();
    }

    private String typeName(int from, int brace) {
        for (int i = from; i + 1 < brace; i++) {
            if (TYPE_WORDS.contains(tokens.get(i).text())) {
                addTypeParameters(i + 2, brace);
                return tokens.get(i + 1).text();
            }
        }
        return "";
    }

    private void addTypeParameters(int from, int to) {
        if (from < to && tokens.get(from).is("<")) {
            for (int i = from; i < to && !tokens.get(i).is("{"); i++) {
                boolean begins = tokens.get(i - 1).is("<") || tokens.get(i - 1).is(",");
                if (begins && i > from && tokens.get(i).isWord()) {
                    types.add(tokens.get(i).text());
                }
            }
        }
    }

    /** The declaration from one token up to a brace, if it is a method's. */
    private void addMethod(String owner, int from, int brace) {
        int open = indexOf("(", from, brace);
        int close = open < 0 ? -1 : matching(open, brace);
        if (open <= from || close < 0 || !tokens.get(open - 1).isWord() || indexOf("=", from, open) >= 0) {
            return;
        }
        int at = from;
        boolean isStatic = false;
        while (at < open
                && (MODIFIERS.contains(tokens.get(at).text()) || tokens.get(at).is("@"))) {
            isStatic |= tokens.get(at).is("static");
            at = tokens.get(at).is("@") ? annotationEnd(at, open) : at + 1;
        }
        boolean isGeneric = tokens.get(at).is("<");
        if (at + 1 > open - 1 && !isGeneric) {
            return; // a constructor
        }
        String returned = text(at, open - 1);
        methods.add(new JavaMethod(
                owner,
                tokens.get(open - 1).text(),
                isStatic,
                isGeneric,
                returned,
                parameters(open + 1, close),
                tokens.get(brace).end(),
                bodyEnd(brace)));
    }

    /** The token after an annotation; the limit where its parenthesis is never closed, as in a source made to be odd. */
    private int annotationEnd(int at, int limit) {
        int next = at + 2;
        if (next >= limit || !tokens.get(next).is("(")) {
            return next;
        }
        int close = matching(next, limit);
        return close < 0 ? limit : close + 1;
    }

    private List<JavaMethod.Parameter> parameters(int from, int to) {
        List<JavaMethod.Parameter> parameters = new ArrayList<>();
        int begin = from;
        int angles = 0;
        for (int i = from; i <= to; i++) {
            JavaToken token = tokens.get(i);
            angles += token.is("<") ? 1 : token.is(">") ? -1 : 0;
            if (i == to || token.is(",") && angles == 0) {
                if (i > begin) {
                    parameters.add(parameter(begin, i));
                }
                begin = i + 1;
            }
        }
        return parameters;
    }

    private JavaMethod.Parameter parameter(int from, int to) {
        int begin = from;
        while (begin < to && (tokens.get(begin).is("final") || tokens.get(begin).is("@"))) {
            begin = tokens.get(begin).is("@") ? annotationEnd(begin, to) : begin + 1;
        }
        int name = to - 1;
        while (name > begin && !tokens.get(name).isWord()) {
            name--; // int x[]
        }
        return new JavaMethod.Parameter(
                text(begin, name) + text(name + 1, to), tokens.get(name).text());
    }

    private OptionalInt bodyEnd(int brace) {
        int end = matching(brace, tokens.size());
        return end < 0 ? OptionalInt.empty() : OptionalInt.of(tokens.get(end).start());
    }

    private int indexOf(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (tokens.get(i).is("@")) {
                i = annotationEnd(i, to) - 1;
            } else if (tokens.get(i).is(text)) {
                return i;
            }
        }
        return -1;
    }

    private int matching(int opening, int to) {
        String open = tokens.get(opening).text();
        String close = open.equals("(") ? ")" : "}";
        int level = 0;
        for (int i = opening; i < to; i++) {
            level += tokens.get(i).is(open) ? 1 : tokens.get(i).is(close) ? -1 : 0;
            if (level == 0) {
                return i;
            }
        }
        return -1;
    }

    private String text(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < to; i++) {
            boolean apart = i > from
                    && tokens.get(i).isWord()
                    && (tokens.get(i - 1).isWord() || tokens.get(i - 1).is("?"));
            text.append(apart ? " " : "").append(tokens.get(i).text());
        }
        return text.toString();
    }
}
