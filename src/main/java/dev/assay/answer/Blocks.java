package dev.assay.answer;

import dev.assay.answer.Answer.Missing;
import dev.assay.answer.Answer.Why;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The code blocks of a reply, and which of them answers. In this, all programming languages are alike.
 *
 * @param fences blocks in the task's language or with no language, where there are none all; without one that the reply's end cut off
 * @param defining the first that defines the entry point; one that leaves its body to be written only where there are no others
 * @param entryWasCut whether the reply ended within a block that defines the entry point
 */
record Blocks(List<Fence> fences, Optional<Fence> defining, boolean entryWasCut) {
    /**
     * The blocks of a text.
     *
     * @param languages names that blocks of the task's language may have, in lower case
     * @param defines whether code defines the entry point
     * @param isStub whether it does so without a body
     * @param cut whether the reply ended at its token limit
     */
    static Blocks in(
            String text, Set<String> languages, Predicate<String> defines, Predicate<String> isStub, boolean cut) {
        List<Fence> all = Fence.in(text);
        List<Fence> fences = ours(all, languages).stream()
                .filter(fence -> fence.closed() || !cut)
                .toList();
        List<Fence> defining =
                fences.stream().filter(fence -> defines.test(fence.code())).toList();
        return new Blocks(
                fences,
                defining.stream()
                        .filter(fence -> !isStub.test(fence.code()))
                        .findFirst()
                        .or(() -> defining.stream().findFirst()),
                cut && all.stream().anyMatch(fence -> !fence.closed() && defines.test(fence.code())));
    }

    /** Empty blocks say nothing. */
    private static List<Fence> ours(List<Fence> fences, Set<String> languages) {
        List<Fence> written =
                fences.stream().filter(fence -> !fence.code().isBlank()).toList();
        List<Fence> ours = written.stream()
                .filter(fence -> fence.language().isEmpty() || languages.contains(fence.language()))
                .toList();
        return ours.isEmpty() ? written : ours;
    }

    /** Whether a block without the entry point may answer. */
    boolean haveAny() {
        return !fences.isEmpty() && !entryWasCut;
    }

    /**
     * The first that names its language, for sample inputs and outputs do not; then the first that looks like code; then the first. Where there is
     * an entry point, simply the first.
     */
    Fence first(boolean hasEntry, Predicate<String> looksLikeCode) {
        if (hasEntry) {
            return fences.get(0);
        }
        Optional<Fence> named =
                fences.stream().filter(fence -> !fence.language().isEmpty()).findFirst();
        return named.or(() -> fences.stream()
                        .filter(fence -> looksLikeCode.test(fence.code()))
                        .findFirst())
                .orElse(fences.get(0));
    }

    /** Why a reply without such a block holds no answer, whatever stands in its text; absent where the text may be code itself. */
    static Optional<Answer> missing(String text, boolean cut) {
        if (cut) {
            return Optional.of(new Missing(Why.TRUNCATED, "the reply was cut before a complete code block"));
        }
        return text.isBlank() ? Optional.of(new Missing(Why.EMPTY, "the reply holds no text")) : Optional.empty();
    }
}
