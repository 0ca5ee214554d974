package dev.assay.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.suite.Yaml;
import dev.assay.testing.Golden;
import dev.assay.testing.Table;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProfilesTest {
    private static final String HEAD = "title: T\nexample: http://h/v1#m\nsource: s\nasOf: 2026-01-01\n";
    private static final URI OWN = URI.create("https://api.fam.example/v1");
    private static final URI LOCAL = URI.create("http://127.0.0.1:8000/v1");

    private static final Profile FAMILY = read("""
            id: fam
            kind: family
            models: [fam*]
            hosts: [api.fam.example, "*.fam.example"]
            key: {env: FAM_KEY}
            family:
              - {ctx: 1, maxOut: 1, prompt: family}
              - {models: [fam-2*], ctx: 2}
            weights:
              - {maxOut: 2, thinking: {on: {w: 1}, off: {w: 0}}}
            hosted:
              - {maxOut: 3, thinking: {on: {h: 1}}}
            """);
    private static final Profile LONGER =
            read("id: longer\nkind: family\nmodels: [fam-2-x*, \"org/fam-9\"]\nfamily: {ctx: 7}\n");
    private static final Profile SERVER = read("""
            id: srv
            kind: server
            hosts: [srv.example]
            hosted:
              - {prompt: server, thinking: {off: {s: 0}}}
              - {models: ["fam-2*"], prompt: server two}
            """);
    private static final Profiles PROFILES = new Profiles(List.of(SERVER, LONGER, FAMILY));

    private static Profile read(String text) {
        return Profiles.read("p.yaml", (HEAD + text).getBytes(StandardCharsets.UTF_8));
    }

    private static ProfileWish named(String... names) {
        return new ProfileWish(List.of(names), Optional.empty());
    }

    private static Dialect dialect(URI url, String model, ProfileWish wish) {
        return PROFILES.dialect(url, model, wish);
    }

    @Test
    void dialect_nobodyKnows_isTheGenericOne() {
        assertThat(dialect(LOCAL, "x", ProfileWish.NONE)).isEqualTo(Dialect.GENERIC);
        assertThat(Dialect.GENERIC.isGeneric()).isTrue();
    }

    @Test
    void dialect_familyElsewhere_hasTheRulesOfItsWeights() {
        Dialect dialect = dialect(LOCAL, "org/FAM-1", ProfileWish.NONE);
        assertThat(dialect.profiles()).containsExactly("fam@2026-01-01");
        assertThat(dialect.maxOut()).hasValue(2);
        assertThat(dialect.context()).hasValue(1);
        assertThat(dialect.thinking().on())
                .hasValueSatisfying(on -> assertThat(on).containsEntry("w", "1"));
    }

    @Test
    void dialect_familyOnItsOwnHost_hasTheRulesOfTheHostInstead() {
        Dialect dialect = dialect(OWN, "fam-2", ProfileWish.NONE);
        assertThat(dialect.maxOut()).hasValue(3);
        assertThat(dialect.context()).hasValue(2);
        assertThat(dialect.thinking().on())
                .hasValueSatisfying(on -> assertThat(on).containsOnlyKeys("h"));
        assertThat(dialect.thinking().off()).isEmpty();
    }

    @Test
    void dialect_familyOnAServer_isThatOfTheWeightsUnderThatOfTheServer() {
        Dialect dialect = dialect(URI.create("https://SRV.example/v1"), "fam-2", ProfileWish.NONE);
        assertThat(dialect.profiles()).containsExactly("fam@2026-01-01", "srv@2026-01-01");
        assertThat(dialect.mathPrompt()).hasValue("server two");
        assertThat(dialect.thinking().on())
                .hasValueSatisfying(on -> assertThat(on).containsOnlyKeys("w"));
        assertThat(dialect.thinking().off())
                .hasValueSatisfying(off -> assertThat(off).containsOnlyKeys("s"));
    }

    @Test
    void dialect_modelOfAnotherFamilyOnAFamilysHost_hasTheRulesOfBoth() {
        Dialect dialect = dialect(OWN, "fam-2-x1", ProfileWish.NONE);
        assertThat(dialect.profiles()).containsExactly("longer@2026-01-01", "fam@2026-01-01");
        assertThat(dialect.context()).hasValue(7);
        assertThat(dialect.mathPrompt()).isEmpty();
        assertThat(dialect.maxOut()).hasValue(3);
    }

    @Test
    void family_severalGlobsFit_isTheOneWithTheLongest() {
        assertThat(PROFILES.family("fam-2-x1", ProfileWish.NONE)).hasValue(LONGER);
        assertThat(PROFILES.family("fam-2-y1", ProfileWish.NONE)).hasValue(FAMILY);
        assertThat(PROFILES.family("org/fam-9", ProfileWish.NONE)).hasValue(LONGER);
        assertThat(PROFILES.family("other/fam-9", ProfileWish.NONE)).hasValue(FAMILY);
        assertThat(PROFILES.family("my-fam", ProfileWish.NONE)).isEmpty();
    }

    @Test
    void dialect_usersNames_comeBeforeHostAndGlob() {
        assertThat(dialect(LOCAL, "x", named("fam", "srv")).profiles())
                .containsExactly("fam@2026-01-01", "srv@2026-01-01");
        assertThat(dialect(LOCAL, "fam-1", named("fam/hosted")).maxOut()).hasValue(3);
        assertThat(dialect(OWN, "fam-1", named("srv")).profiles()).containsExactly("fam@2026-01-01", "srv@2026-01-01");
    }

    @Test
    void dialect_usersFields_stayOnTopMemberByMember() {
        ProfileWish wish = new ProfileWish(
                List.of(),
                Optional.of(Yaml.read("u", "{maxOut: 9, thinking: {on: {u: 1}}}".getBytes(StandardCharsets.UTF_8))));
        Dialect dialect = dialect(LOCAL, "fam-1", wish);
        assertThat(dialect.maxOut()).hasValue(9);
        assertThat(dialect.thinking().on())
                .hasValueSatisfying(on -> assertThat(on).containsOnlyKeys("u"));
        assertThat(dialect.thinking().off())
                .hasValueSatisfying(off -> assertThat(off).containsOnlyKeys("w"));
    }

    @Test
    void keyEnv_hostInFullByTls_andNoOther() {
        assertThat(FAMILY.keyEnv(OWN)).hasValue("FAM_KEY");
        assertThat(FAMILY.keyEnv(URI.create("https://eu.fam.example/v1"))).isEmpty();
        assertThat(FAMILY.keyEnv(URI.create("http://api.fam.example/v1"))).isEmpty();
        assertThat(FAMILY.keyEnv(URI.create("https://api.fam.example.evil.example/v1")))
                .isEmpty();
        assertThat(PROFILES.endpoint(URI.create("https://eu.fam.example/v1"), ProfileWish.NONE))
                .hasValue(FAMILY);
    }

    @Test
    void file_withAFault_isRefusedWithPlaceAndFix() {
        StringBuilder told = new StringBuilder();
        Table.read(ProfilesTest.class, "profile-faults.yaml").properties().forEach(each -> {
            String text = HEAD + "id: p\nkind: family\nmodels: [m]\n"
                    + each.getValue().asText();
            told.append("# ").append(each.getKey()).append('\n');
            told.append(Table.told(() -> {
                        Profile profile = Profiles.read("p.yaml", text.getBytes(StandardCharsets.UTF_8));
                        new Profiles(List.of(profile)).dialect(LOCAL, "m", ProfileWish.NONE);
                    }))
                    .append('\n');
        });
        told.append("# a profile that there is not\n").append(Table.told(() -> dialect(LOCAL, "x", named("fan"))));
        Golden.check(ProfilesTest.class, "profile-faults.txt", told.toString());
    }
}
