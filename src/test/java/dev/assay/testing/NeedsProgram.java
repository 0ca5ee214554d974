package dev.assay.testing;

import java.io.File;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** A test that runs only where these programs are on the PATH; with the system property assay.all it runs, and fails, without them. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsProgram.Condition.class)
public @interface NeedsProgram {
    /** Names as typed in a shell. */
    String[] value();

    /** Looks for the programs. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            Optional<NeedsProgram> needs = AnnotationSupport.findAnnotation(context.getElement(), NeedsProgram.class);
            List<String> missing = needs.stream()
                    .flatMap(each -> Arrays.stream(each.value()))
                    .filter(program -> !isOnPath(program))
                    .toList();
            return missing.isEmpty() || Boolean.getBoolean("assay.all")
                    ? ConditionEvaluationResult.enabled("")
                    : ConditionEvaluationResult.disabled("not on the PATH: " + String.join(", ", missing));
        }

        private static boolean isOnPath(String program) {
            String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
            return Arrays.stream(path.split(File.pathSeparator))
                    .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
        }
    }
}
