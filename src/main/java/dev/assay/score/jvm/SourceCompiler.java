package dev.assay.score.jvm;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** javac, warm: source in, class files out. */
final class SourceCompiler {
    /** Texts are joined by a StringBuilder: the first use of what javac takes for it since Java 9 costs each process 10 ms. */
    private static final List<String> OPTIONS =
            List.of("-proc:none", "-implicit:none", "-nowarn", "-Xlint:none", "-XDstringConcat=inline");

    private static final int SHOWN = 600;

    private final JavaCompiler javac;
    private final PlatformFiles platform;
    private final boolean seesOurs;
    private final Optional<WarmJavac> warm;
    private @Nullable Map<String, byte[]> tuples;

    /** A compiler of sources of models. */
    static SourceCompiler ofSolutions() {
        return new SourceCompiler(false);
    }

    /** A compiler of trusted tests: they may use the classes of this package. */
    static SourceCompiler ofTests() {
        return new SourceCompiler(true);
    }

    private SourceCompiler(boolean seesOurs) {
        JavaCompiler found = ToolProvider.getSystemJavaCompiler();
        if (found == null) {
            throw new IllegalStateException("this Java has no compiler");
        }
        this.javac = found;
        this.platform = new PlatformFiles(found.getStandardFileManager(null, Locale.ROOT, null));
        this.seesOurs = seesOurs;
        this.warm = WarmJavac.find(new MemoryFiles(platform, Map.of(), seesOurs));
    }

    /**
     * What came of a source.
     *
     * @param classes class files by name; with those of the tuples that it imports
     * @param errors the first error; empty where there is none
     * @param broken whether the compiler itself failed, and should not be used again
     */
    record Compiled(Map<String, byte[]> classes, String errors, boolean broken) {}

    Compiled compile(String source) {
        try {
            Optional<Compiled> quick = source.contains(JavaTuple.PACKAGE)
                    ? Optional.empty()
                    : warm.flatMap(javac -> compile(javac, source));
            if (quick.isPresent()) {
                return quick.get();
            }
            Map<String, byte[]> library = source.contains(JavaTuple.PACKAGE) ? tuples() : Map.of();
            return compile(List.of(source), library);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return new Compiled(Map.of(), "the compiler failed: " + e, true);
        }
    }

    private static Optional<Compiled> compile(WarmJavac javac, String source) {
        return javac.compiles(source, OPTIONS)
                ? Optional.of(new Compiled(new TreeMap<>(javac.files().written()), "", false))
                : Optional.empty();
    }

    private Map<String, byte[]> tuples() {
        Map<String, byte[]> made = tuples;
        if (made == null) {
            Compiled compiled = compile(JavaTuple.sources(), Map.of());
            if (!compiled.errors().isEmpty()) {
                throw new IllegalStateException(compiled.errors());
            }
            made = compiled.classes();
            tuples = made;
        }
        return made;
    }

    private Compiled compile(List<String> sources, Map<String, byte[]> library) {
        MemoryFiles files = new MemoryFiles(platform, library, seesOurs);
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        StringWriter said = new StringWriter();
        List<JavaFileObject> objects =
                sources.stream().<JavaFileObject>map(MemoryFiles::source).toList();
        boolean compiles =
                javac.getTask(said, files, diagnostics, OPTIONS, null, objects).call();
        String errors = diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic ->
                        "line %d: %s".formatted(diagnostic.getLineNumber(), diagnostic.getMessage(Locale.ROOT)))
                .findFirst()
                .orElse(compiles ? "" : said.toString().strip());
        boolean broken = !compiles && diagnostics.getDiagnostics().isEmpty();
        Map<String, byte[]> classes = new TreeMap<>(library);
        classes.putAll(files.written());
        String shown = errors.length() <= SHOWN ? errors : errors.substring(0, SHOWN);
        return new Compiled(
                compiles ? classes : Map.of(), compiles ? "" : shown.isEmpty() ? "it does not compile" : shown, broken);
    }
}
