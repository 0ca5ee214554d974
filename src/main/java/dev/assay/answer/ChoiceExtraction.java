package dev.assay.answer;

import dev.assay.answer.Answer.Missing;
import dev.assay.answer.Answer.Why;
import dev.assay.model.Finish;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the letter of a choice in a reply: in the last box, else after a marker, else at the beginning, else the one that is
 * said to be correct, else the last letter that stands alone. The answer's text is the capital letter.
 */
public final class ChoiceExtraction {
    private static final List<String> MARKERS = List.of(
            "answer is",
            "answer:",
            "answer：",
            "answer would be",
            "answer should be",
            "option is",
            "choice is",
            "答案是",
            "答案为",
            "答案选",
            "答案：",
            "答案:",
            "答案",
            "选择",
            "选",
            "réponse est",
            "réponse:",
            "réponse :",
            "respuesta es",
            "antwort ist",
            "answer");

    private static final List<String> ASSERTIONS = List.of(
            "is correct", "is the correct", "is right", "is the right", "is the best", "is the answer", "正确", "是正确");

    private static final Phrases ALL = new Phrases(MARKERS);

    private final String text;
    private final char lastLetter;

    private ChoiceExtraction(String text, int choices) {
        this.text = text;
        lastLetter = (char) ('A' + choices - 1);
    }

    /**
     * The letter that a reply chooses.
     *
     * @param visible the text without thinking
     * @param choices how many there are, up to 26
     */
    public static Answer of(String visible, Finish finish, int choices) {
        ChoiceExtraction extraction = new ChoiceExtraction(MathExtraction.beforeNextTask(visible), choices);
        boolean whole = finish != Finish.LENGTH && finish != Finish.FILTER;
        Optional<Candidate> explicit = extraction.boxed().or(extraction::marked);
        Optional<Candidate> found =
                whole ? explicit.or(extraction::first).or(extraction::asserted).or(extraction::last) : explicit;
        return found.map(Candidate::answer).orElseGet(() -> missing(visible, finish));
    }

    private static Answer missing(String visible, Finish finish) {
        if (finish == Finish.FILTER) {
            return new Missing(Why.REFUSED, "the provider's content filter stopped the reply");
        }
        if (finish == Finish.LENGTH) {
            return new Missing(Why.TRUNCATED, "the reply was cut before an explicit final answer");
        }
        return visible.isBlank()
                ? new Missing(Why.EMPTY, "there is no text outside thinking")
                : new Missing(Why.NO_ANSWER, "no letter of a choice in the text");
    }

    private Optional<Candidate> boxed() {
        return new Boxes(text).last().flatMap(box -> {
            int from = box.span().map(Answer.Span::start).orElse(0);
            return letterFrom(from, from + box.text().length(), "boxed");
        });
    }

    private Optional<Candidate> marked() {
        int[] places = ALL.lastIn(text.toLowerCase(Locale.ROOT));
        for (int i = 0; i < places.length; i++) {
            if (places[i] >= 0) {
                int from = places[i] + MARKERS.get(i).length();
                int line = text.indexOf('\n', from);
                boolean here = line < 0 || !text.substring(from, line).isBlank();
                int next = here || line < 0 ? line : text.indexOf('\n', line + 1);
                Optional<Candidate> letter = letterFrom(from, next < 0 ? text.length() : next, "marker");
                if (letter.isPresent()) {
                    return letter;
                }
            }
        }
        return Optional.empty();
    }

    /** A letter at the beginning of a line that is marked as a choice, as {@code C)} or {@code C.}, or that stands alone. */
    private Optional<Candidate> first() {
        int at = 0;
        while (at < text.length() && " \t\n\r(*\"'$".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at >= text.length() || !isChoice(at) || isWordAt(at)) {
            return Optional.empty();
        }
        char next = at + 1 < text.length() ? text.charAt(at + 1) : '.';
        boolean marks = ").:。：,，*\n".indexOf(next) >= 0 || next > 0x2E80;
        boolean name = next == ' ' && at + 2 < text.length() && Character.isUpperCase(text.charAt(at + 2));
        return marks || name ? Optional.of(at(at, "first letter")) : Optional.empty();
    }

