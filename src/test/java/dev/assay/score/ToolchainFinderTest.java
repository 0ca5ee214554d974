package dev.assay.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ToolchainFinderTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "cpp, ID=debian, C++ cannot be run here: g++ is not on the PATH; install it: apt-get install g++",
        "cpp, ID=fedora, C++ cannot be run here: g++ is not on the PATH; install it: dnf install gcc-c++",
        "javascript, ID=alpine, JavaScript cannot be run here: node is not on the PATH; install it: apk add nodejs",
        "java, ID_LIKE=\"suse opensuse\", Java cannot be run here: java is not on the PATH; install it: zypper install java-17-openjdk-devel",
        "java, ID=haiku, Java cannot be run here: java is not on the PATH; install it: apt-get install default-jdk-headless"
    })
    void find_emptyPath_namesThePackageOfTheDistribution(String language, String release, String message)
            throws Exception {
        assertThatThrownBy(() -> finder("NAME=x\n" + release + "\n").find(language(language)))
                .isInstanceOf(UngradableException.class)
                .hasMessage(message);
    }

    @Test
    void find_programThatIsSomethingElse_isNotTaken() throws Exception {
        script("g++", "echo ccache version 4.8");

        assertThatThrownBy(() -> finder("").find(language("cpp")))
                .hasMessage(
                        "C++ cannot be run here: no g++ works (%s does not say its version); install it: apt-get install g++"
                                .formatted(directory.resolve("g++")));
    }

    @Test
    void find_brokenProgram_saysWhatItSaid() throws Exception {
        script("node", "echo it is broken; exit 3");

        assertThatThrownBy(() -> finder("").find(language("javascript")))
                .hasMessageContaining("node: it ends with 3: it is broken")
                .hasMessageEndingWith("apt-get install nodejs");
    }

    @Test
    void find_javaWithoutCompiler_saysWhatIsMissing() throws Exception {
        script("java", "echo '    java.version = 17.0.1'; echo '    java.home = " + directory + "'");
        Files.createDirectory(directory.resolve("bin"));
        Files.createSymbolicLink(directory.resolve("bin/java"), directory.resolve("java"));

        assertThatThrownBy(() -> finder("").find(language("java")))
                .hasMessageContaining("there is no " + directory.toRealPath().resolve("bin/javac"))
                .hasMessageEndingWith("apt-get install default-jdk-headless");
    }

    @Test
    void find_shim_isSeenThrough() throws Exception {
        Path real = Files.createDirectories(directory.resolve("real/bin"));
        script("real/bin/node", "exit 1");
        script("node", "echo version v22.1.0; echo home " + real.getParent());

        Toolchain found = finder("").find(language("javascript")).get(0);

        assertThat(found.program()).isEqualTo(real.toRealPath().resolve("node"));
        assertThat(found.text()).startsWith("JavaScript 22.1.0 (");
    }

    private ToolchainFinder finder(String release) throws IOException {
        return new ToolchainFinder(directory.toString(), Files.writeString(directory.resolve("os-release"), release));
    }

    private static Language language(String id) {
        return Objects.requireNonNull(LanguageFile.all().get(id));
    }

    private void script(String name, String body) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
