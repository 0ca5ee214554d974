package dev.assay.score;

import dev.assay.sandbox.Rung;
import dev.assay.testing.NeedsProgram;
import org.junit.jupiter.api.Nested;

/** Each language on each rung. */
final class LanguagesTest {
    @Nested
    @NeedsProgram({"python3", "g++"})
    final class CppUnderLandlock extends LanguageContract {
        CppUnderLandlock() throws Exception {
            super("cpp", Rung.LANDLOCK);
        }
    }

    @Nested
    @NeedsProgram({"python3", "bwrap", "g++"})
    final class CppInNamespaces extends LanguageContract {
        CppInNamespaces() throws Exception {
            super("cpp", Rung.NAMESPACES);
        }
    }

    @Nested
    @NeedsProgram({"python3", "javac"})
    final class JavaUnderLandlock extends LanguageContract {
        JavaUnderLandlock() throws Exception {
            super("java", Rung.LANDLOCK);
        }
    }

    @Nested
    @NeedsProgram({"python3", "bwrap", "javac"})
    final class JavaInNamespaces extends LanguageContract {
        JavaInNamespaces() throws Exception {
            super("java", Rung.NAMESPACES);
        }
    }

    @Nested
    @NeedsProgram({"python3", "node"})
    final class JavaScriptUnderLandlock extends JavaScriptContract {
        JavaScriptUnderLandlock() throws Exception {
            super(Rung.LANDLOCK);
        }
    }

    @Nested
    @NeedsProgram({"python3", "bwrap", "node"})
    final class JavaScriptInNamespaces extends JavaScriptContract {
        JavaScriptInNamespaces() throws Exception {
            super(Rung.NAMESPACES);
        }
    }
}
