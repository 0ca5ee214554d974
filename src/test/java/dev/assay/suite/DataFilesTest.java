package dev.assay.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.assay.testing.Responder;
import dev.assay.testing.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataFilesTest {
    private static final byte[] TASKS =
            "{\"question\": \"1+1?\", \"answer\": 2}\n".repeat(5000).getBytes(StandardCharsets.UTF_8);
    private static final String DIGEST = Digest.of(TASKS);

    @TempDir
    private Path folder = Path.of("");

    private final List<Long> progress = new ArrayList<>();

    @Test
    void load_secondTime_comesFromTheCache() throws IOException {
        try (Responder server = new Responder(DataFilesTest::serve)) {
            suite(server.url());
            assertThat(load(false, Optional.empty()).tasks()).hasSize(5000);
            assertThat(progress).isSorted().hasSizeGreaterThan(1).endsWith((long) TASKS.length);
            assertThat(load(false, Optional.empty()).tasks()).hasSize(5000);
            assertThat(load(true, Optional.empty()).tasks()).hasSize(5000);
            assertThat(server.requests()).isEqualTo(1);
        }
        assertThat(cached()).containsExactly(DIGEST);
    }

    @Test
    void load_cacheChanged_fetchesAnew() throws IOException {
        try (Responder server = new Responder(DataFilesTest::serve)) {
            suite(server.url());
            Path cached = folder.resolve("cache/sha256").resolve(DIGEST);
            Files.createDirectories(cached.getParent());
            Files.writeString(cached, "{}");
            assertThat(load(false, Optional.empty()).tasks()).hasSize(5000);
            assertThat(server.requests()).isEqualTo(1);
            assertThat(Files.size(cached)).isEqualTo(TASKS.length);
        }
    }

    @Test
    void load_redirected_follows() throws IOException {
        try (Responder server = new Responder(exchange -> {
            if (exchange.getRequestURI().getPath().equals("/moved")) {
                serve(exchange);
            } else {
                exchange.getResponseHeaders().set("Location", "/moved");
                exchange.sendResponseHeaders(302, -1);
            }
        })) {
            suite(server.url());
            assertThat(load(false, Optional.empty()).tasks()).hasSize(5000);
        }
    }

    @Test
    void load_lengthUnknown_progressSaysSo() throws IOException {
        List<Long> lengths = new ArrayList<>();
        try (Responder server = new Responder(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(TASKS);
        })) {
            suite(server.url());
            load(false, Optional.empty(), (suite, done, length) -> lengths.add(length));
        }
        assertThat(lengths).isNotEmpty().containsOnly(-1L);
    }

    @Test
    void load_otherContent_refusedAndNothingKept() throws IOException {
        byte[] other = "{}\n".getBytes(StandardCharsets.UTF_8);
        assertRefused(
                exchange -> {
                    exchange.sendResponseHeaders(200, other.length);
                    exchange.getResponseBody().write(other);
                },
                "mine: URL/t.jsonl has another content than the suite was made for: SHA-256 is %s, expected %s%n"
                                .formatted(Digest.of(other), DIGEST)
                        + "Get the right file and give its folder with --data DIR; nothing was kept.\n");
    }

    @Test
    void load_notFound_refusedAndNothingKept() throws IOException {
        assertRefused(exchange -> exchange.sendResponseHeaders(404, -1), """
                mine: fetching URL/t.jsonl failed: HTTP 404
                Check the network, the proxy and the room on the disk, or give a folder that holds t.jsonl with --data DIR.
                """);
    }

    @Test
    void load_bodyCut_refusedAndNothingKept() throws IOException {
        try (Responder server = new Responder(exchange -> {
            exchange.sendResponseHeaders(200, TASKS.length);
            exchange.getResponseBody().write(TASKS, 0, 70000);
            exchange.getResponseBody().flush();
        })) {
            suite(server.url());
            assertThat(Table.told(() -> load(false, Optional.empty())))
                    .startsWith("mine: fetching " + server.url() + "/t.jsonl failed: it broke off after ");
        }
        assertThat(cached()).isEmpty();
    }

    @Test
    void load_nobodyListens_refused() throws IOException {
        Responder gone = new Responder(DataFilesTest::serve);
        gone.close();
        suite(gone.url());
        assertThat(Table.told(() -> load(false, Optional.empty())))
                .startsWith("mine: fetching " + gone.url() + "/t.jsonl failed: ");
        assertThat(cached()).isEmpty();
    }

    @Test
    void load_interrupted_refusedAndStaysInterrupted() throws IOException {
        try (Responder server = new Responder(DataFilesTest::serve)) {
            suite(server.url());
            Thread.currentThread().interrupt();
            assertThat(Table.told(() -> load(false, Optional.empty()))).contains("failed: interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void load_cacheNoDirectory_refusedWithoutAsking() throws IOException {
        try (Responder server = new Responder(DataFilesTest::serve)) {
            suite(server.url());
            Files.writeString(folder.resolve("cache"), "a file");
            assertThat(Table.told(() -> load(false, Optional.empty())))
                    .startsWith(folder.resolve("cache/sha256") + ": the cache cannot be written: ")
                    .endsWith("name another folder in the environment variable ASSAY_CACHE.\n");
            assertThat(server.requests()).isZero();
        }
    }

    @Test
    void load_ownFolder_foundUnderAnyName() throws IOException {
        suite("http://127.0.0.1:1");
        Path own = Files.createDirectories(folder.resolve("own"));
        Files.createDirectories(own.resolve("below"));
        Files.writeString(own.resolve("t.jsonl"), "another file of the same name");
        Files.write(own.resolve("zzz.bin"), TASKS);
        assertThat(load(true, Optional.of(own)).tasks()).hasSize(5000);
        assertThat(load(true, Optional.empty()).tasks()).as("kept in the cache").hasSize(5000);
    }

    @Test
    void load_ownFolderWithoutIt_fetched() throws IOException {
        try (Responder server = new Responder(DataFilesTest::serve)) {
            suite(server.url());
            Path own = Files.createDirectories(folder.resolve("own"));
            Files.writeString(own.resolve("t.jsonl"), "older");
            assertThat(load(false, Optional.of(own)).tasks()).hasSize(5000);
            assertThat(load(true, Optional.of(own)).tasks()).hasSize(5000);
        }
    }

    @Test
    void load_ownFolderMissing_refused() throws IOException {
        suite("http://127.0.0.1:1");
        assertThat(Table.told(() -> load(true, Optional.of(Path.of("/no/such")))))
                .isEqualTo("--data /no/such: no such folder\nGive a folder that exists.\n");
    }

    @Test
    void load_offlineAndNowhere_refusedWithBothPlaces() throws IOException {
        suite("http://127.0.0.1:1");
        assertThat(Table.told(() -> load(true, Optional.of(folder))).replace(folder.toString(), "DIR"))
                .isEqualTo(
                        "mine: its data is not in the cache (DIR/cache), not in DIR and --offline forbids fetching it\n"
                                + "Run once without --offline, or give a folder that holds t.jsonl of SHA-256 " + DIGEST
                                + " with --data DIR.\n");
    }

    private void assertRefused(HttpHandler handler, String told) throws IOException {
        try (Responder server = new Responder(handler)) {
            suite(server.url());
            assertThat(Table.told(() -> load(false, Optional.empty())).replace(server.url(), "URL"))
                    .isEqualTo(told);
        }
        assertThat(cached()).isEmpty();
    }

    private static void serve(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, TASKS.length);
        exchange.getResponseBody().write(TASKS);
    }

    private void suite(String url) throws IOException {
        Path suite = Files.createDirectories(folder.resolve("mine"));
        Files.writeString(
                suite.resolve("suite.yaml"),
                "id: mine\nsource: {url: \"%s/t.jsonl\", sha256: %s}\nprompt: \"{{question}}\"\ntarget: {kind: math}\n"
                        .formatted(url, DIGEST));
    }

    private Suite load(boolean offline, Optional<Path> data) {
        return load(offline, data, (suite, done, length) -> progress.add(done));
    }

    private Suite load(boolean offline, Optional<Path> data, FetchProgress heard) {
        WebFetch fetch = new WebFetch(Duration.ofSeconds(10));
        DataFiles files = new DataFiles(folder.resolve("cache"), data, offline, fetch, heard);
        return new Suites(folder, folder, files).load("mine");
    }

    private List<String> cached() throws IOException {
        Path directory = folder.resolve("cache/sha256");
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
