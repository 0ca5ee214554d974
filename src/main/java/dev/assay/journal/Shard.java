package dev.assay.journal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the equal parts that a run is cut into; which tasks are in it follows from their ids alone.
 *
 * @param number from 1 to {@code count}
 * @param count parts in all, 1 to {@link #MOST}
 */
public record Shard(int number, int count) {
    /** More parts than any suite needs. */
    public static final int MOST = 9999;

    private static final Pattern TEXT = Pattern.compile("([1-9]\\d{0,3})/([1-9]\\d{0,3})");

    public Shard {
        if (count < 1 || count > MOST || number < 1 || number > count) {
            throw new IllegalArgumentException("shard %d of %d".formatted(number, count));
        }
    }

    /** The shard that is written so, as {@code 2/4}; absent where the text is none. */
    public static Optional<Shard> of(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int number = Integer.parseInt(matcher.group(1));
        int count = Integer.parseInt(matcher.group(2));
        return number <= count ? Optional.of(new Shard(number, count)) : Optional.empty();
    }

    /** As {@code 2/4}. */
    public String text() {
        return number + "/" + count;
    }
}
