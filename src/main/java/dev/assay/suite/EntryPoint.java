package dev.assay.suite;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The function under test, where the row does not name it, as the rows of HumanEval-X, MultiPL-E and MBPP do not. */
final class EntryPoint {
    private static final Pattern JAVASCRIPT =
            Pattern.compile("^(?:export\\s+)?(?:async\\s+)?(?:const|let|var|function)\\s+([\\w$]+)", Pattern.MULTILINE);

    private static final Pattern PYTHON = Pattern.compile("^(?:async\\s+)?def\\s+(\\w+)\\s*\\(", Pattern.MULTILINE);

    private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");
    private static final Pattern CALL = Pattern.compile("(?<![\\w.])([A-Za-z_]\\w*)\\s{0,9}\\(");

    /** What asserts put around the call that they are about. */
    private static final Set<String> PYTHONS_OWN = Set.of(
            ("assert not and or in is if else lambda abs all any bool bytes callable complex dict divmod enumerate filter float "
                            + "frozenset hash int isinstance issubclass iter len list map max min next pow print range repr reversed "
                            + "round set sorted str sum tuple type zip")
                    .split(" "));

    private EntryPoint() {}

    /** Whether a text can be a function's name. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** The one function that every one of these Python statements calls; absent where there are none, or several. */
    static Optional<String> calledIn(List<String> statements) {
        Optional<Set<String>> common = statements.stream()
                .map(EntryPoint::called)
                .reduce((some, more) -> {
                    Set<String> both = new HashSet<>(some);
                    both.retainAll(more);
                    return both;
                });
        Set<String> called = common.orElse(Set.of());
        Set<String> own = new HashSet<>(called);
        own.removeAll(PYTHONS_OWN);
        return Optional.of(own.isEmpty() ? called : own)
                .filter(names -> names.size() == 1)
                .map(names -> names.iterator().next());
    }

    private static Set<String> called(String statement) {
        Set<String> names = new HashSet<>();
        CALL.matcher(statement).results().map(MatchResult::group).forEach(call -> names.add(call.split("\\W", 2)[0]));
        return names;
    }

    /** Whether the tests find it by themselves: Java's call a method of the class that the preamble opens. */
    static boolean isInTests(String language) {
        return language.equals("java");
    }

    /** The last function of a preamble; absent where it has none, or the language has no rule. */
    static Optional<String> lastIn(String preamble, String language) {
        Optional<String> last = Optional.empty();
        if (language.equals("javascript") || language.equals("python")) {
            Matcher functions = (language.equals("python") ? PYTHON : JAVASCRIPT).matcher(preamble);
            while (functions.find()) {
                last = Optional.of(functions.group(1));
            }
        }
        return last;
    }
}
