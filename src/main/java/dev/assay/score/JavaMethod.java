package dev.assay.score;

import java.util.List;
import java.util.OptionalInt;

/**
 * A method that a task's source declares.
 *
 * @param owner the class that declares it
 * @param isGeneric whether it has type parameters of its own
 * @param returnType as written, but for white space
 * @param parameters their types as written, and their names
 * @param bodyStart the place after the opening brace of its body
 * @param bodyEnd the place of the closing brace; absent where the source ends before it
 */
record JavaMethod(
        String owner,
        String name,
        boolean isStatic,
        boolean isGeneric,
        String returnType,
        List<Parameter> parameters,
        int bodyStart,
        OptionalInt bodyEnd) {
    record Parameter(String type, String name) {}

    JavaMethod {
        parameters = List.copyOf(parameters);
    }

    boolean isOpen() {
        return bodyEnd.isEmpty();
    }
}
