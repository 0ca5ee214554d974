package dev.assay.model;

import dev.assay.suite.Message;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One call as it will be sent: the wire body is exactly this plus the stream flags.
 *
 * @param model id that the endpoint serves
 * @param messages in order
 * @param parameters all other members of the body, each value as JSON text: {@code temperature -> 0}, {@code max_tokens -> 512}
 */
public record Request(String model, List<Message> messages, SortedMap<String, String> parameters) {
    public Request {
        messages = List.copyOf(messages);
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    /** A request with parameters from any map. */
    public static Request of(String model, List<Message> messages, Map<String, String> parameters) {
        return new Request(model, messages, new TreeMap<>(parameters));
    }
}
