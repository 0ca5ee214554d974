package dev.assay.testing;

import dev.assay.testing.ScriptedAnswer.End;
import dev.assay.testing.ScriptedAnswer.Step;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One connection of a {@link FakeModelServer}: reads requests and plays scripts. */
final class FakeConnection {
    private final Socket socket;
    private final int number;
    private final InputStream in;
    private final OutputStream out;

    FakeConnection(Socket socket, int number) throws IOException {
        this.socket = socket;
        this.number = number;
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** Whether another request may follow. An exception means that the client left before the end. */
    boolean serveOne(FakeModelServer server) throws IOException, InterruptedException {
        Optional<ReceivedCall> call = read();
        if (call.isEmpty()) {
            return false;
        }
        ScriptedAnswer script = server.take(call.get()).answer(call.get());
        boolean chunked = script.headers().getOrDefault("Content-Type", "").equals("text/event-stream");
        play(script.before(), script, false);
        if (script.status() != 0) {
            head(script, chunked);
        }
        play(script.steps(), script, chunked);
        return end(script, chunked);
    }

    private Optional<ReceivedCall> read() throws IOException {
        String first;
        try {
            first = line();
        } catch (IOException idle) {
            return Optional.empty();
        }
        String[] words = first.split(" ", 3);
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return Optional.of(new ReceivedCall(words[0], words[1], headers, body, number));
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException();
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    private void head(ScriptedAnswer script, boolean chunked) throws IOException {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + script.status() + " Scripted\r\n");
        script.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        head.append(chunked ? "Transfer-Encoding: chunked\r\n\r\n" : "Content-Length: " + length(script) + "\r\n\r\n");
        out.write(head.toString().getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /** One more than will come, where the body is to be cut. */
    private static int length(ScriptedAnswer script) {
        int sum = script.end() == End.PROPER ? 0 : 1;
        for (Step step : script.steps()) {
            sum += step instanceof Step.Send send ? bytes(send).length : 0;
        }
        return sum;
    }

    private static byte[] bytes(Step.Send send) {
        byte[] whole = send.text().getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(whole, whole.length - send.less());
    }

    private void play(List<Step> steps, ScriptedAnswer script, boolean chunked)
            throws IOException, InterruptedException {
        for (Step step : steps) {
            if (step instanceof Step.Send send) {
                send(bytes(send), script.pieceSize(), chunked);
            } else if (step instanceof Step.Pause pause) {
                FakeModelServer.pause(pause.duration());
            } else if (step instanceof Step.Await await) {
                await.latch().await();
            }
        }
    }

    private void send(byte[] bytes, int pieceSize, boolean chunked) throws IOException {
        int size = pieceSize == 0 ? Math.max(1, bytes.length) : pieceSize;
        for (int from = 0; from < bytes.length; from += size) {
            int length = Math.min(size, bytes.length - from);
            ByteArrayOutputStream piece = new ByteArrayOutputStream();
            if (chunked) {
                piece.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
            piece.write(bytes, from, length);
            if (chunked) {
                piece.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            out.write(piece.toByteArray());
            out.flush();
        }
    }

    private boolean end(ScriptedAnswer script, boolean chunked) throws IOException {
        switch (script.end()) {
            case PROPER -> {
                if (chunked) {
                    out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                }
                return true;
            }
            case RESET -> socket.setSoLinger(true, 0);
            case STALL -> {
                if (in.read() < 0) {
                    throw new EOFException("the client left");
                }
            }
            case CUT -> socket.shutdownOutput();
        }
        return false;
    }
}
