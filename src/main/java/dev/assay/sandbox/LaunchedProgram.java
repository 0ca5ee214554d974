package dev.assay.sandbox;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** One program in a server, which keeps the limits. */
final class LaunchedProgram implements Conversation {
    /** How much longer than the program may last we wait for the server, which is then the one that hangs. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Servers servers;
    private final Server server;
    private final Duration longest;
    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final ArrayDeque<Turn.Replied> replies = new ArrayDeque<>();
    private final Map<String, ByteArrayOutputStream> made = new TreeMap<>();
    private ByteArrayOutputStream file = new ByteArrayOutputStream();
    private Optional<Outcome> outcome = Optional.empty();
    private boolean odd;
    private boolean closed;

    private LaunchedProgram(Servers servers, Server server, Limits limits) {
        this.servers = servers;
        this.server = server;
        this.longest = limits.wallTotal().plus(PATIENCE);
    }

    /** Starts a program in a server that is free. */
    static LaunchedProgram start(Servers servers, String settings, Program program, Limits limits, String stdin)
            throws SandboxException {
        LaunchedProgram launched = new LaunchedProgram(servers, servers.take(), limits);
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        OptionalInt known = launched.server.numberOf(program);
        first.writeBytes(Frame.of('J', known.isPresent() ? settings + "\nknown=" + known.getAsInt() : settings)
                .encoded());
        if (program.command().isPresent()) {
            addFiles(first, program, program.command().get());
        } else if (known.isEmpty()) {
            first.writeBytes(Frame.of('P', program.code()).encoded());
        }
        first.writeBytes(Frame.of('G', "").encoded());
        if (!stdin.isEmpty()) {
            first.writeBytes(Frame.of('I', stdin).encoded());
        }
        first.writeBytes(Frame.of('C', "").encoded());
        launched.server.sendBytes(first.toByteArray());
        return launched;
    }

    private static void addFiles(ByteArrayOutputStream to, Program program, Command command) {
        program.files().forEach((name, content) -> {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            file.writeBytes((name + "\0").getBytes(StandardCharsets.UTF_8));
            file.writeBytes(content);
            to.writeBytes(Frame.of('F', file.toByteArray()).encoded());
        });
        to.writeBytes(Frame.of('V', command.encodedArguments()).encoded());
        to.writeBytes(Frame.of('W', command.encodedEnvironment()).encoded());
    }

    /** Waits for the end of the program. */
    Outcome end() throws SandboxException, InterruptedException {
        while (outcome.isEmpty()) {
            take(frame());
        }
        return outcome.get();
    }

    @Override
    public void send(List<String> lines) {
        if (outcome.isEmpty()) {
            server.send(Frame.of('R', String.join("\n", lines) + "\n"));
        }
    }

    @Override
    public Turn next() throws SandboxException, InterruptedException {
        while (replies.isEmpty() && outcome.isEmpty()) {
            take(frame());
        }
        Turn.Replied reply = replies.poll();
        return reply != null ? reply : new Turn.Ended(end());
    }

    @Override
    public Optional<Outcome> outcome() {
        return outcome;
    }

    private Frame frame() throws SandboxException, InterruptedException {
        try {
            return server.next(longest);
        } catch (SandboxException | InterruptedException e) {
            odd = true;
            throw e;
        }
    }

    private void take(Frame frame) throws SandboxException {
        try {
            understand(frame);
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            odd = true;
            throw new SandboxException("the launcher says what makes no sense", e);
        }
    }

    private void understand(Frame frame) throws SandboxException {
        switch (frame.kind()) {
            case 'O' -> append(stdout, frame.payload());
            case 'E' -> append(stderr, frame.payload());
            case 'A' -> reply(frame.payload());
            case 'F' -> begin(frame.text());
            case 'f' -> append(file, frame.payload());
            case 'D' -> outcome = Optional.of(outcome(frame.text()));
            default -> {
                odd = true;
                String said = frame.text().isEmpty() ? "" : ": " + frame.text();
                throw new SandboxException(
                        (frame.kind() == 'X' ? "the program cannot be confined" : "the launcher ended") + said);
            }
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
                cpu = Duration.ZERO;
                line.reset();
                from = i + 1;
            }
        }
        line.write(bytes, from, bytes.length - from);
    }

    private void begin(String name) {
        file = new ByteArrayOutputStream();
        if (Program.isName(name)) {
            made.put(name, file);
        }
    }

    /** The files that it made, where it was to make some. */
    Map<String, byte[]> made() {
        Map<String, byte[]> files = new TreeMap<>();
        made.forEach((name, content) -> files.put(name, content.toByteArray()));
        return files;
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

    /** Ends the program if it still runs, waits until it is gone, and frees the server; one that is odd goes with it. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (isOver()) {
            server.send(Frame.of('Q', ""));
            servers.giveBack(server);
        } else {
            servers.discard(server);
        }
    }

    private boolean isOver() {
        if (odd) {
            return false;
        }
        if (outcome.isEmpty()) {
            server.send(Frame.of('K', ""));
        }
        try {
            end();
            return true;
        } catch (SandboxException e) {
            return false; // what it says was no news to wait for
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
