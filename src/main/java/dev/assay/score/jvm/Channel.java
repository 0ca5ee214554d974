package dev.assay.score.jvm;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The talk with the caller, a line each way: standard input and output, which are taken from all other code. */
final class Channel implements Values.Sink {
    private static final int CHUNK = 1 << 20;
    private static final long STACK = 64L << 20;

    private final BufferedReader requests;
    private final OutputStream replies;
    private final StringBuilder waiting = new StringBuilder();
    private boolean begun;

    private Channel(InputStream requests, OutputStream replies) {
        this.requests = new BufferedReader(new InputStreamReader(requests, StandardCharsets.US_ASCII));
        this.replies = replies;
    }

    /** Serves in a thread with room for deep recursion; the stacks of all other threads stay small. */
    static void serve(Runnable service) {
        new Thread(null, service, "main", STACK).start();
    }

    static Channel of(InputStream requests, OutputStream replies) {
        return new Channel(requests, replies);
    }

    /** Takes the descriptors; there is nothing to read for others. */
    static Channel open() {
        Channel channel = of(new FileInputStream(FileDescriptor.in), new FileOutputStream(FileDescriptor.out));
        System.setIn(InputStream.nullInputStream());
        return channel;
    }

    /** What others print goes to standard error, where it is shown and limited. */
    Channel showPrinted() {
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        return this;
    }

    /** What others print goes nowhere: a process that lives long would reach any limit. */
    Channel dropPrinted() {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        System.setOut(nowhere);
        System.setErr(nowhere);
        return this;
    }

    /** The next request; null where there are no more. */
    @Nullable
    String next() {
        try {
            return requests.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds to the reply. A long one leaves piece by piece: one without end meets the limit of replies, not of memory. */
    @Override
    public void add(CharSequence part) {
        waiting.append(part);
        if (waiting.length() > CHUNK) {
            begun = true;
            flush();
        }
    }

    /** Ends the reply. */
    void end() {
        waiting.append('\n');
        flush();
        begun = false;
    }

    /** Takes back what was added since the last end; false where some of it has left. */
    boolean takeBack() {
        waiting.setLength(0);
        return !begun;
    }

    void say(CharSequence line) {
        add(line);
        end();
    }

    private void flush() {
        try {
            replies.write(waiting.toString().getBytes(StandardCharsets.US_ASCII));
            replies.flush();
        } catch (IOException e) {
            throw new IllegalStateException("nobody listens", e);
        }
        waiting.setLength(0);
    }
}
