package dev.assay.doctor;

import java.util.Optional;

/**
 * One thing that was looked at.
 *
 * @param subject in a word or two, such as {@code streaming}
 * @param seen what is so
 * @param expected what the profile says, where that is something else
 * @param advice what to do about it
 */
public record Finding(String subject, State state, String seen, Optional<String> expected, Optional<String> advice) {
    /** How things stand. */
    public enum State {
        /** As it should be. */
        GOOD,
        /** It works, but not as the profile says, or not as one would wish. */
        NOTE,
        /** A run would fail. */
        BAD,
        /** It could not be found out. */
        UNKNOWN;

        /** The spelling in files and on screens. */
        public String text() {
            return switch (this) {
                case GOOD -> "ok";
                case NOTE -> "note";
                case BAD -> "fail";
                case UNKNOWN -> "unknown";
            };
        }
    }

    static Finding good(String subject, String seen) {
        return new Finding(subject, State.GOOD, seen, Optional.empty(), Optional.empty());
    }

    static Finding note(String subject, String seen, String advice) {
        return new Finding(subject, State.NOTE, seen, Optional.empty(), Optional.of(advice));
    }

    static Finding bad(String subject, String seen, String advice) {
        return new Finding(subject, State.BAD, seen, Optional.empty(), Optional.of(advice));
    }

    static Finding unknown(String subject, String why) {
        return new Finding(subject, State.UNKNOWN, why, Optional.empty(), Optional.empty());
    }

    /** The same, beside what the profile says; good news that the profile did not expect is worth a note. */
    Finding against(String profile) {
        return new Finding(subject, state == State.GOOD ? State.NOTE : state, seen, Optional.of(profile), advice);
    }
}
