package io.defenderxdr.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.testkit.AddressFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code map} can do with records of the event stream beside mapping them. */
class MapEventOptionsTest {

  private static final String RECORD =
      "{\"category\":\"AdvancedHunting-DeviceInfo\",\"properties\":"
          + "{\"PublicIP\":\"81.2.69.160\",\"NewCount\":7}}\n";

  private final InputStream in = System.in;
  private final PrintStream out = System.out;
  private final ByteArrayOutputStream documents = new ByteArrayOutputStream();
  private final StringWriter errors = new StringWriter();

  @TempDir Path folder;

  @BeforeEach
  void redirect() {
    System.setIn(new ByteArrayInputStream(RECORD.getBytes(StandardCharsets.UTF_8)));
    System.setOut(new PrintStream(documents, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restore() {
    System.setIn(in);
    System.setOut(out);
  }

  private int run(String... arguments) {
    CommandLine program = DefenderXdr.commandLine();
    program.setErr(new PrintWriter(errors, true));
    return program.execute(arguments);
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  @Test
  void writesADriftReportWithARowToPaste() throws Exception {
    assertThat(run("map", "--stream", "event", "--id-only", "--drift", file("drift.md")))
        .isEqualTo(ExitCodes.OK);
    assertThat(Files.readString(folder.resolve("drift.md")))
        .contains("| `NewCount` | 1 | long | `7` |")
        .contains("  - source: NewCount\n    convert: long\n    vendor: new_count\n");
  }

  @Test
  void looksAddressesUpInTheGivenFiles() {
    AddressFile.city().writeTo(folder.resolve("City.mmdb"));
    assertThat(run("map", "--stream", "event", "--geoip-city", file("City.mmdb")))
        .isEqualTo(ExitCodes.OK);
    assertThat(documents.toString(StandardCharsets.UTF_8)).contains("\"city_name\":\"Boxford\"");
  }

  @Test
  void mapsOnWithoutAnAddressFileThatIsMissing() {
    assertThat(run("map", "--stream", "event", "--geoip-asn", file("ASN.mmdb")))
        .isEqualTo(ExitCodes.OK);
    assertThat(documents.toString(StandardCharsets.UTF_8)).contains("81.2.69.160");
    assertThat(errors.toString())
        .contains("The address file " + file("ASN.mmdb") + " does not exist: put a file such as")
        .contains("1 lines, 1 documents, 0 without");
  }

  @Test
  void refusesWhatCannotBeTogether() {
    assertThat(run("map", "--stream", "alert", "--drift", file("drift.md")))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(run("map", "--stream", "event", "--as-reference", "--drift", file("drift.md")))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(errors.toString())
        .contains("--geoip-city, --geoip-asn and --drift are for the stream event; take them away")
        .contains("--drift: the reference's documents forget what they do not know;");
    assertThat(folder.resolve("drift.md")).doesNotExist();
  }

  @Test
  void saysWhyTheReportCannotBeWritten() {
    assertThat(run("map", "--stream", "event", "--drift", file("no/such/drift.md")))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(errors.toString()).contains("cannot be written; check the folder and your rights.");
  }
}
