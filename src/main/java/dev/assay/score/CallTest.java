package dev.assay.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.assay.suite.CodeTests.Calls;
import dev.assay.suite.CodeTests.Cases;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * One call to make, and which results are right.
 *
 * @param name of the test
 * @param arguments typed JSON; absent where the suite's are no JSON array, or what it wants is no JSON
 * @param byDigest whether the result is to be told by its digest alone
 * @param want for people
 */
record CallTest(String name, Optional<ArrayNode> arguments, boolean byDigest, String want, Predicate<TypedJson> right) {
    private static final String DIGEST = "sha256";

    /** Our own cases: plain JSON, compared with the tolerance of {@link CaseComparison}. */
    static List<CallTest> of(Cases tests) {
        return IntStream.range(0, tests.cases().size())
                .mapToObj(i -> {
                    String want = tests.cases().get(i).want();
                    Optional<JsonNode> wanted = TypedJson.read(want);
                    return new CallTest(
                            String.valueOf(i),
                            arguments(tests.cases().get(i).args())
                                    .filter(args -> wanted.isPresent())
                                    .map(args -> (ArrayNode) TypedJson.of(args).node()),
                            false,
                            want,
                            got -> CaseComparison.equal(wanted.orElseThrow(), got));
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
