package dev.assay.score.jvm;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Loads classes from memory. */
final class MemoryLoader extends ClassLoader {
    private final Map<String, byte[]> classes;

    private MemoryLoader(Map<String, byte[]> classes, ClassLoader parent) {
        super(parent);
        this.classes = classes;
    }

    /** A loader of a solution, for which ours do not exist. */
    static ClassLoader ofSolution(@Nullable Object encoded) {
        Map<String, byte[]> classes = new HashMap<>();
        if (encoded instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                classes.put(String.valueOf(entry.getKey()), Base64.getDecoder().decode(Json.text(entry.getValue())));
            }
        }
        return new MemoryLoader(classes, ClassLoader.getPlatformClassLoader());
    }

    /** A loader of tests, whose assert statements count. */
    static ClassLoader ofTests(Map<String, byte[]> classes) {
        MemoryLoader loader = new MemoryLoader(classes, MemoryLoader.class.getClassLoader());
        loader.setDefaultAssertionStatus(true);
        return loader;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }
}
