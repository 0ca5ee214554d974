package dev.assay.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.assay.suite.CodeTests.Calls;
import dev.assay.suite.CodeTests.Cases;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * One call to make, and which results are right.
 *
 * @param name of the test
 * @param arguments typed JSON; absent where the suite's are none for this function, or what it wants is no JSON
 * @param byDigest whether the result is to be told by its digest alone
 * @param want for people
 */
record CallTest(String name, Optional<ArrayNode> arguments, boolean byDigest, String want, Predicate<TypedJson> right) {
    private static final String DIGEST = "sha256";

    /** Our own cases: plain JSON, compared with the tolerance of {@link CaseComparison}. */
    static List<CallTest> of(Cases tests) {
        return of(tests, plain -> Optional.of((ArrayNode) TypedJson.of(plain).node()), UnaryOperator.identity());
    }

    /** Our own cases, for a method of Java. */
    static List<CallTest> of(Cases tests, JavaTask task) {
        return of(tests, plain -> JavaValue.arguments(plain, task.parameters()), JavaValue::plain);
    }

    /**
     * Our own cases.
     *
     * @param typed the arguments as the function takes them; nothing where they do not fit it
     * @param python what a result would be in Python, which the comparison knows
     */
    private static List<CallTest> of(
            Cases tests, Function<ArrayNode, Optional<ArrayNode>> typed, UnaryOperator<TypedJson> python) {
        return IntStream.range(0, tests.cases().size())
                .mapToObj(i -> {
                    String want = tests.cases().get(i).want();
                    Optional<JsonNode> wanted = TypedJson.read(want);
                    Optional<ArrayNode> arguments = arguments(
                                    tests.cases().get(i).args())
                            .filter(args -> wanted.isPresent())
                            .flatMap(typed);
                    return new CallTest(
                            String.valueOf(i),
                            arguments,
                            false,
                            want,
                            got -> CaseComparison.equal(wanted.orElseThrow(), python.apply(got)));
                })
                .toList();
    }

    /** Typed calls, judged by their oracle. */
    static List<CallTest> of(Calls tests) {
        CallJudge judge = new CallJudge(tests.oracle(), tests.tolerance());
        return tests.calls().stream()
                .map(call -> {
                    Optional<TypedJson> want = TypedJson.read(call.want()).map(TypedJson::new);
                    Optional<ArrayNode> arguments = arguments(call.args()).filter(args -> want.isPresent());
                    boolean byDigest = want.isPresent() && want.get().node().has(DIGEST);
                    Predicate<TypedJson> right = byDigest
                            ? got -> got.node()
                                    .path(DIGEST)
                                    .equals(want.get().node().get(DIGEST))
                            : got -> judge.isRight(arguments.orElseThrow(), want.orElseThrow(), got);
                    return new CallTest(call.name(), arguments, byDigest, call.want(), right);
                })
                .toList();
    }

    private static Optional<ArrayNode> arguments(String json) {
        return TypedJson.read(json).filter(JsonNode::isArray).map(ArrayNode.class::cast);
    }
}
