package dev.assay.score.jvm;

import java.util.Base64;
import java.util.Map;

/**
 * Compiles source after source of models. It never loads what it compiled. Requests: {@code ["compile", source]}. Replies: {@code
 * ["classes", {name: Base64}]}, {@code ["errors", text]}; {@code ["broken", text]} where the compiler itself failed.
 */
public final class CompileServer {
    private CompileServer() {}

    public static void main(String[] arguments) {
        Channel channel = Channel.open().dropPrinted();
        Channel.serve(() -> serve(channel));
    }

    static void serve(Channel channel) {
        SourceCompiler compiler = SourceCompiler.ofSolutions();
        for (String line = channel.next(); line != null; line = channel.next()) {
            answer(compiler.compile(Json.text(Json.array(line).get(1))), channel);
        }
    }

    private static void answer(SourceCompiler.Compiled compiled, Channel channel) {
        if (!compiled.errors().isEmpty()) {
            String how = compiled.broken() ? "broken" : "errors";
            channel.say("[\"%s\",%s]".formatted(how, Json.quoted(compiled.errors())));
            return;
        }
        channel.add("[\"classes\",{");
        boolean first = true;
        for (Map.Entry<String, byte[]> file : compiled.classes().entrySet()) {
            channel.add(first ? "" : ",");
            first = false;
            channel.add(
                    Json.quoted(file.getKey()) + ":\"" + Base64.getEncoder().encodeToString(file.getValue()) + "\"");
        }
        channel.say("}]");
    }
}
