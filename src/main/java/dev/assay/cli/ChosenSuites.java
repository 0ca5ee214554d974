package dev.assay.cli;

import dev.assay.UserError;
import dev.assay.config.Config;
import dev.assay.journal.Manifest;
import dev.assay.journal.Shard;
import dev.assay.run.PlannedSuite;
import dev.assay.suite.Suite;
import dev.assay.suite.Suites;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The suites of a run, as options and configuration name them. */
final class ChosenSuites {
    private static final List<String> DEFAULT = List.of("math-basics", "coding-basics");

    private ChosenSuites() {}

    static List<PlannedSuite> of(AskOptions options, Config config, Suites suites) {
        List<String> names =
                !options.suites.isEmpty() ? options.suites : config.suites().isEmpty() ? DEFAULT : config.suites();
        List<PlannedSuite> planned = new ArrayList<>();
        for (String name : names) {
            Suite suite = suites.load(name);
            int samples =
                    atLeastOne("--samples", options.samples, config.samples()).orElse(suite.samples());
            planned.add(PlannedSuite.of(suite, name, selection(options, config), samples, suite.maxTokens()));
        }
        return planned;
    }

    static Manifest.Selection selection(AskOptions options, Config config) {
        Long seed = options.seed;
        return new Manifest.Selection(
                atLeastOne("--limit", options.limit, config.limit()),
                options.tasks,
                options.tags,
                seed == null ? config.seed().orElse(0) : seed,
                shard(options.shard));
    }

    private static Optional<Shard> shard(@Nullable String option) {
        return Optional.ofNullable(option)
                .map(text -> Shard.of(text)
                        .orElseThrow(() -> new UserError(
                                "--shard %s: not a part of a whole".formatted(text),
                                "Write it as I/N with 1 <= I <= N, at most %d; as 1/4, 2/4, 3/4, 4/4 on four machines."
                                        .formatted(Shard.MOST))));
    }

    private static OptionalInt atLeastOne(String name, @Nullable Integer option, OptionalInt otherwise) {
        if (option == null) {
            return otherwise;
        }
        if (option < 1) {
            throw new UserError("%s %d: less than 1".formatted(name, option), "Give a whole number from 1 up.");
        }
        return OptionalInt.of(option);
    }
}
