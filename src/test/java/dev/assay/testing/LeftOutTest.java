package dev.assay.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

final class LeftOutTest {
    private static final String ALL = "assay.all";

    private final String before = System.getProperty(ALL, "false");
    private final SummaryGeneratingListener summary = new SummaryGeneratingListener();
    private final List<String> said = new ArrayList<>();

    @AfterEach
    void restore() {
        System.setProperty(ALL, before);
    }

    @Test
    void planEnd_programMissing_oneLineCountsTestsAndSaysHowToInstall() {
        run("false");
        assertThat(said)
                .containsExactly(
                        "Tests left out: 2 for want of no-such-program (install: apt-get install no-such-program); "
                                + "-Dassay.all=true runs them all the same");
        assertThat(summary.getSummary().getTestsSucceededCount()).isEqualTo(1);
    }

    @Test
    void planEnd_allDemanded_nothingLeftOut() {
        run("true");
        assertThat(said).isEmpty();
        assertThat(summary.getSummary().getTestsSucceededCount()).isEqualTo(3);
    }

    private void run(String all) {
        System.setProperty(ALL, all);
        LauncherFactory.create(LauncherConfig.builder()
                        .enableTestExecutionListenerAutoRegistration(false)
                        .build())
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(Examples.class))
                                .build(),
                        new LeftOut(said::add),
                        summary);
    }

    /** Run by the launcher above alone. */
    static final class Examples {
        @Test
        @NeedsProgram("no-such-program")
        void one() {}

        @Test
        @NeedsProgram("no-such-program")
        void two() {}

        @Test
        void three() {}
    }
}
