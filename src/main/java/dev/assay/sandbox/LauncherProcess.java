package dev.assay.sandbox;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One launcher with one program in it. The launcher keeps the limits; when its standard input closes, it and the program end. */
final class LauncherProcess implements Conversation {
    /** How much longer than the program may last we wait for the launcher, which is then the one that hangs. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int SAID = 4096;

    private final Process process;
    private final OutputStream stdin;
    private final Duration longest;
    private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final ArrayDeque<Turn.Replied> replies = new ArrayDeque<>();
    private Optional<Outcome> outcome = Optional.empty();

    private LauncherProcess(Process process, Duration longest) {
        this.process = process;
        this.stdin = process.getOutputStream();
        this.longest = longest;
    }

    static LauncherProcess start(List<String> command, Limits limits) throws SandboxException {
        ProcessBuilder builder = new ProcessBuilder(command);
        // Nothing of ours: what bubblewrap and the launcher hold, the program may find.
        builder.environment().clear();
        builder.environment().put("PYTHONHASHSEED", "0");
        try {
            Process process = builder.start();
            LauncherProcess launched =
                    new LauncherProcess(process, limits.wallTotal().plus(PATIENCE));
            Thread reader = new Thread(launched::readAll, "assay-sandbox-reader");
            reader.setDaemon(true);
            reader.start();
            return launched;
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

    void begin(byte[] launcher, String settings, Program program) {
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        first.writeBytes(launcher);
        first.writeBytes(Frame.of('J', settings).encoded());
        first.writeBytes(Frame.of('P', program.code()).encoded());
        first.writeBytes(Frame.of('G', "").encoded());
        send(first.toByteArray());
    }

    void feed(String text) {
        if (!text.isEmpty()) {
            send(Frame.of('I', text).encoded());
        }
        send(Frame.of('C', "").encoded());
    }

    private void send(byte[] bytes) {
        try {
            stdin.write(bytes);
            stdin.flush();
        } catch (IOException e) {
            // a launcher that does not listen any more has ended; what it sent before says why, and is read next
        }
    }

    /** Waits for the end of the program. */
    Outcome end() throws SandboxException, InterruptedException {
        while (outcome.isEmpty()) {
            take(next());
        }
        return outcome.get();
    }

    @Override
    public Turn ask(String request) throws SandboxException, InterruptedException {
        if (outcome.isEmpty()) {
            send(Frame.of('R', request + "\n").encoded());
        }
        while (replies.isEmpty() && outcome.isEmpty()) {
            take(next());
        }
        Turn.Replied reply = replies.poll();
        return reply != null ? reply : new Turn.Ended(end());
    }

    private Frame next() throws SandboxException, InterruptedException {
        Frame frame = frames.poll(longest.toMillis(), TimeUnit.MILLISECONDS);
        if (frame == null) {
            throw new SandboxException("the launcher does not answer");
        }
        return frame;
    }

    private void take(Frame frame) throws SandboxException {
        switch (frame.kind()) {
            case 'O' -> append(stdout, frame.payload());
            case 'E' -> append(stderr, frame.payload());
            case 'A' -> reply(frame.payload());
            case 'D' -> outcome = Optional.of(outcome(frame.text()));
            case 'X' -> throw new SandboxException("the program cannot be confined: " + frame.text());
            default ->
                throw new SandboxException("the launcher ended" + (frame.text().isEmpty() ? "" : ": " + frame.text()));
        }
    }

    private void reply(ByteBuffer payload) {
        Duration cpu = Duration.ofNanos(payload.getLong() * 1000);
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                line.write(bytes, from, i - from);
                replies.add(new Turn.Replied(line.toString(StandardCharsets.UTF_8), cpu));
                line.reset();
                from = i + 1;
            }
        }
        line.write(bytes, from, bytes.length - from);
    }

    private static void append(ByteArrayOutputStream to, ByteBuffer payload) {
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        to.writeBytes(bytes);
    }

    private Outcome outcome(String text) {
        Map<String, String> told = new HashMap<>();
        Arrays.stream(text.split("\n")).map(each -> each.split("=", 2)).forEach(pair -> told.put(pair[0], pair[1]));
        String hit = told.getOrDefault("hit", "");
        return new Outcome(
                Integer.parseInt(told.getOrDefault("exit", "-1")),
                Integer.parseInt(told.getOrDefault("signal", "0")),
                hit.isEmpty() ? Optional.empty() : Optional.of(Outcome.Hit.of(hit)),
                stdout.toString(StandardCharsets.UTF_8),
                stderr.toString(StandardCharsets.UTF_8),
                Duration.ofNanos(Long.parseLong(told.getOrDefault("cpu", "0")) * 1000),
                Long.parseLong(told.getOrDefault("peak", "0")) * 1024);
    }

    @Override
    public void close() {
        try {
            stdin.close();
        } catch (IOException e) {
            // it is closed for the launcher all the same
        }
        if (outcome.isEmpty()) {
            process.destroyForcibly();
        }
    }
}
