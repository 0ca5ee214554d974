package dev.assay.cli;

import dev.assay.UserError;
import dev.assay.journal.RunDirectory;
import dev.assay.journal.WireFile;
import dev.assay.model.Redactor;
import dev.assay.model.WireTap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether all that goes over the wire is kept, as {@code --record} says. */
record WireRecording(boolean wanted) {
    private static final String WIRE = "wire";

    static WireRecording of(@Nullable String wish) {
        if (wish != null && !wish.equals(WIRE)) {
            throw new UserError("--record %s: no such record".formatted(wish), "Write `--record wire`.");
        }
        return new WireRecording(wish != null);
    }

    /** What is being kept. */
    record Kept(Optional<WireFile> file) implements AutoCloseable {
        Optional<WireTap> tap() {
            return file.map(kept -> kept);
        }

        @Override
        public void close() {
            file.ifPresent(WireFile::close);
        }
    }

    /** Opens the file of a run that is locked. */
    Kept open(RunDirectory directory, Redactor redactor) {
        return new Kept(wanted ? Optional.of(WireFile.open(directory, redactor::redact)) : Optional.empty());
    }
}
