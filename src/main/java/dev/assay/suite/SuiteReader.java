package dev.assay.suite;

import dev.assay.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads a suite: a folder with {@code suite.yaml} and its tasks. */
final class SuiteReader {
    private final DataFiles remote;

    SuiteReader(DataFiles remote) {
        this.remote = remote;
    }

    Suite read(Path folder) {
        Path path = folder.resolve("suite.yaml");
        byte[] yaml = bytes(path, "A suite is a folder with a suite.yaml in it; see README.md.");
        SuiteFile file = SuiteFile.read(path.toString(), yaml);
        byte[] data = data(folder, file);
        SuiteId id = new SuiteId(
                file.id(),
                new Digest().add(Digest.of(yaml)).add(Digest.of(data)).hex());
        List<Task> tasks = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Set<String> places = file.prompt().fields();
        Rows.read(dataName(folder, file), data, file.source().format(), row -> {
            Task task = task(file, places, row, tasks.size());
            if (!ids.add(task.id())) {
                throw new UserError(
                        "%s: the id `%s` stands twice".formatted(row.where(), task.id()), "Give each task its own id.");
            }
            tasks.add(task);
        });
        return new Suite(
                id,
                file.title(),
                file.domain(),
                file.licence(),
                file.prompt(),
                tasks,
                file.samples(),
                file.maxTokens(),
                file.protocol());
    }

    private static String dataName(Path folder, SuiteFile file) {
        return file.source()
                .fold(local -> folder.resolve(local.file()).toString(), remote -> file.id() + "/" + remote.fileName());
    }

    private byte[] data(Path folder, SuiteFile file) {
        return file.source()
                .fold(
                        local -> bytes(folder.resolve(local.file()), "Check `source: {file: ...}` in suite.yaml."),
                        source -> remote.read(file.id(), source));
    }

    private static Task task(SuiteFile file, Set<String> places, Row row, int number) {
        TaskRow fields = new TaskRow(row, file.fields());
        Map<String, String> shown = new LinkedHashMap<>();
        for (String place : places) {
            shown.put(place, fields.require(place));
        }
        Set<String> tags = new TreeSet<>();
        for (String tag : file.tags()) {
            Map<String, String> values = new LinkedHashMap<>();
            PromptTemplate.fieldsOf(tag).forEach(place -> values.put(place, fields.require(place)));
            tags.add(PromptTemplate.fill(tag, values));
        }
        String id = fields.text("id").orElse(file.id() + "/" + number);
        if (id.isBlank()) {
            throw fields.error("the id is blank", "Give the task an id, or leave the field out.");
        }
        return new Task(id, shown, file.target().read(fields), tags);
    }

    private static byte[] bytes(Path path, String fix) {
        try {
            return Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            throw new UserError(path + ": no such file", fix);
        } catch (IOException e) {
            throw new UserError("%s: cannot be read: %s".formatted(path, e.getMessage()), fix);
        }
    }
}
