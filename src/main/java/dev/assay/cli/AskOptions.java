package dev.assay.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say who is asked what. */
class AskOptions {
    @Option(
            names = "--suite",
            paramLabel = "SUITE",
            description =
                    "A suite by name or by the path of its folder; may be repeated. Default: those of assay.yaml, "
                            + "else math-basics and coding-basics; of a gate: the baseline's.")
    List<String> suites = new ArrayList<>();

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description =
                    "A name from assay.yaml, or URL#model-id; may be repeated. Default: all of assay.yaml, else the "
                            + "recorded models that ship with Assay.")
    List<String> models = new ArrayList<>();

    @Option(
            names = {"-k", "--samples"},
            paramLabel = "N",
            description = "Answers asked for each task.")
    @Nullable
    Integer samples;

    @Option(names = "--limit", paramLabel = "N", description = "Tasks of a suite at most; always the same ones.")
    @Nullable
    Integer limit;

    @Option(names = "--task", paramLabel = "ID", description = "Only this task; may be repeated.")
    List<String> tasks = new ArrayList<>();

    @Option(names = "--tag", paramLabel = "TAG", description = "Only tasks with this tag, as level:1; may be repeated.")
    List<String> tags = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "Of the order in which tasks are asked.")
    @Nullable
    Long seed;

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description = "Only the I-th of N parts, as 2/4: each machine of N runs one, `assay merge` joins them.")
    @Nullable
    String shard;

    @Option(names = "--temperature", paramLabel = "T", description = "0 to 2. Default: that of assay.yaml, else 0.")
    @Nullable
    Double temperature;

    @Option(names = "--no-stream", description = "Ask for whole replies; there is no time to first token then.")
    boolean noStream;

    @Option(
            names = "--key-env",
            paramLabel = "NAME",
            description = "The environment variable that holds the key for the models given as URL#model-id.")
    @Nullable
    String keyEnv;

    @Option(
            names = "--sandbox",
            paramLabel = "RUNG",
            description = "namespaces, landlock, or none (runs model code unconfined: only on a machine you can lose). "
                    + "Default: the strongest that works here.")
    @Nullable
    String sandbox;

    @Option(
            names = "--record",
            paramLabel = "WHAT",
            description = "wire: keep in wire.jsonl all that was sent and every event that came, with its time.")
    @Nullable
    String record;

    @Mixin
    LimitOptions limits = new LimitOptions();

    @Mixin
    DataOptions data = new DataOptions();
}