    /** The one letter that is said to be correct, as in {@code Option C is correct because A is not}. */
    private Optional<Candidate> asserted() {
        int found = -1;
        for (int at = 0; at < text.length(); at++) {
            if (isChoice(at) && Character.isUpperCase(text.charAt(at)) && !isWordAt(at) && isAsserted(at + 1)) {
                if (found >= 0 && text.charAt(found) != text.charAt(at)) {
                    return Optional.empty();
                }
                found = at;
            }
        }
        return found < 0 ? Optional.empty() : Optional.of(at(found, "asserted letter"));
    }

    private boolean isAsserted(int from) {
        int at = from;
        while (at < text.length() && " )*\"'”".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        int said = at;
        return ASSERTIONS.stream().anyMatch(words -> text.startsWith(words, said));
    }

    /** The last letter that stands alone, one in brackets before others. */
    private Optional<Candidate> last() {
        Optional<Candidate> bare = Optional.empty();
        for (int at = text.length() - 1; at >= 0; at--) {
            boolean alone = isChoice(at) && Character.isUpperCase(text.charAt(at)) && !isWordAt(at);
            if (alone && isInBrackets(at)) {
                return Optional.of(at(at, "last letter"));
            }
            if (alone && bare.isEmpty() && !beginsSentence(at)) {
                bare = Optional.of(at(at, "last letter"));
            }
        }
        return bare;
    }

    private boolean isInBrackets(int at) {
        return at > 0 && text.charAt(at - 1) == '(' && at + 1 < text.length() && text.charAt(at + 1) == ')';
    }

    /** {@code A cat ...}: an article. */
    private boolean beginsSentence(int at) {
        String before = text.substring(at < 3 ? 0 : at - 3, at).strip();
        boolean start = before.isEmpty() || before.endsWith(".");
        return start
                && text.charAt(at) == 'A'
                && at + 2 < text.length()
                && text.charAt(at + 1) == ' '
                && Character.isLowerCase(text.charAt(at + 2));
    }

    /** The first letter that stands alone in a part of the text. */
    private Optional<Candidate> letterFrom(int from, int to, String rule) {
        for (int at = from; at < to; at++) {
            boolean capital = Character.isUpperCase(text.charAt(at));
            boolean denied = text.startsWith("not ", at - 4);
            if (isChoice(at) && !isWordAt(at) && (capital || to - from <= 4) && !isArticle(at) && !denied) {
                return Optional.of(at(at, rule));
            }
        }
        return Optional.empty();
    }

    private boolean isArticle(int at) {
        return text.charAt(at) == 'A'
                && at + 2 < text.length()
                && text.charAt(at + 1) == ' '
                && Character.isLowerCase(text.charAt(at + 2))
                && at > 0
                && text.charAt(at - 1) != ' ';
    }

    private Candidate at(int at, String rule) {
        String letter = String.valueOf(Character.toUpperCase(text.charAt(at)));
        return new Candidate(letter, rule, Optional.of(new Answer.Span(at, at + 1)), !rule.endsWith("letter"));
    }

    private boolean isChoice(int at) {
        char letter = Character.toUpperCase(text.charAt(at));
        return letter >= 'A' && letter <= lastLetter;
    }

    /** Whether the letter is part of a word or formula. */
    private boolean isWordAt(int at) {
        return (at > 0 && isJoined(text.charAt(at - 1))) || (at + 1 < text.length() && isJoined(text.charAt(at + 1)));
    }

    private static boolean isJoined(char c) {
        return (c < 0x250 && Character.isLetterOrDigit(c)) || "_^=\\'’+<>".indexOf(c) >= 0;
    }
}
