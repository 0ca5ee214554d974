package dev.assay.score;

import dev.assay.sandbox.Conversation;
import dev.assay.sandbox.Limits;
import dev.assay.sandbox.SandboxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The processes that grading functions needs, in a language whose runtime takes source. */
final class ScriptProcesses implements FunctionProcesses {
    private final LanguageRuntime runtime;
    private final Allowance allowance;
    private final Language.Functions functions;

    /** Of a language that has such programs. */
    ScriptProcesses(LanguageRuntime runtime, Allowance allowance) {
        this.runtime = runtime;
        this.allowance = allowance;
        this.functions = runtime.toolchain().language().functions().orElseThrow();
    }

    @Override
    public Conversation startSolution() throws SandboxException {
        return start("candidate", functions.solution(), allowance.limits());
    }

    @Override
    public WarmProcesses.Lease checker() throws SandboxException {
        return new WarmProcesses(() -> start("checker", functions.checker(), CodeProcesses.CHECKER), 1).take();
    }

    @Override
    public Allowance allowance() {
        return allowance;
    }

    @Override
    public CodeFailures failures() {
        return runtime.failures();
    }

    private Conversation start(String name, List<String> parts, Limits allowed) throws SandboxException {
        StringBuilder source = new StringBuilder();
        parts.forEach(part -> source.append(CodeProcesses.resource(part)).append("\n\n"));
        String fixed = runtime.toolchain().language().names().file();
        String file = name + fixed.substring(fixed.lastIndexOf('.'));
        return runtime.start(Map.of(file, source.toString().getBytes(StandardCharsets.UTF_8)), file, allowed);
    }
}
