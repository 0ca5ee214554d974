package dev.assay.cli;

import dev.assay.Broken;
import dev.assay.UserError;
import dev.assay.report.SafeText;
import dev.assay.run.Waiting;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine;

/** The command line's entry point. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        // Java keeps a password back from the proxy in front of an https endpoint unless it is told otherwise.
        System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
        StandardOutput standard = new StandardOutput(new java.io.FileOutputStream(java.io.FileDescriptor.out));
        PrintStream out = new PrintStream(standard, true, StandardCharsets.UTF_8);
        PrintStream err =
                new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.err), true, StandardCharsets.UTF_8);
        Surroundings surroundings = new Surroundings(
                System.getenv(),
                Path.of("").toAbsolutePath(),
                Path.of(System.getProperty("user.home", ".")),
                out,
                err,
                isTerminal(),
                Clock.systemUTC(),
                System::nanoTime,
                Waiting.system());
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> die(thrown));
        int code = run(surroundings, arguments);
        if (code == ExitCode.OK && standard.isLossy()) {
            err.println("error: standard output did not take all that was written");
            err.println("  Make room on the disk, and repeat the command.");
            code = ExitCode.INCOMPLETE;
        }
        System.exit(code);
    }

    /** What nobody caught, running out of memory included, ends the process: 1 is kept for a failed gate. */
    private static void die(Throwable thrown) {
        try {
            System.err.println("This is a bug in Assay, or the memory it was given did not do: " + thrown);
            System.err.println("  Please report it; more memory is given with ASSAY_JAVA_OPTS=-Xmx1g.");
        } finally {
            Runtime.getRuntime().halt(ExitCode.BUG);
        }
    }

    /** Runs one command in these surroundings and returns its exit code. */
    static int run(Surroundings surroundings, String... arguments) {
        CommandLine line = new CommandLine(new AssayCommand(surroundings), new Commands(surroundings));
        AssayCommand.commands(List.of(arguments)).forEach(line::addSubcommand);
        line.setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(110);
        line.setExecutionExceptionHandler((thrown, command, parsed) -> report(thrown, surroundings));
        return line.execute(arguments);
    }

    private static int report(Exception thrown, Surroundings surroundings) {
        PrintStream err = surroundings.err();
        if (thrown instanceof UserError error) {
            err.println("error: " + SafeText.lines(error.what()));
            err.println("  " + SafeText.lines(error.fix()));
            return ExitCode.USAGE;
        }
        if (thrown instanceof Broken broken) {
            err.println("error: " + SafeText.lines(broken.what()));
            err.println("  " + SafeText.lines(broken.fix()));
            return ExitCode.INCOMPLETE;
        }
        err.println("This is a bug in Assay. Please report it with the lines below.");
        java.io.StringWriter trace = new java.io.StringWriter();
        thrown.printStackTrace(new PrintWriter((Writer) trace, true));
        err.print(SafeText.lines(trace.toString()));
        return ExitCode.BUG;
    }

    /** The launcher tells, as Java cannot (its console says nothing about standard error). */
    private static boolean isTerminal() {
        return "1".equals(System.getenv("ASSAY_TERMINAL"));
    }
}
