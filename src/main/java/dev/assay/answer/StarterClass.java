package dev.assay.answer;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The head of a class in a preamble, as LeetCode's {@code class Solution:}, for answers that give its method alone.
 *
 * @param before what stands above the method's head, the class's head being the end of it
 * @param method the name of the method
 */
record StarterClass(String before, String method) {
    /** The class in which the preamble has this method, if it has. */
    static Optional<StarterClass> of(String preamble, String method) {
        StringBuilder before = new StringBuilder();
        boolean inClass = false;
        for (TextLine line : TextLine.of(preamble)) {
            if (PythonText.defines(line.text(), method)) {
                return inClass && line.isIndented()
                        ? Optional.of(new StarterClass(before.toString(), method))
                        : Optional.empty();
            }
            inClass = line.text().startsWith("class ") || (inClass && (line.isIndented() || line.isBlank()));
            before.append(line.text()).append('\n');
        }
        return Optional.empty();
    }

    /** The class with this code in it; absent where the code is no method of it at the left margin. */
    Optional<String> around(String code) {
        boolean method = Pattern.compile(
                        "(?m)^(?:async[ \\t]+)?def[ \\t]+" + Pattern.quote(this.method) + "[ \\t]*\\([ \\t]*self\\b")
                .matcher(code)
                .find();
        if (!method) {
            return Optional.empty();
        }
        StringBuilder imports = new StringBuilder();
        StringBuilder inside = new StringBuilder();
        for (TextLine line : TextLine.of(code)) {
            boolean isImport = line.text().matches("(?:import|from)\\b.*");
            (isImport ? imports : inside).append(line.text()).append('\n');
        }
        return Optional.of(imports + before + inside.toString().indent(4));
    }
}
