package dev.assay.journal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.Broken;
import dev.assay.model.WireTap;
import java.io.Closeable;
import java.io.IOException;
import java.util.function.UnaryOperator;

/** {@code wire.jsonl} of a run: a line a call, with all that went over the wire. Grows fast; kept on request only. */
public final class WireFile implements WireTap, Closeable {
    private static final String NAME = "wire.jsonl";
    private static final String FORMAT = "assay-wire/1";

    private final AppendedFile file;
    private final UnaryOperator<String> redaction;

    private WireFile(AppendedFile file, UnaryOperator<String> redaction) {
        this.file = file;
        this.redaction = redaction;
    }

    /**
     * The file of a run that is locked.
     *
     * @param redaction hides secrets in all that is written
     * @throws Broken where it cannot be written
     */
    public static WireFile open(RunDirectory directory, UnaryOperator<String> redaction) {
        ObjectNode header = Json.object();
        header.put("format", FORMAT).put("run", directory.manifest().id());
        try {
            return new WireFile(AppendedFile.open(directory.path().resolve(NAME), header.toString()), redaction);
        } catch (IOException e) {
            throw broken(e);
        }
    }

    @Override
    public void ended(WireCall call) {
        ObjectNode line = Json.object();
        line.put("model", call.model().text())
                .put("startedAt", call.startedAt().toString())
                .put("sent", call.body())
                .put("status", call.status());
        ObjectNode headers = line.putObject("headers");
        call.headers().forEach(headers::put);
        if (call.events().isEmpty()) {
            line.put("text", call.text());
        } else {
            ArrayNode events = line.putArray("events");
            for (WireEvent event : call.events()) {
                ObjectNode node = events.addObject().put("millis", event.millis());
                if (!event.name().isEmpty()) {
                    node.put("event", event.name());
                }
                node.put("data", event.data());
            }
        }
        file.append(redaction.apply(Json.line(line)));
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw broken(e);
        }
    }

    private static Broken broken(IOException e) {
        return new Broken(
                NAME + ": cannot be written: " + RunDirectory.reason(e),
                "Mend the disk, or leave out --record wire.",
                e);
    }
}
