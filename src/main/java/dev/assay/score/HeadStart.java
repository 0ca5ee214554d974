package dev.assay.score;

import dev.assay.sandbox.Conversation;
import dev.assay.sandbox.SandboxException;
import java.util.Optional;

/** Starts a process before it is known what for: it gets ready meanwhile. Those that are asked for after it start when they are asked for. */
final class HeadStart implements ProcessStarter, AutoCloseable {
    private final ProcessStarter starter;
    private Optional<Conversation> first;

    HeadStart(ProcessStarter starter) throws SandboxException {
        this.starter = starter;
        first = Optional.of(starter.start());
    }

    @Override
    public Conversation start() throws SandboxException {
        Optional<Conversation> ready = first;
        first = Optional.empty();
        return ready.isPresent() ? ready.get() : starter.start();
    }

    /** Ends the first process if nobody asked for it. */
    @Override
    public void close() {
        first.ifPresent(Conversation::close);
        first = Optional.empty();
    }
}
