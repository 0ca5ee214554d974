package dev.assay.sandbox;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A warm launcher. It runs program after program, each in a forked child that finds nothing of the earlier ones. When its standard
 * input closes, it and the child end. For one thread at a time.
 */
final class Server {
    /** A fresh one after so many is cheap, and bounds what may pile up in an interpreter that we did not write. */
    private static final int PROGRAMS = 2000;

    private static final int SAID = 4096;
    private static final long TO_LEAVE_SECONDS = 5;

    private final Process process;
    private final List<Program> known;
    private final OutputStream stdin;
    private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    private int programs;

    private Server(Process process, List<Program> known) {
        this.process = process;
        this.known = known;
        this.stdin = process.getOutputStream();
    }

    /**
     * Starts one.
     *
     * @param command that runs an interpreter, which reads the launcher from standard input
     * @param known compiled programs that it will be asked for
     */
    static Server start(List<String> command, byte[] launcher, List<Program> known, String confinement)
            throws SandboxException {
        ProcessBuilder builder = new ProcessBuilder(command);
        // Nothing of ours: what bubblewrap and the launcher hold, the program may find.
        builder.environment().clear();
        builder.environment().put("PYTHONHASHSEED", "0");
        try {
            Process process = builder.start();
            Server server = new Server(process, known);
            Thread reader = new Thread(server::readAll, "assay-sandbox-reader");
            reader.setDaemon(true);
            reader.start();
            server.sendBytes(launcher);
            known.forEach(program -> server.send(Frame.of('M', program.code())));
            server.send(Frame.of('B', confinement));
            return server;
        } catch (IOException e) {
            throw new SandboxException("cannot start %s: %s".formatted(command.get(0), e.getMessage()), e);
        }
    }

    private void readAll() {
        try (InputStream in = new BufferedInputStream(process.getInputStream())) {
            while (true) {
                frames.add(Frame.read(in));
            }
        } catch (IOException e) {
            // or one that lives on after a broken frame would keep us waiting for its last words
            process.toHandle().destroyForcibly();
            frames.add(Frame.of('Z', said()));
        }
    }

    /** What bubblewrap or a broken launcher said. A working one says nothing. */
    private String said() {
        try (InputStream errors = process.getErrorStream()) {
            return new String(errors.readNBytes(SAID), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "";
        }
    }

    /** Whether it can take one more program: it lives, has said nothing unasked, and is not old. */
    boolean isReady() {
        return process.isAlive() && frames.isEmpty() && programs < PROGRAMS;
    }

    /** The number by which it knows this program; absent where it must be sent. */
    OptionalInt numberOf(Program program) {
        int number = known.indexOf(program);
        return number < 0 ? OptionalInt.empty() : OptionalInt.of(number);
    }

    void beginProgram() {
        programs++;
    }

    void send(Frame frame) {
        sendBytes(frame.encoded());
    }

    void sendBytes(byte[] bytes) {
        try {
            stdin.write(bytes);
            stdin.flush();
        } catch (IOException e) {
            // a launcher that does not listen any more has ended; what it sent before says why, and is read next
        }
    }

    /** The next frame; Z is the end. */
    Frame next(Duration longest) throws SandboxException, InterruptedException {
        Frame frame = frames.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
        if (frame == null) {
            throw new SandboxException("the launcher does not answer");
        }
        return frame;
    }

    /** Ends it, and the program in it: in order, so that it cleans up, and where it does not, by force. */
    void end() {
        try {
            stdin.close();
        } catch (IOException e) {
            // it is closed for the launcher all the same
        }
        if (process.isAlive()) {
            CompletableFuture.delayedExecutor(TO_LEAVE_SECONDS, TimeUnit.SECONDS)
                    .execute(process::destroyForcibly);
        }
    }
}
