package neckar.tests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethod;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;

/** The dependency rules of the project, for any root package, so that they can be tried on code that breaks them. */
final class ArchitectureRules {
    private final String root;

    ArchitectureRules(String root) {
        this.root = root;
    }

    private String[] in(String... names) {
        String[] patterns = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            patterns[i] = root + "." + names[i] + "..";
        }
        return patterns;
    }

    /** All rules by name. */
    Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("emulatorSeesOnlyWaferSpecs", emulatorSeesOnlyWaferSpecs());
        rules.put("calibrationUsesTheLaboratoryDoor", calibrationUsesTheLaboratoryDoor());
        rules.put("calibrationKnowsNoDie", calibrationKnowsNoDie());
        rules.put("compilerSeesNoMachine", compilerSeesNoMachine());
        rules.put("specsKnowNobody", specsKnowNobody());
        rules.put("networkKnowsNoHardware", networkKnowsNoHardware());
        rules.put("referenceSeesOnlyTheNetwork", referenceSeesOnlyTheNetwork());
        rules.put("siliconStaysInside", siliconStaysInside());
        rules.put("benchReturnsNoSilicon", benchReturnsNoSilicon());
        rules.put("emulatorHasItsOwnLaws", emulatorHasItsOwnLaws());
        rules.put("checkSharesNothingWithPlaceAndRoute", checkSharesNothingWithPlaceAndRoute());
        rules.put("onlyIoAndCliTouchFiles", onlyIoAndCliTouchFiles());
        rules.put("onlyCliPrintsOrExits", onlyCliPrintsOrExits());
        rules.put("packagesHaveNoCycles", packagesHaveNoCycles());
        rules.put("noMutableStatics", noMutableStatics());
        rules.put("noUnseededRandomness", noUnseededRandomness());
        rules.put("noClocksOutsideTimers", noClocksOutsideTimers());
        return rules;
    }

    private ArchRule emulatorSeesOnlyWaferSpecs() {
        return classes()
                .that()
                .resideInAPackage(root + ".emulator..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        concat(in("emulator", "spec", "base"), "java..", "jdk.incubator.vector..", "org.jspecify.."));
    }

    private ArchRule calibrationUsesTheLaboratoryDoor() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".calibration..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(root + ".emulator..")
                        .and(not(resideInAnyPackage(root + ".emulator.bench.."))))
                .allowEmptyShould(true);
    }

    /** Of the door, calibration gets two interfaces: neither which die it is nor what an emulator can tell beside. */
    private ArchRule calibrationKnowsNoDie() {
        String bench = root + ".emulator.bench";
        return noClasses()
                .that()
                .resideInAPackage(root + ".calibration..")
                .should()
                .dependOnClassesThat(resideInAnyPackage(bench + "..")
                        .and(not(name(bench + ".WaferOnBench")))
                        .and(not(name(bench + ".WrittenWafer"))))
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName(root + ".spec.experiment.DebugProbe");
    }

    private ArchRule compilerSeesNoMachine() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".compiler..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(in("emulator", "calibration", "reference", "cli"));
    }

    private ArchRule specsKnowNobody() {
        return noClasses()
                .that()
                .resideInAnyPackage(in("spec", "base"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(in("network", "compiler", "emulator", "calibration", "reference", "cli"));
    }

    private ArchRule networkKnowsNoHardware() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".network..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(in("spec", "compiler", "emulator", "calibration", "reference", "cli"));
    }

    private ArchRule referenceSeesOnlyTheNetwork() {
        return classes()
                .that()
                .resideInAPackage(root + ".reference..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        concat(in("reference", "network", "base"), "java..", "org.hipparchus..", "org.jspecify.."));
    }

    private ArchRule siliconStaysInside() {
        return noClasses()
                .that(not(resideInAnyPackage(in(
                        "emulator.silicon",
                        "emulator.analog",
                        "emulator.digital",
                        "emulator.record",
                        "emulator.kernel"))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".emulator.silicon..");
    }

    private ArchRule benchReturnsNoSilicon() {
        return methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + ".emulator.bench..")
                .should(notMention(root + ".emulator.silicon"));
    }

    private ArchRule emulatorHasItsOwnLaws() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".emulator..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".spec.calib..");
    }

    private ArchRule checkSharesNothingWithPlaceAndRoute() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".compiler.check..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(in(
                        "compiler.partition",
                        "compiler.place",
                        "compiler.route",
                        "compiler.translate",
                        "compiler.flow"));
    }

    private ArchRule onlyIoAndCliTouchFiles() {
        return noClasses()
                .that(not(resideInAnyPackage(concat(in("cli"), root + "..io.."))))
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(
                        Files.class,
                        File.class,
                        FileInputStream.class,
                        FileOutputStream.class,
                        FileReader.class,
                        FileWriter.class,
                        RandomAccessFile.class,
                        FileChannel.class);
    }

    private ArchRule onlyCliPrintsOrExits() {
        return noClasses()
                .that(not(resideInAnyPackage(in("cli"))))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould(callMethod(System.class, "exit", int.class))
                .orShould(callMethod(Runtime.class, "exit", int.class))
                .orShould(callMethod(Runtime.class, "halt", int.class))
                .orShould(callMethod(Throwable.class, "printStackTrace"));
    }

    private ArchRule packagesHaveNoCycles() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles();
    }

    private ArchRule noMutableStatics() {
        return fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + "..")
                .should()
                .beFinal();
    }

    private ArchRule noUnseededRandomness() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Random.class, SplittableRandom.class, ThreadLocalRandom.class, SecureRandom.class)
                .orShould(callMethod(Math.class, "random"));
    }

    private ArchRule noClocksOutsideTimers() {
        DescribedPredicate<JavaClass> timer = simpleNameEndingWith("Timer").or(simpleNameEndingWith("Clock"));
        return noClasses()
                .that(not(resideInAnyPackage(in("cli")).or(timer)))
                .should(callMethod(System.class, "nanoTime"))
                .orShould(callMethod(System.class, "currentTimeMillis"));
    }

    private static ArchCondition<JavaMethod> notMention(String hiddenPackage) {
        return new ArchCondition<>("not mention types of " + hiddenPackage) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean returns = method.getRawReturnType().getPackageName().startsWith(hiddenPackage);
                boolean takes = method.getRawParameterTypes().stream()
                        .anyMatch(type -> type.getPackageName().startsWith(hiddenPackage));
                events.add(new SimpleConditionEvent(method, !returns && !takes, method.getFullName()));
            }
        };
    }

    private static String[] concat(String[] first, String... second) {
        String[] all = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
