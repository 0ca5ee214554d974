package dev.assay.suite;

import dev.assay.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
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
        Path cached = cache.resolve("sha256").resolve(source.sha256());
        Optional<byte[]> own = folder.flatMap(dir -> own(dir, source));
        if (own.isPresent()) {
            keep(own.get(), cached);
            return own.get();
        }
        Optional<byte[]> kept = cached(cached, source);
        if (kept.isPresent()) {
            return kept.get();
        }
        if (offline) {
            throw new UserError(
                    "%s: its data is not in the cache (%s)%s and --offline forbids fetching it"
                            .formatted(
                                    suite,
                                    cache,
                                    folder.map(dir -> ", not in " + dir).orElse("")),
                    "Run once without --offline, or give a folder that holds %s of SHA-256 %s with --data DIR."
                            .formatted(source.fileName(), source.sha256()));
        }
        return download(suite, source, cached);
    }

    /** What the cache holds; a file there that was changed is thrown away. */
    private static Optional<byte[]> cached(Path cached, DataSource.Remote source) {
        try {
            if (!Files.exists(cached)) {
                return Optional.empty();
            }
            byte[] bytes = Files.readAllBytes(cached);
            if (Digest.of(bytes).equals(source.sha256())) {
                return Optional.of(bytes);
            }
            Files.delete(cached);
            return Optional.empty();
        } catch (IOException e) {
            throw new UserError("%s: the cache cannot be read: %s".formatted(cached, reason(e)), "Remove that file.");
        }
    }

    /** Spares later commands, such as `show`, the folder. A cache that cannot be written is no reason to stop. */
    private static void keep(byte[] bytes, Path cached) {
        if (Files.exists(cached)) {
            return;
        }
        try {
            Path part = newPart(Objects.requireNonNull(cached.getParent()));
            try {
                Files.write(part, bytes);
                Files.move(part, cached, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                delete(part);
            }
        } catch (IOException e) {
            // the folder still has it
        }
    }

    private byte[] download(String suite, DataSource.Remote source, Path cached) {
        Path part = part(cached);
        try {
            String digest = copy(suite, source, part);
            if (!digest.equals(source.sha256())) {
                throw new UserError(
                        "%s: %s has another content than the suite was made for: SHA-256 is %s, expected %s"
                                .formatted(suite, source.url(), digest, source.sha256()),
                        "Get the right file and give its folder with --data DIR; nothing was kept.");
            }
            byte[] bytes = Files.readAllBytes(part);
            Files.move(part, cached, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return bytes;
        } catch (IOException e) {
            throw new UserError(
                    "%s: fetching %s failed: %s".formatted(suite, source.url(), reason(e)),
                    "Check the network, the proxy and the room on the disk, or give a folder that holds %s with --data DIR."
                            .formatted(source.fileName()));
        } finally {
            delete(part);
        }
    }

    private static Path part(Path cached) {
        Path directory = Objects.requireNonNull(cached.getParent());
        try {
            return newPart(directory);
        } catch (IOException e) {
            throw new UserError(
                    "%s: the cache cannot be written: %s".formatted(directory, reason(e)),
                    "Mend its permissions, or name another folder in the environment variable ASSAY_CACHE.");
        }
    }

    private static Path newPart(Path directory) throws IOException {
        Files.createDirectories(directory);
        return Files.createTempFile(directory, "part-", ".tmp");
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // it is under no digest, so nobody reads it
        }
    }

    private String copy(String suite, DataSource.Remote source, Path to) throws IOException {
        Digest digest = new Digest();
        try (Fetch.Body body = fetch.open(source.url());
                InputStream in = body.stream();
                var out = Files.newOutputStream(to)) {
            byte[] buffer = new byte[BUFFER];
            long done = 0;
            for (int n = more(in, buffer, done); n >= 0; n = more(in, buffer, done)) {
                out.write(buffer, 0, n);
                digest.add(buffer, 0, n);
                done += n;
                progress.fetched(suite, done, body.length());
            }
        }
        return digest.hex();
    }

    private static int more(InputStream in, byte[] buffer, long done) throws IOException {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw new IOException("it broke off after %,d bytes (%s)".formatted(done, reason(e)), e);
        }
    }

    /** The user's own copy, under whatever name: the digest tells. */
    private static Optional<byte[]> own(Path dir, DataSource.Remote source) {
        if (!Files.isDirectory(dir)) {
            throw new UserError("--data %s: no such folder".formatted(dir), "Give a folder that exists.");
        }
        try (Stream<Path> files = Files.list(dir)) {
            List<Path> candidates = files.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing((Path file) -> !isNamed(file, source)))
                    .limit(MAX_FILES_TO_CHECK)
                    .toList();
            for (Path candidate : candidates) {
                if (digest(candidate).equals(source.sha256())) {
                    return Optional.of(Files.readAllBytes(candidate));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UserError("--data %s: cannot be read: %s".formatted(dir, reason(e)), "Mend its permissions.");
        }
    }

    private static String digest(Path file) throws IOException {
        Digest digest = new Digest();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.add(buffer, 0, n);
            }
        }
        return digest.hex();
    }

    private static boolean isNamed(Path file, DataSource.Remote source) {
        return Objects.requireNonNull(file.getFileName()).toString().equals(source.fileName());
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }
}
