package dev.assay.answer;

import dev.assay.answer.Answer.Missing;
import dev.assay.answer.Answer.Why;
import dev.assay.math.MathEquality;
import dev.assay.math.MathSwitch;
import dev.assay.math.Shape;
import dev.assay.model.Finish;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the answer to a mathematical task in a reply, in three steps: find candidates, choose one, say why. The order of the
 * rules is policy 1 of the grading specification: the last box, else what follows the last marker, else the text itself where
 * it is nothing but an answer, else the last formula or number.
 */
public final class MathExtraction {
    private static final int SHORT = 300;
    private static final int CHOICES = 10;
    private static final String OUTPUT = "```output\n";
    private static final List<String> NEXT_TASK = List.of("\nquestion:", "\nq:", "\nproblem:", "\n问题：", "\n题目：");

    private final String text;
    private final boolean list;
    private final boolean lastValue;
    private final MathEquality math;

    private MathExtraction(String text, boolean list, boolean lastValue, MathEquality math) {
        this.text = text;
        this.list = list;
        this.lastValue = lastValue;
        this.math = math;
    }

    /**
     * The answer in the visible text of a reply.
     *
     * @param visible the text without thinking
     * @param finish why the model stopped
     * @param gold the right answer: whether it is a list decides whether several boxes are joined
     * @param math reads what may be an answer; its policy says whether boxes are joined at all, and whether the last value of a text
     *     counts
     */
    public static Answer of(String visible, Finish finish, String gold, MathEquality math) {
        if (MathEquality.isChoice(gold) && !isBare(visible.strip(), math)) {
            Answer choice = ChoiceExtraction.of(visible, finish, CHOICES);
            if (choice.fold(found -> true, missing -> false)) {
                return choice;
            }
        }
        boolean list = math.policy().has(MathSwitch.JOIN_BOXES) && math.shape(gold) == Shape.LIST;
        List<Candidate> candidates = new MathExtraction(
                        beforeNextTask(visible), list, math.policy().has(MathSwitch.LAST_VALUE), math)
                .candidates();
        return choose(candidates, visible, finish);
    }

    /** Whether a text is values without words, among which a choice is looked for by its value. */
    private static boolean isBare(String text, MathEquality math) {
        return Markers.isAnswer(text, math) && math.shape(text) != Shape.MIXED;
    }

    /**
     * The gold answer itself, where a data set gives a whole solution or puts it in a box or between dollars. A solution without box
     * and marker is taken as it is: the last number in it may be anything.
     */
    public static String gold(String gold, MathEquality math) {
        if (gold.contains("\\boxed") || gold.contains("\\fbox")) {
            return new Boxes(gold).joined().map(Candidate::text).orElse(gold);
        }
        Shape shape = math.shape(gold);
        if (shape == Shape.VALUE || shape == Shape.LIST || (gold.length() < 60 && !gold.contains("answer is"))) {
            return gold;
        }
        List<Candidate> candidates = new MathExtraction(gold, true, false, math).candidates();
        return candidates.isEmpty() ? gold : candidates.get(0).text();
    }

    /** A model that goes on with tasks of its own has answered before. */
    static String beforeNextTask(String text) {
        if (text.indexOf('\n') < 0) {
            return text;
        }
        String lower = text.toLowerCase(java.util.Locale.ROOT);
        int end = text.length();
        for (String mark : NEXT_TASK) {
            int at = lower.indexOf(mark);
            end = at > 0 && at < end && !text.substring(0, at).isBlank() ? at : end;
        }
        return text.substring(0, end);
    }

    /** All that may be the answer, the best first. */
    private List<Candidate> candidates() {
        List<Candidate> found = new ArrayList<>();
        Boxes boxes = new Boxes(text);
        Markers markers = new Markers(text, math);
        Optional<Candidate> box = list ? boxes.joined() : boxes.last();
        markers.hoped(boxes.end()).ifPresent(found::add);
        box.ifPresent(found::add);
        if (found.isEmpty()) {
            markers.find().ifPresent(found::add);
        }
        if (found.isEmpty()) {
            whole().or(this::lines)
                    .or(this::formula)
                    .or(this::output)
                    .or(() -> lastValue ? lastPlace() : Optional.empty())
                    .ifPresent(found::add);
        }
        return found;
    }

    private static Answer choose(List<Candidate> candidates, String visible, Finish finish) {
        boolean cut = finish == Finish.LENGTH;
        boolean filtered = finish == Finish.FILTER;
        for (Candidate candidate : candidates) {
            if (candidate.explicit() || (!cut && !filtered)) {
                return candidate.answer();
            }
        }
        if (filtered) {
            return new Missing(Why.REFUSED, "the provider's content filter stopped the reply");
        }
        if (cut) {
            return new Missing(Why.TRUNCATED, "the reply was cut before an explicit final answer");
        }
        return visible.isBlank()
                ? new Missing(Why.EMPTY, "there is no text outside thinking")
                : new Missing(Why.NO_ANSWER, "no box, marker, formula or number in the text");
    }

