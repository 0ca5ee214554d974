package dev.assay.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Messages with {@code {{field}}} places. Filled in one pass: a value is never expanded again. */
public record PromptTemplate(List<Message> messages) {
    private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([A-Za-z_][A-Za-z0-9_]*)\\s*\\}\\}");

    public PromptTemplate {
        messages = List.copyOf(messages);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("messages is empty");
        }
    }

    /** The names of all places, sorted. */
    public TreeSet<String> fields() {
        TreeSet<String> names = new TreeSet<>();
        for (Message message : messages) {
            names.addAll(fieldsOf(message.text()));
        }
        return names;
    }

    static TreeSet<String> fieldsOf(String text) {
        TreeSet<String> names = new TreeSet<>();
        PLACE.matcher(text).results().forEach(place -> names.add(place.group(1)));
        return names;
    }

    /**
     * The prompt with every place filled.
     *
     * @throws IllegalArgumentException where a place has no value
     */
    public Prompt render(Map<String, String> values) {
        List<Message> filled = new ArrayList<>();
        for (Message message : messages) {
            filled.add(new Message(message.role(), fill(message.text(), values)));
        }
        return new Prompt(filled);
    }

    static String fill(String text, Map<String, String> values) {
        Matcher place = PLACE.matcher(text);
        StringBuilder filled = new StringBuilder();
        int done = 0;
        while (place.find()) {
            String value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalArgumentException("no value for {{" + place.group(1) + "}}");
            }
            filled.append(text, done, place.start()).append(value);
            done = place.end();
        }
        return filled.append(text, done, text.length()).toString();
    }
}
