package dev.assay.journal;

import dev.assay.UserError;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** Another process that opens a run: says what came of it, and holds the run until its input ends. */
final class LockHolder {
    private LockHolder() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws java.io.IOException {
        try (OpenRun run = OpenRun.of(RunDirectory.open(Path.of(args[0])), UnaryOperator.identity())) {
            System.out.println("open " + run.directory().manifest().id());
            while (System.in.read() >= 0) {
                // until the end
            }
        } catch (UserError e) {
            System.out.println("refused");
        }
    }
}
