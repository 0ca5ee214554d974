import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.PriorityQueue;

/**
 * A chat endpoint that costs next to nothing, and counts: one thread that sends what was made ready beforehand. What it does is set by
 * {@code GET /set?...} (see {@link Behaviour}), which also sets all counts to 0; {@code GET /stats} tells the counts.
 *
 * <p>usage: {@code java Mock PORT}, on 127.0.0.1 only; 0 takes a free port. Prints the port when it is ready.
 */
final class Mock {
    private final Selector selector = Selector.open();
    private final PriorityQueue<Caller> waiting = new PriorityQueue<>((a, b) -> Long.compare(a.dueNanos, b.dueNanos));
    private Behaviour behaviour = Behaviour.of("");
    private Counts counts = new Counts();

    private Mock() throws IOException {}

    public static void main(String[] args) throws IOException {
        new Mock().serve(Integer.parseInt(args[0]));
    }

    private void serve(int port) throws IOException {
        try (ServerSocketChannel listening = ServerSocketChannel.open()) {
            listening.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            listening.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 4096);
            listening.configureBlocking(false);
            listening.register(selector, SelectionKey.OP_ACCEPT);
            System.out.println(listening.socket().getLocalPort());
            while (true) {
                long wait = untilNext();
                if (wait < 0) {
                    selector.select(this::ready);
                } else if (wait == 0) {
                    selector.selectNow(this::ready);
                } else {
                    selector.select(this::ready, wait);
                }
                due();
            }
        }
    }

    /** Milliseconds to the next answer that is due, rounded down so that none is late; -1 where none waits. */
    private long untilNext() {
        return waiting.isEmpty() ? -1 : Math.max(0, (waiting.peek().dueNanos - System.nanoTime()) / 1_000_000);
    }

    private void due() {
        long now = System.nanoTime();
        while (!waiting.isEmpty() && waiting.peek().dueNanos <= now) {
            Caller caller = waiting.poll();
            if (caller.key.isValid()) {
                attempt(caller, caller::advance);
            }
        }
    }

    private void ready(SelectionKey key) {
        if (key.attachment() instanceof Caller caller) {
            attempt(caller, caller::move);
            return;
        }
        try {
            SocketChannel channel = ((ServerSocketChannel) key.channel()).accept();
            if (channel != null) {
                channel.configureBlocking(false);
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                new Caller(channel);
            }
        } catch (IOException e) {
            System.err.println("accept: " + e);
        }
    }

    private interface Step {
        void take() throws IOException;
    }

    private void attempt(Caller caller, Step step) {
        try {
            step.take();
        } catch (IOException | CancelledKeyException e) {
            caller.gone();
        }
    }

    /** One connection, with one call on it at a time. */
    private final class Caller {
        private final SocketChannel channel;
        private final SelectionKey key;
        private ByteBuffer in = ByteBuffer.allocate(4096);
        private ByteBuffer out = ByteBuffer.allocate(0);
        private long dueNanos;
        private int id = -1;
        private int event = -1;
        private boolean busy;
        private boolean streams;
        private boolean faulty;

        Caller(SocketChannel channel) throws IOException {
            this.channel = channel;
            this.key = channel.register(selector, SelectionKey.OP_READ, this);
        }

        void move() throws IOException {
            if (key.isWritable()) {
                key.interestOps(SelectionKey.OP_READ);
                advance();
            }
            if (key.isValid() && key.isReadable()) {
                read();
            }
        }

        private void read() throws IOException {
            if (!in.hasRemaining()) {
                in = ByteBuffer.allocate(in.capacity() * 2).put(in.flip());
            }
            if (channel.read(in) < 0) {
                gone();
                return;
            }
            Call call = Call.in(in);
            if (call == null || busy) {
                return;
            }
            in.clear();
            if (!call.path().equals("/v1/chat/completions")) {
                out = ByteBuffer.wrap(aside(call.path()));
                channel.write(out);
                return;
            }
            busy = true;
            streams = call.streams();
            id = call.id();
            faulty = behaviour.fails(counts.asked(id), id);
            dueNanos = System.nanoTime() + behaviour.delayNanos();
            if (behaviour.delayNanos() == 0) {
                advance();
            } else {
                waiting.add(this);
            }
        }

        /** Sends all that is due. */
        void advance() throws IOException {
            if (faulty) {
                fail();
                return;
            }
            if (!flushed()) {
                return;
            }
            if (!streams) {
                if (event < 0) {
                    event = 0;
                    out = ByteBuffer.wrap(Texts.WHOLE);
                    if (!flushed()) {
                        return;
                    }
                }
                answered();
                return;
            }
            while (event < behaviour.events() + 1) {
                out = ByteBuffer.wrap(event < 0 ? Texts.STREAM_HEAD : Texts.event(event, behaviour));
                event++;
                if (!flushed()) {
                    return;
                }
                if (behaviour.gapNanos() > 0 && event > 0 && event < behaviour.events()) {
                    dueNanos = System.nanoTime() + behaviour.gapNanos();
                    waiting.add(this);
                    return;
                }
            }
            answered();
        }

        private boolean flushed() throws IOException {
            if (out.hasRemaining()) {
                channel.write(out);
            }
            if (out.hasRemaining()) {
                key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
                return false;
            }
            return true;
        }

        private void fail() throws IOException {
            counts.failed();
            busy = false;
            event = -1;
            if (behaviour.fault().equals("reset")) {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                channel.close();
                return;
            }
            channel.write(ByteBuffer.wrap(Texts.fault(behaviour.fault(), streams)));
        }

        private void answered() {
            counts.answered(id);
            busy = false;
            event = -1;
        }

        void gone() {
            if (busy) {
                counts.aborted();
                busy = false;
            }
            waiting.remove(this);
            try {
                channel.close();
            } catch (IOException e) {
                System.err.println("close: " + e);
            }
        }
    }

    /** What is asked of the mock itself. */
    private byte[] aside(String path) {
        if (path.startsWith("/set")) {
            behaviour = Behaviour.of(path.substring(path.indexOf('?') + 1));
            counts = new Counts();
        }
        return path.equals("/v1/models")
                ? Texts.response("200 OK", "application/json", Texts.MODELS)
                : Texts.response("200 OK", "application/json", counts.json());
    }

    /** Ask twice what was answered and it shows here. */
    private static final class Counts {
        private final int[] asked = new int[1 << 17];
        private final int[] answered = new int[1 << 17];
        private long calls;
        private long answers;
        private long faults;
        private long aborted;
        private long inFlight;
        private long peak;
        private long firstNanos;
        private long lastNanos;

        long asked(int id) {
            if (calls++ == 0) {
                firstNanos = System.nanoTime();
            }
            peak = Math.max(peak, ++inFlight);
            if (id >= 0) {
                asked[id]++;
            }
            return calls;
        }

        void answered(int id) {
            answers++;
            inFlight--;
            lastNanos = System.nanoTime();
            if (id >= 0) {
                answered[id]++;
            }
        }

        void failed() {
            faults++;
            inFlight--;
        }

        void aborted() {
            aborted++;
            inFlight--;
        }

        String json() {
            int distinct = 0;
            int most = 0;
            int twice = 0;
            for (int i = 0; i < asked.length; i++) {
                distinct += asked[i] > 0 ? 1 : 0;
                twice += answered[i] > 1 ? 1 : 0;
                most = Math.max(most, asked[i]);
            }
            return "{\"calls\":%d,\"answered\":%d,\"faults\":%d,\"aborted\":%d,\"peak\":%d,\"distinct\":%d,\"mostCallsOfOne\":%d,\"answeredTwice\":%d,\"spanSeconds\":%.3f}"
                    .formatted(
                            calls, answers, faults, aborted, peak, distinct, most, twice, (lastNanos - firstNanos) / 1e9);
        }
    }
}
