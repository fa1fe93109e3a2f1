package neckar.tests.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The product obeys the dependency rules, and each rule finds the class that was written to break it. */
class ArchitectureTest {
    private static final String BROKEN = "broken";

    /** For each rule the class that breaks it. */
    private static final Map<String, String> CULPRITS = Map.ofEntries(
            Map.entry("emulatorSeesOnlyWaferSpecs", "broken.emulator.load.Loader"),
            Map.entry("calibrationUsesTheLaboratoryDoor", "broken.calibration.Cheat"),
            Map.entry("calibrationKnowsNoDie", "broken.calibration.Curious"),
            Map.entry("compilerSeesNoMachine", "broken.compiler.place.Placer"),
            Map.entry("specsKnowNobody", "broken.spec.coord.Leak"),
            Map.entry("networkKnowsNoHardware", "broken.network.Hardware"),
            Map.entry("referenceSeesOnlyTheNetwork", "broken.reference.simulate.Peek"),
            Map.entry("siliconStaysInside", "broken.calibration.Cheat"),
            Map.entry("benchReturnsNoSilicon", "broken.emulator.bench.Door"),
            Map.entry("emulatorHasItsOwnLaws", "broken.emulator.load.Loader"),
            Map.entry("checkSharesNothingWithPlaceAndRoute", "broken.compiler.check.Checker"),
            Map.entry("onlyIoAndCliTouchFiles", "broken.compiler.misc.Careless"),
            Map.entry("onlyCliPrintsOrExits", "broken.compiler.misc.Careless"),
            Map.entry("packagesHaveNoCycles", "broken.cycle.a.A"),
            Map.entry("noMutableStatics", "broken.compiler.misc.Careless.counter"),
            Map.entry("noUnseededRandomness", "broken.compiler.misc.Careless"),
            Map.entry("noClocksOutsideTimers", "broken.compiler.misc.Careless"));

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .importPackages("neckar")
            .that(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage("neckar.tests..")));

    @TestFactory
    Stream<DynamicTest> productObeys() {
        return new ArchitectureRules("neckar")
                .all().entrySet().stream()
                        .map(rule -> DynamicTest.dynamicTest(
                                rule.getKey(), () -> rule.getValue().check(PRODUCT)));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleFindsItsCulprit() {
        JavaClasses broken = new ClassFileImporter().importPackages(BROKEN);
        return new ArchitectureRules(BROKEN)
                .all().entrySet().stream()
                        .map(rule -> DynamicTest.dynamicTest(rule.getKey(), () -> {
                            String culprit =
                                    CULPRITS.getOrDefault(rule.getKey(), "a rule without a class that breaks it");
                            String report = rule.getValue()
                                    .evaluate(broken)
                                    .getFailureReport()
                                    .toString();
                            assertTrue(report.contains(culprit), () -> culprit + " is not in: " + report);
                        }));
    }

    @Test
    void everyRuleHasACulprit() {
        assertEquals(CULPRITS.keySet(), new ArchitectureRules(BROKEN).all().keySet());
    }

    @Test
    void everyModuleIsScanned() {
        for (String module :
                List.of("base", "network", "spec", "compiler", "emulator", "calibration", "reference", "cli")) {
            assertTrue(PRODUCT.stream().anyMatch(type -> type.getPackageName().startsWith("neckar." + module)), module);
        }
    }
}
