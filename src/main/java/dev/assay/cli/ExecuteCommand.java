package dev.assay.cli;

import dev.assay.UserError;
import dev.assay.model.Finish;
import dev.assay.model.Reply;
import dev.assay.model.ServedBy;
import dev.assay.model.Timing;
import dev.assay.model.Usage;
import dev.assay.report.ExecutionText;
import dev.assay.score.Assessment;
import dev.assay.score.CodeScorer;
import dev.assay.score.CodeScorerFinding;
import dev.assay.suite.CodeTaskFile;
import dev.assay.suite.Target.CodeTarget;
import dev.assay.suite.Task;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs one solution by hand. */
@Command(
        name = "execute",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Grades one solution of a coding task as a run would, in the sandbox, and shows what the grader saw.")
final class ExecuteCommand implements Callable<Integer> {
    private static final long LARGEST = 16 << 20;

    private final Surroundings surroundings;

    @Parameters(
            paramLabel = "SOLUTION",
            description = "Source code, or a chat answer with code blocks, of which the program is taken.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path solution;

    @Option(
            names = "--lang",
            paramLabel = "LANGUAGE",
            defaultValue = "python",
            description = "python, java, javascript or cpp. Default: python.")
    private String language = "python";

    @Option(
            names = "--tests",
            required = true,
            paramLabel = "FILE",
            description = {
                "A task as in tasks.jsonl (entry, preamble, tests), or of HumanEval, MBPP, EvalPlus, LiveCodeBench, HumanEval-X "
                        + "or MultiPL-E, or the list of its tests alone, as .json;",
                "or Python with check(candidate), or with asserts."
            })
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path tests;

    @Option(
            names = "--entry",
            paramLabel = "NAME",
            description = "The function under test, where FILE does not name it.")
    private @Nullable String entry;

    @Option(
            names = "--sandbox",
            paramLabel = "RUNG",
            description = "namespaces, landlock or none. Default: the strongest that works here.")
    private @Nullable String sandbox;

    @Option(names = "--json", description = "Print one JSON object instead of text.")
    private boolean json;

    ExecuteCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        List<String> languages = CodeScorer.languages();
        if (!languages.contains(language)) {
            throw new UserError(
                    "--lang %s: nothing here runs it".formatted(language),
                    "Give one of %s.".formatted(String.join(", ", languages)));
        }
        Task task = CodeTaskFile.read(tests.toString(), read(tests), language, Optional.ofNullable(entry));
        String text = new String(read(solution), StandardCharsets.UTF_8);
        try (CodeScorer scorer = scorer()) {
            CodeTarget target = target(task);
            Optional<String> refusal = scorer.refusal(target);
            if (refusal.isPresent()) {
                throw new UserError(tests + " cannot be graded here", refusal.get());
            }
            Assessment assessment = scorer.assess(task, reply(text));
            ExecutionText shown = new ExecutionText(
                    assessment,
                    scorer.rung().text(),
                    scorer.runtime(target.language()).orElse(""));
            surroundings.out().print(json ? shown.json() : shown.text());
            return assessment
                    .verdict()
                    .fold(graded -> ExitCode.OK, undecided -> ExitCode.OK, none -> ExitCode.INCOMPLETE);
        }
    }

    private static CodeTarget target(Task task) {
        return task.target()
                .<Optional<CodeTarget>>fold(
                        math -> Optional.empty(), choice -> Optional.empty(), text -> Optional.empty(), Optional::of)
                .orElseThrow();
    }

    private byte[] read(Path named) {
        Path file = surroundings.resolve(named);
        try {
            if (Files.size(file) > LARGEST) {
                throw new UserError(named + ": more than 16 MiB", "Give a smaller file.");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UserError(
                    Files.exists(file)
                            ? "%s: cannot be read".formatted(named)
                            : "%s: there is no such file".formatted(named),
                    "Mend the path.");
        }
    }

    private CodeScorer scorer() throws InterruptedException {
        return Graders.code(surroundings, sandbox).fold(CodeScorerFinding.Ready::scorer, refused -> {
            throw new UserError("nothing can be run here", refused.reason());
        });
    }

    private static Reply reply(String text) {
        Timing none = new Timing(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), 0, false);
        return new Reply(
                text,
                Optional.empty(),
                Finish.STOP,
                Optional.empty(),
                Usage.UNKNOWN,
                none,
                ServedBy.UNKNOWN,
                List.of());
    }
}
