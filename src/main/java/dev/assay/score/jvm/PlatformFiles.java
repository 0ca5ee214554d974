package dev.assay.score.jvm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.ForwardingJavaFileObject;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import org.jspecify.annotations.Nullable;

/** The files of the JDK, of which every package is listed once: to list java.lang and java.util is a quarter of a small compilation. */
final class PlatformFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final Map<Place, List<JavaFileObject>> listed = new HashMap<>();

    PlatformFiles(StandardJavaFileManager files) {
        super(files);
    }

    private record Place(JavaFileManager.Location location, String packageName, Set<JavaFileObject.Kind> kinds) {}

    @Override
    public Iterable<JavaFileObject> list(
            JavaFileManager.Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
            throws IOException {
        if (recurse || !location.getName().startsWith("SYSTEM_MODULES[")) {
            return super.list(location, packageName, kinds, recurse);
        }
        Place place = new Place(location, packageName, Set.copyOf(kinds));
        List<JavaFileObject> known = listed.get(place);
        if (known == null) {
            known = new ArrayList<>();
            for (JavaFileObject file : super.list(location, packageName, kinds, false)) {
                known.add(new Named(file, super.inferBinaryName(location, file)));
            }
            if (!known.isEmpty()) { // sources may name packages without end that do not exist
                listed.put(place, known);
            }
        }
        return known;
    }

    @Override
    public @Nullable String inferBinaryName(JavaFileManager.Location location, JavaFileObject file) {
        return file instanceof Named named ? named.name : super.inferBinaryName(location, file);
    }

    private static final class Named extends ForwardingJavaFileObject<JavaFileObject> {
        private final @Nullable String name;

        Named(JavaFileObject file, @Nullable String name) {
            super(file);
            this.name = name;
        }
    }
}
