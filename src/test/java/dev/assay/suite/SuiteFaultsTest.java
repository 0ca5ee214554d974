package dev.assay.suite;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.testing.Golden;
import dev.assay.testing.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SuiteFaultsTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void load_everyFault_namesFileLineAndFix() {
        JsonNode table = Table.read(SuiteFaultsTest.class, "suite-faults.yaml");
        StringBuilder told = new StringBuilder();
        for (JsonNode each : table.get("cases")) {
            String suite = each.path("suite").asText(table.get("suite").asText());
            for (JsonNode edit : each.path("edit")) {
                suite = suite.replace(edit.get(0).asText(), edit.get(1).asText());
            }
            String tasks = each.path("tasks").asText(table.get("tasks").asText());
            String file = each.path("file").asText("tasks.jsonl");
            write("suite.yaml", suite.getBytes(StandardCharsets.UTF_8));
            write(file, tasks.getBytes(StandardCharsets.UTF_8));
            told.append(told(each.get("name").asText()));
        }
        Golden.check(SuiteFaultsTest.class, "suite-faults.txt", told.toString());
    }

    @Test
    void load_everyFaultOfBytes_namesFileLineAndFix() {
        StringBuilder told = new StringBuilder();
        write("suite.yaml", "id: mine\ntitle: \u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        told.append(told("suite file in Latin-1"));
        JsonNode table = Table.read(SuiteFaultsTest.class, "suite-faults.yaml");
        write("suite.yaml", table.get("suite").asText().getBytes(StandardCharsets.UTF_8));
        write(
                "tasks.jsonl",
                "{\"question\": \"?\", \"answer\": 1}\n\n{\"question\": \"\u00e9\"}"
                        .getBytes(StandardCharsets.ISO_8859_1));
        told.append(told("tasks in Latin-1"));
        write(
                "suite.yaml",
                table.get("suite")
                        .asText()
                        .replace("tasks.jsonl", "tasks.jsonl.gz")
                        .getBytes(StandardCharsets.UTF_8));
        write("tasks.jsonl.gz", "{\"question\": \"?\"}".getBytes(StandardCharsets.UTF_8));
        told.append(told("tasks that are no gzip"));
        Golden.check(SuiteFaultsTest.class, "suite-byte-faults.txt", told.toString());
    }

    private String told(String name) {
        Suites suites = new Suites(
                folder,
                folder,
                new DataFiles(
                        folder.resolve("cache"),
                        Optional.empty(),
                        true,
                        new WebFetch(Duration.ofSeconds(1)),
                        (suite, done, length) -> {}));
        String error = Table.told(() -> suites.load("./"));
        return "# " + name + "\n" + error.replace(folder.toString(), "DIR") + "\n";
    }

    private void write(String name, byte[] bytes) {
        try {
            Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
