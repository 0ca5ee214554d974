package dev.assay.sandbox;

import java.util.List;
import java.util.Optional;

/**
 * A running program that reads requests from descriptor 3 and writes replies to descriptor 4, a line each. Standard input is empty.
 * For one thread. Closing it ends the program.
 */
public interface Conversation extends AutoCloseable {
    /** Sends one line and waits for the next line. After the end, every request is answered by it. */
    default Turn ask(String line) throws SandboxException, InterruptedException {
        send(List.of(line));
        return next();
    }

    /** Sends some lines together, which costs no more than one; {@link #next} is called once for each. The program may read them all at once. */
    void send(List<String> lines) throws SandboxException, InterruptedException;

    /** Waits for the answer to the first request that has none yet. Its limits begin when the one before it was answered. */
    Turn next() throws SandboxException, InterruptedException;

    /** How it ended; absent before it is closed, and where the sandbox lost it. */
    default Optional<Outcome> outcome() {
        return Optional.empty();
    }

    @Override
    void close();
}
