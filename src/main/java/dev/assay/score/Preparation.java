package dev.assay.score;

import dev.assay.sandbox.TrustedProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is made ahead, once per machine, in a directory for temporary files: it can be made anew at any time. One that is not ours, or
 * that others may write to, is not used.
 */
record Preparation(Path temporary, String path) {
    private static final String MAKING = "assay-making-";
    private static final Pattern MADE_BY = Pattern.compile(MAKING + "(\\d{1,18})-.*");

    /** Fills an empty directory with trusted things. */
    @FunctionalInterface
    interface Maker {
        void make(Path directory) throws IOException, InterruptedException;
    }

    /** The toolchain with what it had made, now or earlier; as it is where that fails: it is slower then, and as right. */
    Toolchain of(Toolchain toolchain) throws InterruptedException {
        Optional<Language.Prepare> prepare = toolchain.language().prepare();
        if (prepare.isEmpty()) {
            return toolchain;
        }
        try {
            return toolchain.with(made(toolchain, prepare.get()));
        } catch (IOException | UnsupportedOperationException e) {
            return toolchain;
        }
    }

    private Path made(Toolchain toolchain, Language.Prepare prepare) throws IOException, InterruptedException {
        String of =
                toolchain.text() + Files.getLastModifiedTime(toolchain.program()) + toolchain.filled(prepare.command());
        return directory(
                toolchain.language().id(),
                of.getBytes(StandardCharsets.UTF_8),
                staging -> make(toolchain, prepare, staging));
    }

    /**
     * A directory that was made now or earlier.
     *
     * @param of all that decides what is in it
     * @throws IOException where it cannot be made, or what is there is not ours
     */
    Path directory(String name, byte[] of, Maker maker) throws IOException, InterruptedException {
        Path target = temporary.toAbsolutePath().resolve("assay-%s-%s".formatted(name, digest(of)));
        Path staging = Files.createTempDirectory(
                temporary.toAbsolutePath(), MAKING + ProcessHandle.current().pid() + "-");
        try {
            sweep(Files.getOwner(staging));
            if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                maker.make(staging);
                open(staging);
                try {
                    Files.move(staging, target);
                } catch (IOException e) {
                    // somebody was faster, if what is there is ours
                }
            }
            return ours(target);
        } finally {
            remove(staging);
        }
    }

    /** Removes what makers left that could not clean up, because somebody killed them. Of our own alone: in others' a path may change while it is removed. */
    private void sweep(UserPrincipal owner) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(temporary.toAbsolutePath(), MAKING + "*")) {
            for (Path each : all) {
                Matcher maker = MADE_BY.matcher(each.getFileName().toString());
                if (maker.matches()
                        && ProcessHandle.of(Long.parseLong(maker.group(1))).isEmpty()
                        && Files.getOwner(each, LinkOption.NOFOLLOW_LINKS).equals(owner)) {
                    remove(each);
                }
            }
        } catch (NoSuchFileException e) {
            // another process sweeps as well
        }
    }

    private void make(Toolchain toolchain, Language.Prepare prepare, Path staging)
            throws IOException, InterruptedException {
        Files.writeString(staging.resolve(prepare.file()), prepare.text() + "\n");
        for (String argument : prepare.command()) {
            Path parent = Path.of(argument).getParent();
            if (parent != null && !parent.isAbsolute() && !argument.startsWith("-")) {
                Files.createDirectories(staging.resolve(parent));
            }
        }
        TrustedProgram.output(toolchain.filled(prepare.command()), staging, path);
    }

    /** Everybody may read it, for the sandbox is somebody else. */
    private static void open(Path staging) throws IOException {
        try (var files = Files.walk(staging)) {
            for (Path file : files.toList()) {
                Files.setPosixFilePermissions(
                        file, PosixFilePermissions.fromString(Files.isDirectory(file) ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }

    private Path ours(Path target) throws IOException {
        Path mine = Files.createTempFile(temporary.toAbsolutePath(), "assay-", "");
        try {
            PosixFileAttributes there =
                    Files.readAttributes(target, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            boolean safe = there.isDirectory()
                    && there.owner().equals(Files.getOwner(mine))
                    && !there.permissions().contains(PosixFilePermission.GROUP_WRITE)
                    && !there.permissions().contains(PosixFilePermission.OTHERS_WRITE);
            if (!safe) {
                throw new IOException(target + " is not ours");
            }
            return target;
        } finally {
            Files.delete(mine);
        }
    }

    private static void remove(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @org.jspecify.annotations.Nullable IOException e)
                    throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static String digest(byte[] of) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(of);
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
