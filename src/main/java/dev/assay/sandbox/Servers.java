package dev.assay.sandbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Warm servers of one kind; none that is odd is used again. In steady use, where programs leave cores free, there are twice as many as programs at
 * once: one half makes itself ready for the next program while the other runs one. Safe for use by many threads.
 */
final class Servers {
    /** After so many programs a second half is worth its start and its memory. */
    private static final int STEADY = 16;

    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final int KNOWN_AT_MOST = 4;

    private final List<String> command;
    private final byte[] launcher;
    private final String confinement;
    private final List<Program> known = new ArrayList<>();
    private final Deque<Server> idle = new ArrayDeque<>();
    private int taken;
    private int inUse;
    private int mostInUse;
    private boolean closed;

    Servers(List<String> command, byte[] launcher, String confinement) {
        this.command = command;
        this.launcher = launcher;
        this.confinement = confinement;
    }

    /** Servers that start from now on hold this compiled program, so that it need not be sent; of many programs the first few. */
    synchronized void know(Program program) {
        if (known.size() < KNOWN_AT_MOST) {
            known.add(program);
        }
    }

    private synchronized List<Program> known() {
        return List.copyOf(known);
    }

    /** A server for this caller alone, until it is given back or ended. */
    Server take() throws SandboxException {
        Optional<Server> warm = warm();
        Server server = warm.isPresent() ? warm.get() : started();
        server.beginProgram();
        return server;
    }

    private Server started() throws SandboxException {
        try {
            return Server.start(command, launcher, known(), confinement);
        } catch (SandboxException e) {
            synchronized (this) {
                inUse--;
            }
            throw e;
        }
    }

    /** The one that has had the most time to make itself ready. */
    private synchronized Optional<Server> warm() {
        taken++;
        inUse++;
        mostInUse = Math.max(mostInUse, inUse);
        if (taken > STEADY && mostInUse < CORES && inUse + idle.size() <= mostInUse) {
            return Optional.empty();
        }
        while (!idle.isEmpty()) {
            Server server = idle.removeFirst();
            if (server.isReady()) {
                return Optional.of(server);
            }
            server.end();
        }
        return Optional.empty();
    }

    /** Takes back a server that has ended its program in order. */
    synchronized void giveBack(Server server) {
        inUse--;
        if (closed || !server.isReady()) {
            server.end();
        } else {
            idle.addLast(server);
        }
    }

    /** Ends a server that is odd, and those that are idle: what befell it may have befallen them, and the next program gets a new one. */
    synchronized void discard(Server server) {
        inUse--;
        server.end();
        endIdle();
    }

    private void endIdle() {
        idle.forEach(Server::end);
        idle.clear();
    }

    /** Ends what is idle now, and the others when they are given back. */
    synchronized void close() {
        closed = true;
        endIdle();
    }
}