    private Optional<Candidate> whole() {
        String bare = text.strip();
        if (bare.isEmpty() || (bare.length() > SHORT && bare.indexOf(' ') >= 0) || !Markers.isAnswer(bare, math)) {
            return Optional.empty();
        }
        return Optional.of(Candidate.at(text, 0, text.length(), "whole text", false));
    }

    /** A text that is one formula is its own answer, even where it cannot be read: a number inside it would be another answer. */
    private Optional<Candidate> formula() {
        return BareLatex.isWhole(text.strip())
                ? Optional.of(Candidate.at(text, 0, text.length(), "whole text", false))
                : Optional.empty();
    }

    /** The lines of a text that is nothing but values, each on a line of its own, where a list is wanted. */
    private Optional<Candidate> lines() {
        if (!list || text.length() > SHORT) {
            return Optional.empty();
        }
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return lines.size() > 1 && lines.stream().allMatch(this::isValue)
                ? Optional.of(new Candidate(String.join(", ", lines), "lines, joined", Optional.empty(), false))
                : Optional.empty();
    }

    /** What a program printed, where the reply ran one: its last output, if that is one value. */
    private Optional<Candidate> output() {
        int start = text.lastIndexOf(OUTPUT);
        int end = start < 0 ? -1 : text.indexOf("```", start + OUTPUT.length());
        if (end < 0
                || !Markers.isAnswer(
                        text.substring(start + OUTPUT.length(), end).strip(), math)) {
            return Optional.empty();
        }
        return Optional.of(Candidate.at(text, start + OUTPUT.length(), end, "program output", false));
    }

    /** The last formula or number, whichever stands later; numbers in remarks only where there are no others. */
    private Optional<Candidate> lastPlace() {
        List<Formulas.Formula> formulas = Formulas.in(text);
        Optional<Numbers.Place> number = Optional.empty();
        for (Numbers.Place place : Numbers.in(text)) {
            number = !place.aside() || number.isEmpty() || number.get().aside() ? Optional.of(place) : number;
        }
        if (!formulas.isEmpty()) {
            Formulas.Formula last = formulas.get(formulas.size() - 1);
            boolean later = number.isEmpty() || number.get().start() < last.end();
            if (later && !isProse(last)) {
                return lastFormula(formulas);
            }
        }
        return number.map(place -> rightSide(place)
                .or(() -> BareLatex.around(text, place)
                        .filter(latex -> isValue(text.substring(latex.start(), latex.end())))
                        .map(latex -> Candidate.at(text, latex.start(), latex.end(), "last formula", false)))
                .orElseGet(
                        () -> Candidate.at(text, place.start(), Tails.end(text, place.end()), "last number", false)));
    }

    /** What stands behind the equals sign before the last number, where that is one value up to the line's end. */
    private Optional<Candidate> rightSide(Numbers.Place number) {
        int start = text.lastIndexOf('=', number.start()) + 1;
        int end = text.indexOf('\n', number.end());
        end = end < 0 ? text.length() : end;
        if (start == 0
                || end - start > SHORT
                || text.substring(start, number.start()).isBlank()) {
            return Optional.empty();
        }
        String side = text.substring(start, end);
        int stop = side.stripTrailing().endsWith(".") ? start + side.lastIndexOf('.') : end;
        return side.indexOf('\n') < 0 && isValue(text.substring(start, stop))
                ? Optional.of(Candidate.at(text, start, stop, "last formula", false))
                : Optional.empty();
    }

    private boolean isValue(String part) {
        return math.shape(part) == Shape.VALUE;
    }

    /** The last formula; where bare values stand before it with commas or "and" between, all of them. */
    private Optional<Candidate> lastFormula(List<Formulas.Formula> formulas) {
        int index = formulas.size() - 1;
        Formulas.Formula last = formulas.get(index);
        int end = Tails.end(text, last.end());
        while (index > 0 && Formulas.areJoined(text, formulas.get(index - 1), formulas.get(index))) {
            index--;
        }
        if (index < formulas.size() - 1) {
            return Optional.of(Candidate.at(text, formulas.get(index).start(), end, "last formulas", false));
        }
        return Optional.of(
                end > last.end()
                        ? Candidate.at(text, last.start(), end, "last formula", false)
                        : Candidate.at(text, last.from(), last.to(), "last formula", false));
    }

    /** Whether dollars stand for money here: between them are words of prose. */
    private boolean isProse(Formulas.Formula formula) {
        String content = text.substring(formula.from(), formula.to());
        return content.indexOf('\\') < 0
                && math.shape(content) == Shape.UNREADABLE
                && content.chars().filter(Character::isLetter).count() > content.length() / 2;
    }
}
