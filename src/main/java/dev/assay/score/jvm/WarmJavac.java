package dev.assay.score.jvm;

import java.io.Writer;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;

/**
 * javac that keeps what it has read of the JDK from one source to the next, and no class of the sources: a compilation is then a quarter as
 * long. It is the JDK's own, for which its package must be exported to us; where it is not, there is none. One that says that a source has
 * errors is asked no more, about this source or another: the word of a fresh one counts.
 */
final class WarmJavac {
    private static final String POOL = "com.sun.tools.javac.api.JavacTaskPool";

    /** Characters of source after which it begins anew: it keeps the names that it has read. */
    private static final int MOST_READ = 1 << 22;

    private final Constructor<?> pools;
    private final Method getTask;
    private final Class<?> worker;
    private final MemoryFiles files;
    private Object pool;
    private int read;

    private WarmJavac(Constructor<?> pools, Method getTask, Class<?> worker, MemoryFiles files)
            throws ReflectiveOperationException {
        this.pools = pools;
        this.pool = pools.newInstance(1);
        this.getTask = getTask;
        this.worker = worker;
        this.files = files;
    }

    /**
     * The one of this JDK.
     *
     * @param files for all its sources, for it keeps them too
     */
    static Optional<WarmJavac> find(MemoryFiles files) {
        try {
            ClassLoader loader = ClassLoader.getSystemClassLoader();
            Class<?> worker = Class.forName(POOL + "$Worker", true, loader);
            Class<?> type = Class.forName(POOL, true, loader);
            Method getTask = type.getMethod(
                    "getTask",
                    Writer.class,
                    JavaFileManager.class,
                    javax.tools.DiagnosticListener.class,
                    Iterable.class,
                    Iterable.class,
                    Iterable.class,
                    worker);
            Constructor<?> constructor = type.getConstructor(int.class);
            return Optional.of(new WarmJavac(constructor, getTask, worker, files));
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** Compiles; whether that went well. Then the files hold what was written. */
    boolean compiles(String source, List<String> options) {
        files.clear();
        read += source.length();
        Object call = Proxy.newProxyInstance(
                WarmJavac.class.getClassLoader(),
                new Class<?>[] {worker},
                (proxy, method, arguments) -> ((CompilationTask) arguments[0]).call());
        try {
            List<JavaFileObject> sources = List.of(MemoryFiles.source(source));
            Object done = getTask.invoke(
                    pool, Writer.nullWriter(), files, new DiagnosticCollector<>(), options, null, sources, call);
            boolean compiled = Boolean.TRUE.equals(done);
            if (!compiled || read > MOST_READ || files.hasPackages()) { // a package stays known, empty
                beginAnew();
            }
            return compiled;
        } catch (InvocationTargetException e) { // a source too deep for it, say
            beginAnew();
            return false;
        } catch (IllegalAccessException e) {
            return false;
        }
    }

    private void beginAnew() {
        try {
            pool = pools.newInstance(1);
            read = 0;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e); // it could be made once
        }
    }

    MemoryFiles files() {
        return files;
    }
}
