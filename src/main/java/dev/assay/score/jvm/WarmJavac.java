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
 * javac that keeps what it has read of the JDK from one source to the next, and nothing of the sources: a compilation is then a third as
 * long. It is the JDK's own, for which its package must be exported to us; where it is not, there is none. One that says that a source has
 * errors is asked no more about it: the word of a fresh one counts.
 */
final class WarmJavac {
    private static final String POOL = "com.sun.tools.javac.api.JavacTaskPool";

    private final Object pool;
    private final Method getTask;
    private final Class<?> worker;
    private final MemoryFiles files;

    private WarmJavac(Object pool, Method getTask, Class<?> worker, MemoryFiles files) {
        this.pool = pool;
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
            return Optional.of(new WarmJavac(constructor.newInstance(1), getTask, worker, files));
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** Compiles; whether that went well. Then the files hold what was written. */
    boolean compiles(List<JavaFileObject> sources, List<String> options) {
        files.clear();
        Object call = Proxy.newProxyInstance(
                WarmJavac.class.getClassLoader(),
                new Class<?>[] {worker},
                (proxy, method, arguments) -> ((CompilationTask) arguments[0]).call());
        try {
            Object done = getTask.invoke(
                    pool, Writer.nullWriter(), files, new DiagnosticCollector<>(), options, null, sources, call);
            return Boolean.TRUE.equals(done);
        } catch (InvocationTargetException | IllegalAccessException e) {
            return false;
        }
    }

    MemoryFiles files() {
        return files;
    }
}
