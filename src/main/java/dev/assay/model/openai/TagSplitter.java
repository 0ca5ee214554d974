package dev.assay.model.openai;

import dev.assay.model.Reasoning;
import dev.assay.model.Split;
import java.util.List;
import java.util.Optional;

/**
 * Splits thinking between tags off the text while it arrives. Tags count only at its beginning: an answer may quote them. What may
 * become a tag is held back until it is known, so that nothing is taken for an answer too early.
 */
final class TagSplitter {
    private final List<String> opening;
    private final boolean unopened;
    private final Optional<String> answerTag;
    private State state = State.START;
    private String closing = "";
    private String held = "";
    private boolean apart;
    private boolean begun;
    private Split.Rule rule = Split.Rule.NONE;

    private enum State {
        /** Nothing but blanks, or the beginning of a tag. */
        START,
        /** Between tags. */
        THINKING,
        /** Behind the closing tag, before the answer. */
        AFTER,
        /** Between the tags of an answer. */
        IN_ANSWER,
        /** In an answer without tags. */
        ANSWER,
        /** Behind the closing tag of an answer. */
        END
    }

    /** @param thinks whether the model may be thinking; if not, no tag was left open in its prompt */
    TagSplitter(Reasoning reasoning, boolean thinks) {
        this.opening = reasoning.tags();
        this.unopened = reasoning.unopened() && thinks;
        this.answerTag = reasoning.answerTag();
        if (opening.isEmpty() && answerTag.isEmpty()) {
            state = State.ANSWER;
        }
    }

    /** What is known of the next piece: the thinking in it, and the answer. */
    Said split(Said said) {
        // Thinking in a field beats that in tags, which some servers send besides.
        apart |= !said.reasoning().isEmpty();
        if (state == State.ANSWER || said.answer().isEmpty()) {
            return said;
        }
        held += said.answer();
        Output output = new Output();
        while (step(output)) {}
        return new Said(said.reasoning() + output.reasoning, output.answer.toString());
    }

    /** What was held back to the end. */
    Said rest() {
        String left = held;
        held = "";
        boolean thought = state == State.THINKING || (state == State.START && unopened && !apart && !left.isBlank());
        if (thought && state == State.START) {
            rule = Split.Rule.UNOPENED;
        }
        if (thought) {
            return new Said(apart ? "" : left, "");
        }
        return new Said("", state == State.START ? left : state == State.END ? "" : left.stripLeading());
    }

    /** Whether text was taken for thinking though no tag ever said so. */
    boolean assumed() {
        return rule == Split.Rule.UNOPENED && !isClosed();
    }

    /** How all that came was told apart. */
    Split split() {
        if (apart) {
            Split.Rule both = rule == Split.Rule.TAGS ? Split.Rule.FIELD_AND_TAGS : Split.Rule.FIELD;
            return new Split(both, state == State.THINKING);
        }
        return rule == Split.Rule.NONE ? Split.NONE : new Split(rule, !isClosed());
    }

    private boolean isClosed() {
        return state != State.START && state != State.THINKING;
    }

    private static final class Output {
        private final StringBuilder reasoning = new StringBuilder();
        private final StringBuilder answer = new StringBuilder();
    }

    /** Takes one step through what is held; false where more must come first. */
    private boolean step(Output output) {
        return switch (state) {
            case START -> begin();
            case THINKING -> think(output);
            case AFTER -> beginAnswer();
            case IN_ANSWER -> answer(output);
            case ANSWER -> {
                output.answer.append(held);
                held = "";
                yield false;
            }
            case END -> {
                held = "";
                yield false;
            }
        };
    }

    private boolean begin() {
        String text = held.stripLeading();
        for (String tag : opening) {
            if (text.startsWith(tag)) {
                rule = Split.Rule.TAGS;
                return enter(State.THINKING, Reasoning.closing(tag), text.substring(tag.length()));
            }
        }
        boolean mayBeTag = opening.stream().anyMatch(tag -> tag.startsWith(text));
        if (mayBeTag) {
            return false;
        }
        if (unopened && !apart) {
            rule = Split.Rule.UNOPENED;
            return enter(State.THINKING, Reasoning.closing(opening.get(0)), held);
        }
        return beginAnswer();
    }

    private boolean think(Output output) {
        held = begun ? held : held.stripLeading();
        begun |= !held.isEmpty();
        int end = held.indexOf(closing);
        int safe = end >= 0 ? end : held.length() - partOf(closing);
        if (!apart) {
            output.reasoning.append(held, 0, safe);
        }
        if (end < 0) {
            held = held.substring(safe);
            return false;
        }
        return enter(State.AFTER, "", held.substring(end + closing.length()));
    }

    private boolean beginAnswer() {
        String text = held.stripLeading();
        if (answerTag.isPresent() && text.startsWith(answerTag.get())) {
            String tag = answerTag.get();
            return enter(State.IN_ANSWER, Reasoning.closing(tag), text.substring(tag.length()));
        }
        boolean nothing = state == State.AFTER && text.isEmpty();
        if (nothing || answerTag.filter(tag -> tag.startsWith(text)).isPresent()) {
            return false;
        }
        return enter(State.ANSWER, "", state == State.AFTER ? text : held);
    }

    private boolean answer(Output output) {
        held = begun ? held : held.stripLeading();
        begun |= !held.isEmpty();
        int end = held.indexOf(closing);
        int safe = end >= 0 ? end : held.length() - partOf(closing);
        output.answer.append(held.substring(0, safe));
        held = held.substring(end < 0 ? safe : end);
        return end >= 0 && enter(State.END, "", held);
    }

    private boolean enter(State next, String closes, String left) {
        state = next;
        closing = closes;
        held = left;
        begun = false;
        return true;
    }

    /** The length of the longest end of what is held that a tag may begin with. */
    private int partOf(String tag) {
        for (int length = Math.min(held.length(), tag.length() - 1); length > 0; length--) {
            if (tag.startsWith(held.substring(held.length() - length))) {
                return length;
            }
        }
        return 0;
    }
}
