package dev.assay.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Warm servers of one kind, as many as there are programs at once; none that is odd is used again. Safe for use by many threads. */
final class Servers {
    private final List<String> command;
    private final byte[] launcher;
    private final String confinement;
    private final Deque<Server> idle = new ArrayDeque<>();
    private boolean closed;

    Servers(List<String> command, byte[] launcher, String confinement) {
        this.command = command;
        this.launcher = launcher;
        this.confinement = confinement;
    }

    /** A server for this caller alone, until it is given back or ended. */
    Server take() throws SandboxException {
        Optional<Server> warm = warm();
        Server server = warm.isPresent() ? warm.get() : Server.start(command, launcher, confinement);
        server.beginProgram();
        return server;
    }

    private synchronized Optional<Server> warm() {
        while (!idle.isEmpty()) {
            Server server = idle.pop();
            if (server.isReady()) {
                return Optional.of(server);
            }
            server.end();
        }
        return Optional.empty();
    }

    /** Takes back a server that has ended its program in order. */
    synchronized void giveBack(Server server) {
        if (closed || !server.isReady()) {
            server.end();
        } else {
            idle.push(server);
        }
    }

    /** Ends a server that is odd, and those that are idle: what befell it may have befallen them, and the next program gets a new one. */
    void discard(Server server) {
        server.end();
        endIdle();
    }

    private synchronized void endIdle() {
        idle.forEach(Server::end);
        idle.clear();
    }

    /** Ends what is idle now, and the others when they are given back. */
    synchronized void close() {
        closed = true;
        endIdle();
    }
}
