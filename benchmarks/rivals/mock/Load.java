import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * How fast the mock is: asks it as fast as it can over some connections, with the least work a client can have (an answer is over when
 * its last byte is there), and prints calls a second. Also warms it up.
 *
 * <p>usage: {@code java Load PORT CONNECTIONS CALLS stream|whole}; 127.0.0.1 only.
 */
final class Load {
    private static final byte[] END_OF_WHOLE = bytes("}}");
    private static final byte[] END_OF_STREAM = bytes("\r\n0\r\n\r\n");

    private Load() {}

    public static void main(String[] args) throws IOException {
        boolean stream = args[3].equals("stream");
        byte[] request = request(stream);
        byte[] end = stream ? END_OF_STREAM : END_OF_WHOLE;
        int calls = Integer.parseInt(args[2]);
        long began = System.nanoTime();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < Integer.parseInt(args[1]); i++) {
                SocketChannel channel =
                        SocketChannel.open(new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0])));
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ);
                channel.write(ByteBuffer.wrap(request));
            }
            ByteBuffer in = ByteBuffer.allocate(1 << 16);
            for (int done = 0; done < calls; ) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    SocketChannel channel = (SocketChannel) key.channel();
                    if (channel.read(in.clear()) < 0) {
                        throw new IOException("closed by the mock");
                    }
                    if (endsWith(in, end)) {
                        done++;
                        channel.write(ByteBuffer.wrap(request));
                    }
                }
                selector.selectedKeys().clear();
            }
        }
        System.out.printf("%.0f%n", calls / ((System.nanoTime() - began) / 1e9));
    }

    private static byte[] request(boolean stream) {
        String body = "{\"model\":\"mock\",\"messages\":[{\"role\":\"user\",\"content\":\"[id=1] " + "how many? ".repeat(30)
                + "\"}]" + (stream ? ",\"stream\":true" : "") + "}";
        return bytes("POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static boolean endsWith(ByteBuffer in, byte[] end) {
        for (int i = 0; i < end.length; i++) {
            int at = in.position() - end.length + i;
            if (at < 0 || in.get(at) != end[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
