package dev.assay.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SourceNamesTest {
    private static final SourceNames JAVA =
            Objects.requireNonNull(LanguageFile.all().get("java")).names();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "class A { public static void main(String[] a) {} } | Main.java | A",
                "public class A { static class B {} public static void main(String[] a) {} } | A.java | A",
                "public interface I {} class B { static void main() {} } class C {} | I.java | B",
                "import x.*; public final class A<T> extends B { static void main(String[] a) {} } | A.java | A",
                "// public class X\\nclass A { String s = \"} class Y { void main(\"; void main() {} } | Main.java | A",
                "record R(int x) {} enum E { A } class M { static void main(String[] a) {} } | Main.java | M",
                "nothing | Main.java | Main"
            })
    void of_source_namesFileAndMain(String source, String file, String main) {
        SourceNames names = JAVA.of(source.replace("\\n", "\n"));

        assertThat(names.file()).isEqualTo(file);
        assertThat(names.main()).isEqualTo(main);
    }

    @Test
    void of_languageWithoutTypes_isFixed() {
        SourceNames cpp = Objects.requireNonNull(LanguageFile.all().get("cpp")).names();

        assertThat(cpp.of("class A { void main() }").file()).isEqualTo("solution.cpp");
    }
}
