package dev.assay.model.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.model.Dialect;
import dev.assay.model.Redactor;
import dev.assay.model.Reply;
import dev.assay.model.Split;
import dev.assay.model.Thinking;
import dev.assay.model.ThinkingWish;
import dev.assay.testing.ScriptedAnswer;
import dev.assay.testing.Table;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class TagSplitterTest {
    private static final String THINK = "reasoning: {tags: [\"<think>\"]}";

    static Stream<JsonNode> rows() {
        return StreamSupport.stream(
                Table.read(TagSplitterTest.class, "tags.yaml").spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void text_cutAnywhere_isSplitAsTheTableSays(JsonNode row) throws Exception {
        String text = row.path("text").asText();
        for (int at = 0; at <= text.length(); at++) {
            check(row, List.of(text.substring(0, at), text.substring(at)));
        }
        check(row, text.codePoints().mapToObj(Character::toString).toList());
    }

    private static void check(JsonNode row, List<String> pieces) throws CallFailedException {
        Written written = new Written(row.path("dialect").toString(), wish(row));
        for (String piece : pieces) {
            written.event("content", piece, "");
        }
        written.event("content", "", row.path("finish").asText("stop"));
        written.transcript.end();
        boolean swapped = written.transcript.thoughtWasAnswer();
        String reasoning = written.reasoning.toString();
        assertThat(swapped ? reasoning + written.answer : written.answer.toString())
                .as("%s in %s", row.path("name").asText(), pieces)
                .isEqualTo(row.path("reply").path("text").asText());
        assertThat(swapped ? "" : reasoning)
                .as("%s in %s", row.path("name").asText(), pieces)
                .isEqualTo(row.path("reply").path("reasoning").asText());
        assertThat(text(written.transcript.split()))
                .as("%s in %s", row.path("name").asText(), pieces)
                .isEqualTo(row.path("split").asText());
    }

    private static String text(Split split) {
        return split.rule().name().toLowerCase(Locale.ROOT) + (split.unclosed() ? ", unclosed" : "");
    }

    @ParameterizedTest
    @MethodSource("rows")
    void reply_byteByByteAndWhole_isSplitAsTheTableSays(JsonNode row) throws Exception {
        try (Wired wired = new Wired()) {
            String finish = row.path("finish").asText("stop");
            String events =
                    "data: " + chunk("delta", "content", row.path("text").asText(), "") + "\n\ndata: "
                            + chunk("delta", "content", "", finish) + "\n\n";
            wired.server.next(
                    ScriptedAnswer.body(200, "text/event-stream", events).bytesAtATime(1));
            wired.server.next(ScriptedAnswer.status(
                    200, chunk("message", "content", row.path("text").asText(), finish)));
            for (boolean stream : new boolean[] {true, false}) {
                Dialect dialect = Wired.dialect(row.path("dialect").toString());
                Reply reply =
                        (Reply) Wired.ask(wired.models.model(Wired.spoken(wired.endpoint(stream), dialect, wish(row))));
                assertThat(reply.text())
                        .isEqualTo(row.path("reply").path("text").asText());
                assertThat(reply.reasoning().orElse(""))
                        .isEqualTo(row.path("reply").path("reasoning").asText());
                assertThat(text(reply.split())).isEqualTo(row.path("split").asText());
            }
        }
    }

    @Test
    void stamps_tagSplitInPieces_areOfTheFirstThoughtAndTheFirstWord() throws Exception {
        Written written = new Written(THINK, Optional.empty());
        for (String piece : List.of("\n", "<thi", "nk>", "\n", "We", " add</th", "ink>", "\n\n", "4")) {
            written.event("content", piece, "");
        }
        assertThat(written.firsts()).isEqualTo("5 9");
    }

    @Test
    void stamps_beginningOfATagThatIsNone_areOfThePieceThatDecides() throws Exception {
        Written written = new Written(THINK, Optional.empty());
        for (String piece : List.of("<thi", "ng>", " 4")) {
            written.event("content", piece, "");
        }
        assertThat(written.firsts()).isEqualTo("2 2");
    }

    @Test
    void stamps_thinkingThatWasTheAnswer_areOneAndTheSame() throws Exception {
        Written written = new Written("reasoning: {tags: [\"<think>\"], unopened: true}", Optional.empty());
        written.event("content", "It is 4", "");
        written.event("content", ".", "stop");
        written.transcript.end();
        assertThat(written.firsts()).isEqualTo("1 1");
    }

    @Test
    void thinking_inFieldAndTags_isTakenOnceFromTheField() throws Exception {
        Written written = new Written(THINK, Optional.empty());
        written.event("reasoning_content", "We", "");
        written.event("content", "<think>We add", "");
        written.event("reasoning_content", " add", "");
        written.event("content", "</think>4", "stop");
        written.transcript.end();
        assertThat(written.reasoning).hasToString("We add");
        assertThat(written.answer).hasToString("4");
    }

    @Test
    void thinking_inAField_leavesAnUnopenedTextAlone() throws Exception {
        Written written = new Written("reasoning: {tags: [\"<think>\"], unopened: true}", Optional.empty());
        written.event("reasoning", "We add", "");
        written.event("content", "It is", "length");
        written.transcript.end();
        assertThat(written.answer).hasToString("It is");
    }

    @Test
    void sources_inTheirOrder_decideWhichFieldCounts() throws Exception {
        for (String first : List.of("reasoning", "reasoning_content")) {
            Written written = new Written("reasoning: {sources: [" + first + "]}", Optional.empty());
            written.transcript.event(
                    "",
                    "{\"choices\":[{\"delta\":{\"reasoning\":\"reasoning\",\"reasoning_content\":\"reasoning_content\"}}]}",
                    1);
            assertThat(written.reasoning).hasToString(first);
        }
    }

    @Test
    void text_ofAMegabyteInOneTag_costsTimeInProportion() throws Exception {
        Written written = new Written(THINK, Optional.empty());
        written.event("content", "<think>", "");
        int pieces = 100_000;
        for (int i = 0; i < pieces; i++) {
            written.event("content", "ten chars<", "");
        }
        written.event("content", "</think>4", "stop");
        written.transcript.end();
        assertThat(written.reasoning).hasSize(10 * pieces);
        assertThat(written.longest).as("a piece waits for no more than a tag").isLessThanOrEqualTo(20);
    }

    private static Optional<ThinkingWish> wish(JsonNode row) {
        return row.has("thinking")
                ? Optional.of(
                        new ThinkingWish.Switch(row.path("thinking").asText().equals("on")))
                : Optional.empty();
    }

    private static String chunk(String part, String field, String text, String finish) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode choice = root.putArray("choices").addObject();
        choice.putObject(part).put(field, text);
        if (!finish.isEmpty()) {
            choice.put("finish_reason", finish);
        }
        return root.toString();
    }

    /** What a transcript passes on, event by event; the clock is the number of the event. */
    private static final class Written {
        private final StringBuilder reasoning = new StringBuilder();
        private final StringBuilder answer = new StringBuilder();
        private final Transcript transcript;
        private long now;
        private int longest;

        Written(String fields, Optional<ThinkingWish> wish) {
            Dialect dialect = Wired.dialect(fields);
            Thinking.Mode mode = dialect.thinking().mode(wish);
            transcript = new Transcript(this::take, dialect, mode, Redactor.NONE);
        }

        private void take(String thought, String said) {
            longest = Math.max(longest, thought.length());
            reasoning.append(thought);
            answer.append(said);
        }

        void event(String field, String text, String finish) throws CallFailedException {
            transcript.event("", chunk("delta", field, text, finish), ++now * 1_000_000);
        }

        /** The numbers of the events of the first thought and the first word of the answer. */
        String firsts() {
            var timing = transcript.timing(0, OptionalLong.empty(), now * 1_000_000);
            return Math.round(timing.firstTokenMillis().orElse(-1)) + " "
                    + Math.round(timing.firstAnswerMillis().orElse(-1));
        }
    }
}
