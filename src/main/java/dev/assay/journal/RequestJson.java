package dev.assay.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.model.Request;
import dev.assay.suite.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A request as JSON: the wire body without its stream flags, members sorted by name. */
final class RequestJson {
    private static final Pattern SMALL_NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");

    private RequestJson() {}

    static String canonical(Request request) {
        StringBuilder json = new StringBuilder();
        TreeMap<String, String> members = new TreeMap<>();
        request.parameters().forEach((name, value) -> members.put(name, canonical(value)));
        members.put("messages", messages(request.messages()));
        members.put("model", quoted(request.model()));
        members.forEach((name, value) -> json.append(json.isEmpty() ? '{' : ',')
                .append(quoted(name))
                .append(':')
                .append(value));
        return json.append('}').toString();
    }

    /** A parameter's JSON text in canonical form; a small whole number, which most are, is that already. */
    private static String canonical(String value) {
        return SMALL_NUMBER.matcher(value).matches()
                ? value
                : sorted(Json.parse(value)).toString();
    }

    private static String messages(List<Message> messages) {
        StringBuilder json = new StringBuilder();
        for (Message message : messages) {
            json.append(json.isEmpty() ? "[" : ",")
                    .append("{\"content\":")
                    .append(quoted(message.text()))
                    .append(",\"role\":")
                    .append(quoted(message.role().wireName()))
                    .append('}');
        }
        return messages.isEmpty() ? "[]" : json.append(']').toString();
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2);
        Json.quote(text, json);
        return json.toString();
    }

    /** The same value with the members of every object sorted by name. */
    private static JsonNode sorted(JsonNode node) {
        if (node.isArray()) {
            ArrayNode items = Json.MAPPER.createArrayNode();
            node.forEach(item -> items.add(sorted(item)));
            return items;
        }
        if (!node.isObject()) {
            return node;
        }
        TreeMap<String, JsonNode> members = new TreeMap<>();
        node.properties().forEach(member -> members.put(member.getKey(), sorted(member.getValue())));
        ObjectNode object = Json.object();
        members.forEach(object::set);
        return object;
    }

    static ObjectNode write(Request request) {
        TreeMap<String, JsonNode> members = new TreeMap<>();
        ArrayNode messages = Json.MAPPER.createArrayNode();
        for (Message message : request.messages()) {
            messages.addObject().put("role", message.role().wireName()).put("content", message.text());
        }
        members.put("messages", messages);
        members.put("model", Json.MAPPER.getNodeFactory().textNode(request.model()));
        request.parameters().forEach((name, value) -> members.put(name, Json.parse(value)));
        ObjectNode sorted = Json.object();
        members.forEach(sorted::set);
        return sorted;
    }

    static Request read(JsonNode node) {
        List<Message> messages = new ArrayList<>();
        for (JsonNode each : node.path("messages")) {
            messages.add(new Message(role(Json.require(each, "role")), Json.require(each, "content")));
        }
        TreeMap<String, String> parameters = new TreeMap<>();
        node.properties().forEach(member -> {
            if (!member.getKey().equals("messages") && !member.getKey().equals("model")) {
                parameters.put(member.getKey(), member.getValue().toString());
            }
        });
        return new Request(Json.require(node, "model"), messages, parameters);
    }

    static Message.Role role(String name) {
        for (Message.Role role : Message.Role.values()) {
            if (role.wireName().equals(name)) {
                return role;
            }
        }
        throw new IllegalArgumentException("unknown role " + name);
    }
}
