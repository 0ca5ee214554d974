package dev.assay.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds numbers in prose: digits with thousands, decimals and sign, fractions, percent. One pass over the text. */
final class Numbers {
    /** A number, and whether it stands in brackets together with words. */
    record Place(int start, int end, boolean aside) {}

    private final String text;
    private int at;

    private Numbers(String text) {
        this.text = text;
    }

    static List<Place> in(String text) {
        return new Numbers(text).all();
    }

    /** The first number at or after a place. */
    static Optional<Place> first(String text) {
        return in(text).stream().findFirst();
    }

    private List<Place> all() {
        List<Place> places = new ArrayList<>();
        int depth = 0;
        while (at < text.length()) {
            char here = text.charAt(at);
            depth += here == '(' ? 1 : here == ')' && depth > 0 ? -1 : 0;
            if (isDigit(at) || (here == '.' && isDigit(at + 1) && !isDigit(at - 1))) {
                int start = at;
                read();
                if (!isLetter(start - 1)) {
                    places.add(new Place(signed(start), at, depth > 0 && hasWord(start)));
                }
            } else {
                at++;
            }
        }
        return places;
    }

    /** Whether words stand between the opening bracket and the number. */
    private boolean hasWord(int start) {
        for (int i = start - 1; i >= 0 && i > start - 40 && text.charAt(i) != '('; i--) {
            if (isLetter(i)) {
                return true;
            }
        }
        return false;
    }

    private void read() {
        digits();
        while (at < text.length()
                && text.charAt(at) == ','
                && isDigit(at + 1)
                && isDigit(at + 2)
                && isDigit(at + 3)
                && !isDigit(at + 4)) {
            at += 4;
        }
        if (at < text.length() && text.charAt(at) == '.' && isDigit(at + 1)) {
            at++;
            digits();
        }
        if (at < text.length() && text.charAt(at) == '/' && isDigit(at + 1)) {
            at++;
            digits();
        }
        if (at < text.length() && text.charAt(at) == '%') {
            at++;
        } else if (text.startsWith("\\%", at)) {
            at += 2;
        }
    }

    private void digits() {
        while (isDigit(at)) {
            at++;
        }
    }

    private int signed(int start) {
        boolean minus = start > 0 && "-−–".indexOf(text.charAt(start - 1)) >= 0;
        boolean alone =
                start < 2 || (!Character.isLetterOrDigit(text.charAt(start - 2)) && text.charAt(start - 2) != ')');
        return minus && alone ? start - 1 : start;
    }

    private boolean isDigit(int index) {
        return index >= 0 && index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private boolean isLetter(int index) {
        return index >= 0
                && index < text.length()
                && Character.isLetter(text.charAt(index))
                && text.charAt(index) < 0x250;
    }
}
