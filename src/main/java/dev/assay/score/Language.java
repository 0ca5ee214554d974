package dev.assay.score;

import dev.assay.sandbox.Command.Memory;
import dev.assay.score.TestVerdict.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How programs of one language are built and run, as a file under {@code languages/} says it. Texts of commands and places may hold
 * {@code {program}} and {@code {home}}, the executable and its installation as they really are, {@code {prepared}}, {@code {memory}} (MiB),
 * {@code {file}} and {@code {main}}.
 *
 * @param id as suites name it
 * @param title for people
 * @param fences names of Markdown code blocks, in lower case
 * @param program that is looked for on the PATH
 * @param needs files that must be there besides
 * @param install the command that installs it, by distribution; the first is for those that are not listed
 * @param names how files and the main type are named
 * @param trial a program that prints {@code it runs}
 * @param prepare what makes compiling faster
 * @param functions the programs that grade functions; absent where they are not graded
 * @param stderr texts on standard error that tell a kind of failure
 * @param error finds the line on standard error that says what went wrong
 */
record Language(
        String id,
        String title,
        Set<String> fences,
        String program,
        Probe probe,
        List<String> needs,
        Map<String, String> install,
        SourceNames names,
        String trial,
        Optional<Prepare> prepare,
        Optional<Functions> functions,
        Step compile,
        Step run,
        Map<Kind, List<String>> stderr,
        Optional<Pattern> error) {

    /** How a program is asked what it is: group 1 of the patterns, looked for in all that it prints. */
    record Probe(List<String> arguments, Pattern version, Optional<Pattern> home) {}

    /**
     * A command in the sandbox.
     *
     * @param files resources of ours that are put beside the program
     * @param extraMemory MiB that the runtime needs besides what the program may use
     */
    record Step(
            List<String> command,
            List<String> files,
            Map<String, String> environment,
            List<String> executable,
            List<String> readable,
            Memory memory,
            int extraMemory) {}

    /** Programs of ours, of resources put together: one that calls a solution, and one that runs tests. */
    record Functions(List<String> solution, List<String> checker) {}

    /** What is made once per machine, of trusted text and outside the sandbox; it does without where that fails. */
    record Prepare(String file, String text, List<String> command) {}
}
