package dev.assay.answer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Code blocks that only together form an answer: its functions, or its imports, stand in blocks of their own. */
final class JoinedFences {
    private JoinedFences() {}

    /**
     * The block, with those before and after it that define what it uses and does not define, and with what they need in turn.
     *
     * @param rival blocks that are answers themselves: they are never joined
     */
    static Optional<String> around(Fence chosen, List<Fence> fences, Predicate<Fence> rival) {
        Set<Fence> joined = new HashSet<>();
        Set<String> defined = PythonNames.defined(chosen.code());
        Set<String> used = PythonNames.used(chosen.code());
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Fence each : fences) {
                Set<String> given = PythonNames.defined(each.code());
                boolean needed = given.stream().anyMatch(name -> used.contains(name) && !defined.contains(name));
                if (needed && !each.equals(chosen) && !rival.test(each) && joined.add(each)) {
                    defined.addAll(given);
                    used.addAll(PythonNames.used(each.code()));
                    grew = true;
                }
            }
        }
        if (joined.isEmpty()) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>(
                fences.stream().filter(joined::contains).map(Fence::code).toList());
        parts.add(chosen.code());
        return Optional.of(String.join("\n", parts));
    }

    /** A block that only defines, with the blocks after it up to the one that does something with what it defines. */
    static Optional<String> from(Fence chosen, List<Fence> fences) {
        StringBuilder program = new StringBuilder(chosen.code());
        Set<String> defined = PythonNames.defined(chosen.code());
        if (defined.isEmpty() || !PythonNames.isInert(chosen.code())) {
            return Optional.empty();
        }
        for (Fence each : fences.subList(fences.indexOf(chosen) + 1, fences.size())) {
            boolean goesOn = PythonNames.used(each.code()).stream().anyMatch(defined::contains);
            if (goesOn) {
                program.append('\n').append(each.code());
                defined.addAll(PythonNames.defined(each.code()));
                if (!PythonNames.isInert(each.code())) {
                    return Optional.of(program.toString());
                }
            }
        }
        return Optional.empty();
    }
}
