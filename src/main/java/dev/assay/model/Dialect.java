package dev.assay.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How one model on one endpoint is spoken to and understood: what {@link Profiles} make of all that is known of the two.
 *
 * @param profiles {@code id@asOf} of the profiles it is made of; empty where none fits
 * @param params what becomes of members of the request's body, by name
 * @param stream whether replies can, must or must not be streamed
 * @param streamOptions whether {@code stream_options} may be sent
 * @param cumulative whether each event of a stream repeats all the text so far
 * @param finishes what finish reasons mean, by their lower-case name; beside the usual ones
 * @param errors what error codes mean; beside the usual ones
 * @param card sampling as the model card recommends
 * @param mathPrompt what the model card says on prompts for maths
 * @param context tokens of prompt and answer together
 * @param maxOut tokens of an answer at most
 * @param base whether it is a base model, which no chat endpoint can serve
 * @param notes for people who read a result
 */
public record Dialect(
        List<String> profiles,
        Thinking thinking,
        Reasoning reasoning,
        SortedMap<String, ParameterRule> params,
        Streaming stream,
        boolean streamOptions,
        boolean cumulative,
        Finishes finishes,
        Errors errors,
        Card card,
        Optional<String> mathPrompt,
        OptionalInt context,
        OptionalInt maxOut,
        boolean base,
        List<String> notes) {
    /** What is assumed of an endpoint and a model that no profile knows. */
    public static final Dialect GENERIC = new Dialect(
            List.of(),
            Thinking.UNKNOWN,
            Reasoning.IN_ANY_FIELD,
            new TreeMap<>(),
            Streaming.BOTH,
            true,
            false,
            new Finishes(Map.of(), Map.of()),
            new Errors(Map.of(), Set.of()),
            Card.NONE,
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            false,
            List.of());

    public Dialect {
        profiles = List.copyOf(profiles);
        params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
        notes = List.copyOf(notes);
    }

    /** The same, made of these profiles. */
    Dialect of(List<String> from, List<String> about) {
        return new Dialect(
                from,
                thinking,
                reasoning,
                params,
                stream,
                streamOptions,
                cumulative,
                finishes,
                errors,
                card,
                mathPrompt,
                context,
                maxOut,
                base,
                about);
    }

    /** Whether no profile and no user said anything. */
    public boolean isGeneric() {
        return equals(GENERIC);
    }

    /** Whether replies may be streamed. */
    public enum Streaming {
        /** Streams and whole replies. */
        BOTH,
        /** Only streams. */
        REQUIRED,
        /** Whole replies only without thinking. */
        REQUIRED_TO_THINK,
        /** Only whole replies. */
        FORBIDDEN
    }

    /** Finish reasons: of replies, and of calls that failed on the server. */
    public record Finishes(Map<String, Finish> replies, Map<String, CallFailure.Kind> failures) {
        public Finishes {
            replies = Map.copyOf(replies);
            failures = Map.copyOf(failures);
        }
    }

    /** Lower-case codes in error bodies: of failures, and of content filters. */
    public record Errors(Map<String, CallFailure.Kind> failures, Set<String> filters) {
        public Errors {
            failures = Map.copyOf(failures);
            filters = Set.copyOf(filters);
        }
    }

    /**
     * Sampling as a model card recommends, each a member of the request's body as JSON text.
     *
     * @param thinking while it thinks; empty where the card says nothing
     * @param plain while it does not
     * @param greedy whether the card allows temperature 0 to a model that thinks
     */
    public record Card(SortedMap<String, String> thinking, SortedMap<String, String> plain, boolean greedy) {
        static final Card NONE = new Card(new TreeMap<>(), new TreeMap<>(), true);

        public Card {
            thinking = Collections.unmodifiableSortedMap(new TreeMap<>(thinking));
            plain = Collections.unmodifiableSortedMap(new TreeMap<>(plain));
        }

        /** What it recommends in this mode; empty where it says nothing. */
        public SortedMap<String, String> in(Thinking.Mode mode) {
            return mode == Thinking.Mode.OFF ? plain : thinking;
        }
    }
}
