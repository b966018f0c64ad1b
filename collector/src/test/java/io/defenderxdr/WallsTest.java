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
import java.util.Arrays;
import java.util.stream.Stream;

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

  /** The rooms that know the Azure SDK, and of the house its credentials and containers. */
  private static final String[] HUB = {
    HOUSE + "source.eventhub..",
    HOUSE + "source.kafka..",
    HOUSE + "source.export..",
    HOUSE + "source.envelope..",
    HOUSE + "source.lease..",
    HOUSE + "source.event.."
  };

  private static final String[] REST = {
    HOUSE + "source.token..", HOUSE + "source.rest..", HOUSE + "source.graph.."
  };

  private static final String AZURE = HOUSE + "azure..";

  @ArchTest static final ArchRule restSources = knowsOnlyCoreAnd(REST);

  @ArchTest static final ArchRule azure = knowsOnlyCoreAnd(AZURE);

  @ArchTest static final ArchRule hubSources = hubSources();

  private static ArchRule hubSources() {
    String[] rooms = Arrays.copyOf(HUB, HUB.length + 1);
    rooms[HUB.length] = AZURE;
    return noClasses()
        .that()
        .resideInAnyPackage(HUB)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("io.defenderxdr..")
                .and(not(resideInAnyPackage(CORE)))
                .and(not(resideInAnyPackage(rooms))));
  }

  @ArchTest
  static final ArchRule everySourceIsOfOneOfTheTwoKinds =
      classes()
          .that()
          .resideInAPackage(HOUSE + "source..")
          .should()
          .resideInAnyPackage(Stream.of(REST, HUB).flatMap(Stream::of).toArray(String[]::new));

  @ArchTest
  static final ArchRule theAzureSdkOnlyInAzureAndTheHubsSources =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              AZURE,
              HOUSE + "source.event..",
              HOUSE + "source.eventhub..",
              HOUSE + "source.kafka..",
              HOUSE + "source.export..",
              HOUSE + "source.event..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.azure..", "com.microsoft.aad..", "reactor..");

  @ArchTest
  static final ArchRule kafkaOnlyInItsSource =
      noClasses()
          .that()
          .resideOutsideOfPackage(HOUSE + "source.kafka..")
          .and()
          .resideOutsideOfPackage(HOUSE + "simulator..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..");

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
