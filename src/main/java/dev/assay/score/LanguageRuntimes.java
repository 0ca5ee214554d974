package dev.assay.score;

import dev.assay.sandbox.Build;
import dev.assay.sandbox.Outcome;
import dev.assay.sandbox.Sandbox;
import dev.assay.sandbox.SandboxException;
import dev.assay.score.TestVerdict.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The languages that run here, each looked for and tried when it is first asked for. Safe for use by many threads. */
final class LanguageRuntimes {
    private static final String RUNS = "it runs";

    private final Sandbox sandbox;
    private final ToolchainFinder finder;
    private final Preparation preparation;
    private final Map<String, Language> known = LanguageFile.all();
    private final Map<String, Found> found = new HashMap<>();

    /** One of the two. */
    private record Found(Optional<LanguageRuntime> runtime, String refusal) {}

    LanguageRuntimes(Sandbox sandbox, ToolchainFinder finder, Path temporary) {
        this.sandbox = sandbox;
        this.finder = finder;
        this.preparation = new Preparation(temporary, finder.path());
    }

    /** Makes what their processes start faster with. */
    Preparation preparation() {
        return preparation;
    }

    /** The language of this name, if it is known. */
    Optional<Language> language(String id) {
        return Optional.ofNullable(known.get(id));
    }

    /**
     * A language that works here.
     *
     * @throws UngradableException that says what is missing, and what to do
     */
    synchronized LanguageRuntime of(String id) throws UngradableException, InterruptedException {
        Found here = found.get(id);
        if (here == null) {
            here = look(id);
            found.put(id, here);
        }
        String refusal = here.refusal();
        return here.runtime().orElseThrow(() -> new UngradableException(refusal));
    }

    private Found look(String id) throws InterruptedException {
        Language language = known.get(id);
        if (language == null) {
            return new Found(
                    Optional.empty(),
                    "there is no runner for %s; known are python, %s".formatted(id, String.join(", ", known.keySet())));
        }
        try {
            List<String> reasons = new ArrayList<>();
            for (Toolchain toolchain : finder.find(language)) {
                Optional<LanguageRuntime> runtime = tried(preparation.of(toolchain), reasons);
                if (runtime.isPresent()) {
                    return new Found(runtime, "");
                }
            }
            return new Found(Optional.empty(), String.join("; ", reasons));
        } catch (UngradableException e) {
            return new Found(Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    private Optional<LanguageRuntime> tried(Toolchain toolchain, List<String> reasons) throws InterruptedException {
        Optional<String> failure;
        try {
            LanguageRuntime runtime = LanguageRuntime.in(sandbox, toolchain);
            failure = trial(runtime, toolchain.language());
            if (failure.isEmpty()) {
                return Optional.of(runtime);
            }
        } catch (SandboxException e) {
            failure = Optional.of(String.valueOf(e.getMessage()));
        }
        reasons.add("%s does not run in the sandbox here: %s".formatted(toolchain.text(), failure.orElse("")));
        return Optional.empty();
    }

    private static Optional<String> trial(LanguageRuntime runtime, Language language)
            throws SandboxException, InterruptedException {
        Build build = runtime.compile(language.trial());
        if (runtime.failures().ofCompiler(build.outcome()) != Kind.PASS) {
            return Optional.of("compiling: " + runtime.failures().detail(build.outcome()));
        }
        String main = language.names().of(language.trial()).main();
        Outcome outcome = runtime.run(build.files(), main, "", CodeProcesses.LIMITS);
        return outcome.isClean() && outcome.stdout().strip().equals(RUNS)
                ? Optional.empty()
                : Optional.of(runtime.failures().detail(outcome));
    }
}
