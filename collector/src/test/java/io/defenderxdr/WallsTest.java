package io.defenderxdr;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the walls of {@code docs/architecture.md}: who may know whom. */
@AnalyzeClasses(packages = "io.defenderxdr", importOptions = ImportOption.DoNotIncludeTests.class)
class WallsTest {

  private static final String HOUSE = "io.defenderxdr.";

  private static final String[] CORE = {
    HOUSE + "event",
    HOUSE + "pipeline",
    HOUSE + "checkpoint",
    HOUSE + "status",
    HOUSE + "settings..",
    HOUSE + "http",
    HOUSE + "retry",
    HOUSE + "process"
  };

  /** A room outside core may know core, itself, and libraries; of the house nothing else. */
  private static ArchRule knowsOnlyCoreAnd(String... rooms) {
    return noClasses()
        .that()
        .resideInAnyPackage(rooms)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("io.defenderxdr..")
                .and(not(resideInAnyPackage(CORE)))
                .and(not(resideInAnyPackage(rooms))));
  }

  @ArchTest
  static final ArchRule coreKnowsOnlyItself =
      noClasses()
          .that()
          .resideInAnyPackage(CORE)
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("io.defenderxdr..").and(not(resideInAnyPackage(CORE))));

  @ArchTest static final ArchRule mapping = knowsOnlyCoreAnd(HOUSE + "mapping..");

  @ArchTest static final ArchRule sources = knowsOnlyCoreAnd(HOUSE + "source..");

  @ArchTest static final ArchRule delivery = knowsOnlyCoreAnd(HOUSE + "delivery..");

  @ArchTest static final ArchRule console = knowsOnlyCoreAnd(HOUSE + "console..");

  @ArchTest
  static final ArchRule assets = knowsOnlyCoreAnd(HOUSE + "assets..", HOUSE + "mapping..");

  @ArchTest
  static final ArchRule nounsKnowNothing =
      classes()
          .that()
          .resideInAPackage(HOUSE + "event")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(HOUSE + "event", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule theVerbKnowsTheNounsOnly =
      classes()
          .that()
          .resideInAPackage(HOUSE + "pipeline")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(HOUSE + "event", HOUSE + "pipeline", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule transportKnowsNoMeaning =
      classes()
          .that()
          .resideInAnyPackage(HOUSE + "http", HOUSE + "retry", HOUSE + "process")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              HOUSE + "http",
              HOUSE + "retry",
              HOUSE + "process",
              "java..",
              "javax.net..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule addressFilesOnlyInThePlaces =
      noClasses()
          .that()
          .resideOutsideOfPackage(HOUSE + "mapping.places")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.maxmind..");

  @ArchTest
  static final ArchRule webServerOnlyInTheConsole =
      noClasses()
          .that()
          .resideOutsideOfPackage(HOUSE + "console..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.javalin..", "gg.jte..", "org.eclipse.jetty..");

  @ArchTest
  static final ArchRule commandLineOnlyInTheCollector =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              HOUSE + "cli..", HOUSE + "collector..", HOUSE + "demo..", HOUSE + "metrics..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..", "io.micrometer..");

  @ArchTest
  static final ArchRule noCirclesBetweenRooms =
      slices().matching("io.defenderxdr.(*)..").should().beFreeOfCycles();
}
