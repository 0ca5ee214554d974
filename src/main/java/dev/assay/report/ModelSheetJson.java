package dev.assay.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.model.Profile;
import dev.assay.model.Thinking;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What {@code assay models --json} prints: {@code assay-models/1} and {@code assay-model/1}. */
public final class ModelSheetJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ModelSheetJson() {}

    /** One model. */
    public static String write(ModelSheet sheet) {
        ObjectNode root = MAPPER.createObjectNode().put("format", "assay-model/1");
        sheet.facts().forEach(fact -> fact.values().forEach(root.withArray(fact.name())::add));
        ArrayNode sent = root.putArray("sent");
        for (ModelSheet.Sent each : sheet.sent()) {
            ObjectNode node = sent.addObject().put("when", each.when());
            if (each.possible()) {
                node.set("body", tree(each.body()));
            } else {
                node.put("refused", each.body());
            }
        }
        return root.toPrettyString().replace("\r\n", "\n") + "\n";
    }

    /**
     * All profiles.
     *
     * @param thinking what the model of a profile's example does by default
     */
    public static String write(List<Profile> profiles, Function<Profile, Thinking.Default> thinking) {
        ObjectNode root = MAPPER.createObjectNode().put("format", "assay-models/1");
        ArrayNode array = root.putArray("profiles");
        for (Profile profile : profiles) {
            ObjectNode node = array.addObject()
                    .put("id", profile.id())
                    .put("title", profile.title())
                    .put("kind", profile.kind().name().toLowerCase(Locale.ROOT));
            profile.models().forEach(node.putArray("models")::add);
            profile.hosts().forEach(node.putArray("hosts")::add);
            node.put("thinking", thinking.apply(profile).name().toLowerCase(Locale.ROOT))
                    .put("example", profile.example())
                    .put("asOf", profile.asOf().toString());
        }
        return root.toPrettyString().replace("\r\n", "\n") + "\n";
    }

    private static com.fasterxml.jackson.databind.JsonNode tree(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a body that is not JSON: " + body, e);
        }
    }
}
