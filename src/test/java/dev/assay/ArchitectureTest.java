package dev.assay;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the table of DESIGN section 3: which package may import which. */
final class ArchitectureTest {
    private static final String ROOT = "dev.assay";
    private static final Map<String, List<String>> TABLE = table();
    private static JavaClasses classes = new ClassFileImporter().importClasses();

    private static Map<String, List<String>> table() {
        Map<String, List<String>> table = new LinkedHashMap<>();
        table.put("stats", List.of());
        table.put("math", List.of());
        table.put("sandbox", List.of());
        table.put("suite", List.of());
        table.put("model", List.of("suite"));
        table.put("model.openai", List.of("suite", "model"));
        table.put("answer", List.of("suite", "model", "math"));
        table.put("score.jvm", List.of()); // runs in the sandbox, where nothing else of ours is
        table.put("score", List.of("suite", "model", "answer", "math", "sandbox", "score.jvm"));
        table.put("journal", List.of("suite", "model", "answer", "score"));
        table.put("pace", List.of("model"));
        table.put("run", List.of("suite", "model", "answer", "score", "journal", "pace"));
        table.put("replay", List.of("suite", "model", "journal"));
        table.put("compare", List.of("stats", "suite", "model", "score", "journal", "run"));
        table.put("config", List.of("suite", "model"));
        table.put("doctor", List.of("suite", "model", "model.openai", "sandbox", "config"));
        table.put(
                "report",
                List.of(
                        "stats", "math", "suite", "model", "answer", "score", "journal", "pace", "run", "compare",
                        "config", "doctor"));
        table.put("junit", List.of("config", "suite", "model", "model.openai", "journal", "run", "compare"));
        table.put("cli", List.copyOf(table.keySet()));
        return table;
    }

    @BeforeAll
    static void readClasses() {
        classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(ROOT);
    }

    static Stream<String> packages() {
        return TABLE.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void package_any_importsOnlyWhatTheTableLists(String name) {
        Set<String> allowed = Stream.concat(
                        Stream.of(ROOT, ROOT + "." + name),
                        TABLE.getOrDefault(name, List.of()).stream().map(each -> ROOT + "." + each))
                .collect(java.util.stream.Collectors.toSet());
        DescribedPredicate<JavaClass> foreign = describe(
                "a package of ours that the table does not list",
                type -> isOurs(type) && !allowed.contains(type.getPackageName()));
        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + name)
                .should()
                .dependOnClassesThat(foreign)
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void package_any_standsInTheTable() {
        Set<String> known =
                TABLE.keySet().stream().map(each -> ROOT + "." + each).collect(java.util.stream.Collectors.toSet());
        assertThat(classes)
                .extracting(JavaClass::getPackageName)
                .allMatch(name -> name.equals(ROOT) || known.contains(name));
    }

    @Test
    void rootPackage_any_importsNothingOfOurs() {
        noClasses()
                .that()
                .resideInAPackage(ROOT)
                .should()
                .dependOnClassesThat(describe(
                        "ours", type -> isOurs(type) && !type.getPackageName().equals(ROOT)))
                .check(classes);
    }

    @Test
    void packages_all_formNoCycle() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void langChain4j_importers_areInModelOpenai() {
        onlyIn("model.openai", "dev.langchain4j..");
    }

    @Test
    void picocli_importers_areInCli() {
        onlyIn("cli", "picocli..");
    }

    private static void onlyIn(String name, String library) {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "." + name)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(classes);
    }

    @Test
    void standardOutputAndExit_users_areInCli() {
        DescribedPredicate<JavaAccess<?>> ends = describe(
                "ends the process",
                access -> (access.getTargetOwner().isEquivalentTo(System.class)
                                || access.getTargetOwner().isEquivalentTo(Runtime.class))
                        && Set.of("exit", "halt").contains(access.getName()));
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".cli")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessTargetWhere(ends)
                .check(classes);
    }

    @Test
    void class_any_isNullMarked() {
        classes()
                .should(new ArchCondition<>("be in a package that is @NullMarked") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                            events.add(SimpleConditionEvent.violated(
                                    type, type.getName() + ": its package-info lacks @NullMarked"));
                        }
                    }
                })
                .check(classes);
    }

    @Test
    void publicClass_signatures_showNoJackson() {
        classes()
                .that(describe("are public, with all around them", ArchitectureTest::isVisible))
                .should(new ArchCondition<>("show no Jackson") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        type.getMembers().stream()
                                .filter(ArchitectureTest::isVisible)
                                .filter(ArchitectureTest::showsJackson)
                                .forEach(member -> events.add(SimpleConditionEvent.violated(
                                        type, member.getFullName() + " shows a type of Jackson")));
                    }
                })
                .check(classes);
    }

    private static boolean isVisible(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(ArchitectureTest::isVisible).orElse(true);
    }

    private static boolean isVisible(JavaMember member) {
        return member.getModifiers().contains(JavaModifier.PUBLIC)
                || member.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static boolean showsJackson(JavaMember member) {
        return member.getAllInvolvedRawTypes().stream()
                .anyMatch(type -> type.getPackageName().startsWith("com.fasterxml.jackson"));
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
    }
}
