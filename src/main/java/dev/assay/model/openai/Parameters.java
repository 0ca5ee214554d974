package dev.assay.model.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.model.Dialect;
import dev.assay.model.Endpoint;
import dev.assay.model.ParameterRule;
import dev.assay.model.Sampling;
import dev.assay.model.Thinking;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntSupplier;

/**
 * The members of a request's body beside model and messages: what is asked for, as the endpoint's dialect wants it; over that the switch
 * of its thinking; over that what the user set by {@code extra}, where {@code null} leaves a member out.
 */
final class Parameters {
    private static final String MAX_TOKENS = "max_tokens";
    private static final String MAX_COMPLETION_TOKENS = "max_completion_tokens";

    /** At least, in any script. */
    private static final int BYTES_OF_A_TOKEN = 2;

    /** Of a chat template around the messages. */
    private static final int TEMPLATE_TOKENS = 512;

    private final Endpoint endpoint;
    private final Dialect dialect;

    Parameters(Endpoint endpoint) {
        this.endpoint = endpoint;
        this.dialect = endpoint.dialect();
    }

    /**
     * The members for the answer of this number, each as JSON text.
     *
     * @param promptBytes of all messages; counted only where the context is known
     */
    SortedMap<String, String> of(int sample, int maxTokens, IntSupplier promptBytes) {
        SortedMap<String, String> sent = new TreeMap<>();
        asked(sample, Math.min(maxTokens, mostTokens(promptBytes))).forEach((name, value) -> send(name, value, sent));
        dialect.params()
                .forEach((name, rule) ->
                        rule.fix().ifPresent(value -> sent.put(rule.name().orElse(name), value)));
        SortedMap<String, String> extra = endpoint.sampling().extra();
        if (extra.containsKey(MAX_TOKENS) || extra.containsKey(MAX_COMPLETION_TOKENS)) {
            // Endpoints refuse both.
            sent.remove(MAX_TOKENS);
            sent.remove(MAX_COMPLETION_TOKENS);
        }
        endpoint.thinking()
                .ifPresent(wish -> dialect.thinking().members(wish).forEach((name, value) -> join(name, value, sent)));
        extra.forEach((name, value) -> join(name, value, sent));
        sent.values().removeIf(value -> value.strip().equals("null"));
        return sent;
    }

    /**
     * What the model can say, and what fits into its context behind the prompt. Where the prompt may fill half of the context, how much is left
     * is a guess: the server decides.
     */
    private int mostTokens(IntSupplier promptBytes) {
        int most = dialect.maxOut().orElse(Integer.MAX_VALUE);
        if (dialect.context().isEmpty()) {
            return most;
        }
        int context = dialect.context().getAsInt();
        int left = context - promptBytes.getAsInt() / BYTES_OF_A_TOKEN - TEMPLATE_TOKENS;
        return left < context / 2 ? most : Math.min(most, left);
    }

    private SortedMap<String, String> asked(int sample, int maxTokens) {
        Sampling sampling = endpoint.sampling();
        SortedMap<String, String> asked = new TreeMap<>(sampling.card());
        sampling.temperature().ifPresent(value -> asked.put("temperature", number(value)));
        sampling.topP().ifPresent(value -> asked.put("top_p", number(value)));
        sampling.seed().ifPresent(value -> asked.put("seed", Long.toString(value + sample)));
        asked.put(MAX_TOKENS, Integer.toString(maxTokens));
        return asked;
    }

    private void send(String name, String value, Map<String, String> sent) {
        ParameterRule rule = dialect.params().get(name);
        if (rule == null) {
            sent.put(name, value);
        } else if (!isDropped(rule)) {
            String clamped = clamped(rule, value);
            if (!rule.zero().isEmpty() && figure(clamped).orElse(1) == 0) {
                sent.putAll(rule.zero());
            } else {
                sent.put(rule.name().orElse(name), clamped);
            }
        }
    }

    private boolean isDropped(ParameterRule rule) {
        return switch (rule.drop()) {
            case NEVER -> false;
            case ALWAYS -> true;
            case THINKING -> endpoint.mode() == Thinking.Mode.ON || endpoint.mode() == Thinking.Mode.ADAPTIVE;
        };
    }

    private static String clamped(ParameterRule rule, String value) {
        OptionalDouble figure = figure(value);
        if (figure.isEmpty()) {
            return value;
        }
        double asked = figure.getAsDouble();
        double least = rule.least().orElse(asked);
        double most = rule.most().orElse(asked);
        return asked < least ? number(least) : asked > most ? number(most) : value;
    }

    private static OptionalDouble figure(String json) {
        JsonNode value = WireBody.value("a parameter", json);
        return value.isNumber() ? OptionalDouble.of(value.doubleValue()) : OptionalDouble.empty();
    }

    /** Puts a member; one that is an object joins the members of the object that is there. */
    private static void join(String name, String value, Map<String, String> sent) {
        String there = sent.get(name);
        JsonNode over = WireBody.value(name, value);
        if (there != null && over.isObject() && WireBody.value(name, there) instanceof ObjectNode joined) {
            over.properties().forEach(member -> joined.set(member.getKey(), member.getValue()));
            sent.put(name, joined.toString());
        } else {
            sent.put(name, value);
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
