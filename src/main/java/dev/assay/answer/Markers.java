package dev.assay.answer;

import dev.assay.math.MathEquality;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds answers after phrases such as "the answer is", {@code ####} and their like in other languages. */
final class Markers {
    /** Phrases by strength; within one strength the last in the text counts. */
    private static final List<List<String>> PHRASES = List.of(
            List.of("####"),
            List.of("final answer is", "final answer:", "final answer", "最终答案是", "最终答案为", "最终答案：", "最终答案"),
            List.of(
                    "answer is",
                    "answer:",
                    "answer：",
                    "answer would be",
                    "answer should be",
                    "答案是",
                    "答案为",
                    "答案：",
                    "答案:",
                    "réponse est",
                    "réponse:",
                    "réponse :",
                    "respuesta es",
                    "respuesta:",
                    "antwort ist",
                    "antwort:",
                    "risposta è",
                    "risposta:",
                    "resposta é",
                    "resposta:",
                    "ответ:",
                    "答えは",
                    "答案"),
            List.of("answer", "réponse"));

    private static final Phrases ALL =
            new Phrases(PHRASES.stream().flatMap(List::stream).toList());

    private static final List<String> ENDS = List.of(
            "<|",
            ". ",
            ".\n",
            "。",
            ", which",
            ", because",
            ", since",
            ", so ",
            ", as ",
            " because ",
            " since ",
            "，",
            " I hope",
            ", it ",
            ", not ",
            "; ",
            " which ");

    private final String text;
    private final String lower;
    private final MathEquality math;

    Markers(String text, MathEquality math) {
        this.text = text;
        this.math = math;
        lower = text.toLowerCase(Locale.ROOT);
    }

    /** The answer of the sentence that one protocol asks for, "The final answer is …. I hope it is correct.", after a place. */
    Optional<Candidate> hoped(int from) {
        int hope = lower.lastIndexOf("i hope it is correct");
        int phrase = hope < 0 ? -1 : lower.lastIndexOf("final answer is", hope);
        return phrase < from ? Optional.empty() : after(phrase + "final answer is".length(), false);
    }

    /** The answer after the last of the strongest phrases that has one. */
    Optional<Candidate> find() {
        int[] places = ALL.lastIn(lower);
        if (places.length == 0) {
            return Optional.empty();
        }
        int next = 0;
        for (List<String> phrases : PHRASES) {
            int end = -1;
            boolean bare = false;
            for (String phrase : phrases) {
                int at = places[next++];
                if (at >= 0 && at + phrase.length() > end) {
                    end = at + phrase.length();
                    bare = phrase.equals("answer") || phrase.equals("réponse");
                }
            }
            Optional<Candidate> found = end < 0 ? Optional.empty() : after(end, bare);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The first answer after a place; after a bare word only what stands there as a formula or number. */
    private Optional<Candidate> after(int from, boolean bare) {
        int start = skipped(from);
        if (start >= text.length()) {
            return Optional.empty();
        }
        Optional<Candidate> formula = formulaAt(start);
        if (formula.isPresent()) {
            return formula;
        }
        int end = clauseEnd(start);
        if (bare && !startsLikeNumber(start)) {
            return Optional.empty();
        }
        String clause = text.substring(start, end);
        if (isAnswer(clause)) {
            return Optional.of(Candidate.at(text, start, end, "marker", true));
        }
        int comma = clause.indexOf(", ");
        if (comma > 0 && isAnswer(clause.substring(0, comma))) {
            return Optional.of(Candidate.at(text, start, start + comma, "marker", true));
        }
        return inside(start, end);
    }

    /** What a clause says that something is; else its first formula; else its first number. */
    private Optional<Candidate> inside(int start, int end) {
        String clause = text.substring(start, end);
        int is = clause.lastIndexOf(" is ");
        if (is >= 0 && isAnswer(clause.substring(is + 4))) {
            return Optional.of(Candidate.at(text, start + is + 4, end, "marker", true));
        }
        List<Formulas.Formula> formulas = Formulas.in(clause);
        if (!formulas.isEmpty()) {
            return Optional.of(joined(clause, formulas, start));
        }
        return BareLatex.first(clause)
                .or(() -> Numbers.first(clause))
                .map(place -> Candidate.at(text, start + place.start(), start + place.end(), "marker", true));
    }

    private Optional<Candidate> formulaAt(int start) {
        char here = text.charAt(start);
        if (here != '$' && here != '\\') {
            return Optional.empty();
        }
        int limit = start + 2000 < text.length() ? start + 2000 : text.length();
        List<Formulas.Formula> formulas = Formulas.in(text.substring(start, limit));
        if (formulas.isEmpty() || formulas.get(0).start() != 0) {
            return Optional.empty();
        }
        return Optional.of(joined(text.substring(start, limit), formulas, start));
    }

    /** The first formula with its percent sign, or with the other values of its list. */
    private Candidate joined(String part, List<Formulas.Formula> formulas, int offset) {
        Formulas.Formula first = formulas.get(0);
        int last = 0;
        while (last + 1 < formulas.size() && Formulas.areJoined(part, formulas.get(last), formulas.get(last + 1))) {
            last++;
        }
        int end = formulas.get(last).end();
        int tail = Tails.end(part, end);
        return last > 0 || tail > end
                ? Candidate.at(text, offset + first.start(), offset + tail, "marker", true)
                : Candidate.at(text, offset + first.from(), offset + first.to(), "marker", true);
    }

    private int skipped(int from) {
        int at = from;
        while (at < text.length() && " \t\n\r*:：=\"'`>".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (text.startsWith("is ", at)) {
            at += 3;
        }
        return at;
    }

    private boolean startsLikeNumber(int start) {
        char here = text.charAt(start);
        return (here >= '0' && here <= '9') || here == '-' || here == '.';
    }

    private int clauseEnd(int start) {
        int end = text.indexOf('\n', start);
        end = end < 0 ? text.length() : end;
        String line = text.substring(start, end);
        for (String mark : ENDS) {
            int at = line.indexOf(mark);
            if (at > 0) {
                line = line.substring(0, at);
            }
        }
        int length = line.length();
        while (length > 0 && " .*\"'`".indexOf(line.charAt(length - 1)) >= 0) {
            length--;
        }
        return start + length;
    }

    private boolean isAnswer(String clause) {
        return isAnswer(clause, math);
    }

    /** Whether a text is an answer and nothing else. */
    static boolean isAnswer(String clause, MathEquality math) {
        if (clause.length() > 400) {
            return false;
        }
        return switch (math.shape(clause)) {
            case VALUE, LIST -> true;
            case WORDS -> words(clause) <= 5 && clause.chars().noneMatch(Character::isDigit);
            case MIXED ->
                words(clause) <= 5
                        && clause.codePoints().allMatch(c -> c < 0x2E80 && c != '$')
                        && !clause.contains("\\(");
            case UNREADABLE -> false;
        };
    }

    private static long words(String clause) {
        return clause.strip().chars().filter(Character::isWhitespace).count() + 1;
    }
}
