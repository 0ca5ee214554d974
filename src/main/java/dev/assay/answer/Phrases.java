package dev.assay.answer;

import java.util.Arrays;
import java.util.List;

/** A set of phrases, all of whose last places in a text one pass finds, however many there are. */
final class Phrases {
    private static final int SLOTS = 1024;
    private static final int[] NONE = {};

    private final List<String> phrases;
    /** Numbers of phrases by what their first letter leaves after division. */
    private final int[][] byFirst = new int[SLOTS][];

    Phrases(List<String> phrases) {
        this.phrases = List.copyOf(phrases);
        Arrays.fill(byFirst, NONE);
        for (int i = 0; i < phrases.size(); i++) {
            int slot = phrases.get(i).charAt(0) % SLOTS;
            byFirst[slot] = Arrays.copyOf(byFirst[slot], byFirst[slot].length + 1);
            byFirst[slot][byFirst[slot].length - 1] = i;
        }
    }

    /**
     * The index at which each phrase, in the order of the set, stands last; -1 where it is not in the text. Empty where none is.
     */
    int[] lastIn(String text) {
        int[] last = NONE;
        int missing = phrases.size();
        for (int at = text.length() - 1; at >= 0 && missing > 0; at--) {
            for (int phrase : byFirst[text.charAt(at) % SLOTS]) {
                if ((last.length == 0 || last[phrase] < 0) && text.startsWith(phrases.get(phrase), at)) {
                    last = last.length == 0 ? unfound() : last;
                    last[phrase] = at;
                    missing--;
                }
            }
        }
        return last;
    }

    private int[] unfound() {
        int[] last = new int[phrases.size()];
        Arrays.fill(last, -1);
        return last;
    }
}
