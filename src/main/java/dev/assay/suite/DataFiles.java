package dev.assay.suite;

import dev.assay.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Pinned files from the web. Each is fetched once, checked against its digest and kept under it in a cache; a folder of the
 * user's ({@code --data}) is looked through first.
 */
public final class DataFiles {
    private static final int BUFFER = 1 << 16;
    private static final int MAX_FILES_TO_CHECK = 1000;

    private final Path cache;
    private final Optional<Path> folder;
    private final boolean offline;
    private final Fetch fetch;
    private final FetchProgress progress;

    /**
     * The files that are reached from here.
     *
     * @param cache directory of the cache; made when first needed
     * @param folder the user's own copies, under any name
     * @param offline whether fetching is forbidden
     */
    public DataFiles(Path cache, Optional<Path> folder, boolean offline, Fetch fetch, FetchProgress progress) {
        this.cache = cache;
        this.folder = folder;
        this.offline = offline;
        this.fetch = fetch;
        this.progress = progress;
    }

    byte[] read(String suite, DataSource.Remote source) {
        Optional<byte[]> own = folder.flatMap(dir -> own(suite, dir, source));
        if (own.isPresent()) {
            return own.get();
        }
        Path cached = cache.resolve("sha256").resolve(source.sha256());
        try {
            if (Files.exists(cached)) {
                byte[] bytes = Files.readAllBytes(cached);
                if (Digest.of(bytes).equals(source.sha256())) {
                    return bytes;
                }
                Files.delete(cached);
            }
        } catch (IOException e) {
            throw new UserError(
                    "%s: the cache cannot be read: %s".formatted(cached, e.getMessage()), "Mend its permissions.");
        }
        if (offline) {
            throw new UserError(
                    "%s: its data is not in the cache (%s) and --offline forbids fetching it".formatted(suite, cache),
                    "Run once without --offline, or give a folder that holds %s with --data DIR."
                            .formatted(source.fileName()));
        }
        return download(suite, source, cached);
    }

    private byte[] download(String suite, DataSource.Remote source, Path cached) {
        try {
            Files.createDirectories(cached.getParent());
            Path part = Files.createTempFile(cached.getParent(), "part-", ".tmp");
            try {
                String digest = copy(suite, source, part);
                if (!digest.equals(source.sha256())) {
                    throw new UserError(
                            "%s: %s has another content than the suite was made for: SHA-256 is %s, expected %s"
                                    .formatted(suite, source.url(), digest, source.sha256()),
                            "Get the right file and give its folder with --data DIR; nothing was kept.");
                }
                Files.move(part, cached, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
            return Files.readAllBytes(cached);
        } catch (IOException e) {
            throw new UserError(
                    "%s: fetching %s failed: %s".formatted(suite, source.url(), reason(e)),
                    "Check the network or proxy, or give a folder that holds %s with --data DIR."
                            .formatted(source.fileName()));
        }
    }

    private String copy(String suite, DataSource.Remote source, Path to) throws IOException {
        Digest digest = new Digest();
        try (Fetch.Body body = fetch.open(source.url());
                InputStream in = body.stream();
                var out = Files.newOutputStream(to)) {
            byte[] buffer = new byte[BUFFER];
            long done = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
                digest.add(buffer, 0, n);
                done += n;
                progress.fetched(suite, done, body.length());
            }
        }
        return digest.hex();
    }

    /** The user's own copy: named as ours or theirs, else any file of the right digest. */
    private Optional<byte[]> own(String suite, Path dir, DataSource.Remote source) {
        if (!Files.isDirectory(dir)) {
            throw new UserError("--data %s: no such folder".formatted(dir), "Give a folder that exists.");
        }
        try (Stream<Path> files = Files.list(dir)) {
            List<Path> candidates = files.filter(Files::isRegularFile)
                    .sorted((a, b) -> Boolean.compare(isNamed(b, suite, source), isNamed(a, suite, source)))
                    .limit(MAX_FILES_TO_CHECK)
                    .toList();
            for (Path candidate : candidates) {
                byte[] bytes = Files.readAllBytes(candidate);
                if (Digest.of(bytes).equals(source.sha256())) {
                    return Optional.of(bytes);
                }
                if (isNamed(candidate, suite, source) && offline) {
                    throw new UserError(
                            "%s: SHA-256 is %s, but %s was made for %s"
                                    .formatted(candidate, Digest.of(bytes), suite, source.sha256()),
                            "Get the pinned version: " + source.url());
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UserError(
                    "--data %s: cannot be read: %s".formatted(dir, e.getMessage()), "Mend its permissions.");
        }
    }

    private static boolean isNamed(Path file, String suite, DataSource.Remote source) {
        String name = file.getFileName().toString();
        return name.equals(source.fileName()) || name.startsWith(suite + ".");
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }
}
