package dev.assay.model.openai;

import dev.assay.UserError;
import dev.assay.model.Secret;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The proxies that the environment names, in the spelling of curl and of most tools: {@code HTTPS_PROXY}, {@code HTTP_PROXY},
 * {@code ALL_PROXY} and {@code NO_PROXY}, in either case of letters. This machine itself is never called through a proxy.
 */
public final class Proxies {
    /** Every call goes straight to its endpoint. */
    public static final Proxies NONE = new Proxies(Optional.empty(), Optional.empty(), List.of());

    private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}");
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final Optional<Hop> https;
    private final Optional<Hop> http;
    private final List<String> direct;

    private Proxies(Optional<Hop> https, Optional<Hop> http, List<String> direct) {
        this.https = https;
        this.http = http;
        this.direct = List.copyOf(direct);
    }

    /** A proxy, with the value of its {@code Proxy-Authorization} header where it wants one. */
    private record Hop(InetSocketAddress address, Optional<Secret> password, Optional<String> authorization) {}

    /**
     * The proxies of these variables.
     *
     * @throws UserError where one is not the URL of an HTTP proxy; its value, which may hold a password, is not repeated
     */
    public static Proxies of(Map<String, String> environment) {
        Optional<Hop> all = hop("ALL_PROXY", environment);
        String direct = variable("NO_PROXY", environment).orElse("");
        return new Proxies(
                hop("HTTPS_PROXY", environment).or(() -> all),
                hop("HTTP_PROXY", environment).or(() -> all),
                Arrays.stream(direct.split("[,\\s]+", -1))
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .filter(name -> !name.isEmpty())
                        .toList());
    }

    /** The passwords among them. */
    public List<Secret> secrets() {
        return java.util.stream.Stream.of(https, http)
                .flatMap(Optional::stream)
                .flatMap(hop -> hop.password().stream())
                .distinct()
                .toList();
    }

    /** What the HTTP client asks. */
    ProxySelector selector() {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI url) {
                return List.of(hop(url).map(hop -> new Proxy(Proxy.Type.HTTP, hop.address()))
                        .orElse(Proxy.NO_PROXY));
            }

            @Override
            public void connectFailed(URI url, SocketAddress address, IOException cause) {
                // The call fails with the cause.
            }
        };
    }

    /** The host and port of the proxy for this URL. */
    Optional<String> name(URI url) {
        return hop(url).map(hop ->
                hop.address().getHostString() + ":" + hop.address().getPort());
    }

    /** The value of the {@code Proxy-Authorization} header for this URL. */
    Optional<String> authorization(URI url) {
        return hop(url).flatMap(Hop::authorization);
    }

    private Optional<Hop> hop(URI url) {
        boolean secure = "https".equalsIgnoreCase(url.getScheme());
        Optional<Hop> hop = secure ? https : http;
        if (hop.isEmpty()) {
            return hop;
        }
        String host = String.valueOf(url.getHost()).toLowerCase(Locale.ROOT);
        int port = url.getPort() >= 0 ? url.getPort() : secure ? HTTPS_PORT : HTTP_PORT;
        boolean straight = isLoopback(host) || direct.stream().anyMatch(name -> covers(name, host, port));
        return straight ? Optional.empty() : hop;
    }

    /** Java's own spelling of an IPv6 host keeps its brackets. */
    private static boolean isLoopback(String host) {
        return host.equals("localhost")
                || host.endsWith(".localhost")
                || host.equals("[::1]")
                || LOOPBACK.matcher(host).matches();
    }

    private static boolean covers(String name, String host, int port) {
        if (name.equals("*")) {
            return true;
        }
        int colon = name.lastIndexOf(':');
        boolean hasPort = colon > 0 && name.indexOf(':') == colon;
        if (hasPort && !name.substring(colon + 1).equals(Integer.toString(port))) {
            return false;
        }
        String domain = (hasPort ? name.substring(0, colon) : name).replaceFirst("^\\*?\\.", "");
        return host.equals(domain) || host.endsWith("." + domain);
    }

    private static Optional<String> variable(String name, Map<String, String> environment) {
        return Optional.ofNullable(environment.get(name.toLowerCase(Locale.ROOT)))
                .or(() -> Optional.ofNullable(environment.get(name)))
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    private static Optional<Hop> hop(String name, Map<String, String> environment) {
        return variable(name, environment).map(value -> hop(name, value));
    }

    private static Hop hop(String name, String value) {
        URI url;
        try {
            url = URI.create(value.contains("://") ? value : "http://" + value);
        } catch (IllegalArgumentException e) {
            throw new UserError(name + ": not a URL", "Write it as http://proxy.example:3128, or unset it.");
        }
        if (!"http".equalsIgnoreCase(url.getScheme()) || url.getHost() == null) {
            throw new UserError(
                    name + ": not an http:// proxy with a host", "Write it as http://proxy.example:3128, or unset it.");
        }
        InetSocketAddress address =
                InetSocketAddress.createUnresolved(url.getHost(), url.getPort() >= 0 ? url.getPort() : HTTP_PORT);
        Optional<String> user = Optional.ofNullable(url.getRawUserInfo());
        return new Hop(
                address,
                user.filter(text -> text.contains(":"))
                        .map(text -> text.substring(text.indexOf(':') + 1))
                        .filter(text -> !text.isEmpty())
                        .map(text -> new Secret(decoded(text))),
                user.map(text -> "Basic "
                        + Base64.getEncoder().encodeToString(decoded(text).getBytes(StandardCharsets.UTF_8))));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
