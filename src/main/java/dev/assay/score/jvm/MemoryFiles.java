package dev.assay.score.jvm;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** The files of one compilation: the JDK's, a library, and what is written. */
final class MemoryFiles extends ForwardingJavaFileManager<PlatformFiles> {
    private final Map<String, byte[]> library;
    private final boolean seesClassPath;
    private final Map<String, ByteArrayOutputStream> written = new HashMap<>();

    MemoryFiles(PlatformFiles platform, Map<String, byte[]> library, boolean seesClassPath) {
        super(platform);
        this.library = library;
        this.seesClassPath = seesClassPath;
    }

    /** A source file of whatever name its public class asks for. */
    static JavaFileObject source(String text) {
        return new SimpleJavaFileObject(URI.create("memory:///Solution.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }

            @Override
            public boolean isNameCompatible(String simpleName, Kind kind) {
                return kind == Kind.SOURCE;
            }
        };
    }

    /** Forgets what was written. */
    void clear() {
        written.clear();
    }

    /** Whether something that was written is in a package with a name. */
    boolean hasPackages() {
        return written.keySet().stream().anyMatch(name -> name.indexOf('.') >= 0);
    }

    Map<String, byte[]> written() {
        Map<String, byte[]> bytes = new HashMap<>();
        written.forEach((name, out) -> bytes.put(name, out.toByteArray()));
        return bytes;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            JavaFileManager.Location location, String name, JavaFileObject.Kind kind, @Nullable FileObject sibling) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        written.put(name, bytes);
        return new SimpleJavaFileObject(URI.create("memory:///written.class"), kind) {
            @Override
            public OutputStream openOutputStream() {
                return bytes;
            }
        };
    }

    @Override
    public Iterable<JavaFileObject> list(
            JavaFileManager.Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
            throws IOException {
        if (location != StandardLocation.CLASS_PATH) {
            return isSourcePath(location) ? List.of() : super.list(location, packageName, kinds, recurse);
        }
        List<JavaFileObject> found = new ArrayList<>();
        if (packageName.equals(JavaTuple.PACKAGE)) {
            library.forEach((name, bytes) -> found.add(new Stored(name, bytes)));
        }
        if (seesClassPath) {
            super.list(location, packageName, kinds, recurse).forEach(found::add);
        }
        return found;
    }

    @Override
    public boolean hasLocation(JavaFileManager.Location location) {
        return !isSourcePath(location) && super.hasLocation(location);
    }

    private static boolean isSourcePath(JavaFileManager.Location location) {
        return location == StandardLocation.SOURCE_PATH;
    }

    @Override
    public @Nullable String inferBinaryName(JavaFileManager.Location location, JavaFileObject file) {
        return file instanceof Stored stored ? stored.name : super.inferBinaryName(location, file);
    }

    private static final class Stored extends SimpleJavaFileObject {
        private final String name;
        private final byte[] bytes;

        Stored(String name, byte[] bytes) {
            super(URI.create("memory:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
            this.name = name;
            this.bytes = bytes;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
