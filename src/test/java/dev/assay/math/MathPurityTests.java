package dev.assay.math;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class MathPurityTests {
    private static final JavaClasses MATH = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.assay.math");

    @Test
    void math_usesNoFloatingPointAndNoRegularExpressions() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Math.class, StrictMath.class, Double.class, Float.class, java.util.regex.Matcher.class)
                .check(MATH);
        noFields()
                .should()
                .haveRawType(double.class)
                .orShould()
                .haveRawType(float.class)
                .check(MATH);
        noMethods()
                .should()
                .haveRawReturnType(double.class)
                .orShould()
                .haveRawReturnType(float.class)
                .orShould()
                .haveRawParameterTypes(DescribedPredicate.describe(
                        "a floating-point number",
                        types -> types.stream()
                                .anyMatch(
                                        type -> type.isEquivalentTo(double.class) || type.isEquivalentTo(float.class))))
                .check(MATH);
    }

    @Test
    void math_dependsOnNothingOfOurs() {
        noClasses()
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "ours outside math",
                        type -> type.getPackageName().startsWith("dev.assay")
                                && !type.getPackageName().equals("dev.assay.math")))
                .check(MATH);
    }
}
