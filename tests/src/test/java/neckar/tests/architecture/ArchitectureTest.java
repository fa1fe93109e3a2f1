package neckar.tests.architecture;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The product obeys the dependency rules, and each rule finds the class that was written to break it. */
class ArchitectureTest {
    private static final String BROKEN = "broken";

    @TestFactory
    Stream<DynamicTest> productObeys() {
        JavaClasses product =
                new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("neckar");
        assertTrue(product.size() > 100, "the import found the product");
        return new ArchitectureRules("neckar")
                .all().entrySet().stream()
                        .map(rule -> DynamicTest.dynamicTest(
                                rule.getKey(), () -> rule.getValue().check(product)));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleFindsItsViolation() {
        JavaClasses broken = new ClassFileImporter().importPackages(BROKEN);
        return new ArchitectureRules(BROKEN)
                .all().entrySet().stream().map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> {
                    EvaluationResult result = rule.getValue().evaluate(broken);
                    assertTrue(result.hasViolation(), "a rule that cannot fail protects nothing");
                }));
    }

    @Test
    void everyHardwareModuleIsScanned() {
        JavaClasses product = new ClassFileImporter().importPackages("neckar");
        Set<String> tops = new TreeSet<>();
        product.forEach(type -> tops.add(type.getPackageName().split("\\.")[Math.min(
                1, type.getPackageName().split("\\.").length - 1)]));
        assertFalse(tops.isEmpty());
        assertTrue(tops.containsAll(List.of("base", "network", "spec", "compiler", "emulator", "cli")), tops.toString());
    }
}
