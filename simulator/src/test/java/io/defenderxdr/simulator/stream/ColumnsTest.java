package io.defenderxdr.simulator.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.defenderxdr.simulator.attack.World;
import io.defenderxdr.simulator.time.Ticks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The columns of each table against Microsoft's published lists. */
class ColumnsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long NOON = Ticks.parse("2024-11-22T12:00:00Z");
  private static final EventRecords RECORDS = new EventRecords(new World(3, 40));

  /** Columns that arrive though the published list of the table lacks them. */
  private static final Map<Table, Set<String>> MORE =
      Map.ofEntries(
          Map.entry(Table.ALERT_EVIDENCE, Set.of("MachineGroup")),
          Map.entry(Table.ALERT_INFO, Set.of("MachineGroup")),
          Map.entry(
              Table.BEHAVIOR_ENTITIES,
              Set.of(
                  "CloudPlatform", "CloudResourceType", "CloudResourceId", "CloudSubscriptionId")),
          Map.entry(
              Table.BEHAVIOR_INFO,
              Set.of(
                  "Title",
                  "Severity",
                  "DeviceName",
                  "MachineGroup",
                  "DataAggregationStartTime",
                  "DataAggregationEndTime")),
          // The list says Isp; the records of this table say ISP.
          Map.entry(Table.CLOUD_APP_EVENTS, Set.of("ISP", "AppInstanceId")),
          Map.entry(
              Table.CLOUD_AUDIT_EVENTS,
              Set.of(
                  "Account",
                  "AuditSource",
                  "AzureResourceId",
                  "AwsResourceName",
                  "GcpFullResourceName")),
          // The list has a row without a name where this column belongs.
          Map.entry(
              Table.DEVICE_EVENTS,
              Set.of("MachineGroup", "InitiatingProcessVersionInfoInternalFileName")),
          Map.entry(Table.EMAIL_ATTACHMENT_INFO, Set.of("FileExtension")),
          Map.entry(Table.IDENTITY_DIRECTORY_EVENTS, Set.of("IsAdminOperation")),
          Map.entry(
              Table.IDENTITY_INFO,
              Set.of(
                  "BlastRadius",
                  "CompanyName",
                  "CriticalityLevel",
                  "DefenderRiskLevel",
                  "DeletedDateTime",
                  "EmployeeId",
                  "GroupMembership",
                  "IdentityEnvironment",
                  "OtherMailAddresses",
                  "PrivilegedEntraPimRoles",
                  "RiskLevel",
                  "RiskLevelDetails",
                  "RiskStatus",
                  "SourceProviders",
                  "State")),
          Map.entry(Table.IDENTITY_LOGON_EVENTS, Set.of("LastSeenForUser", "UncommonForUser")),
          Map.entry(Table.IDENTITY_QUERY_EVENTS, Set.of("IsAdminOperation")));

  /** Published columns that never arrive under that name. */
  private static final Map<Table, Set<String>> NEVER =
      Map.of(Table.CLOUD_APP_EVENTS, Set.of("Isp"));

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {
        "MESSAGE_EVENTS",
        "MESSAGE_URL_INFO",
        "MESSAGE_POST_DELIVERY_EVENTS",
        "CLOUD_STORAGE_AGGREGATED_EVENTS",
        "CLOUD_PROCESS_EVENTS"
      })
  void everyPublishedColumnIsSentAndNoOtherWithoutAReason(Table table) throws IOException {
    Set<String> expected = published(table);
    assertThat(expected).hasSizeGreaterThan(2);
    expected.removeAll(NEVER.getOrDefault(table, Set.of()));
    expected.addAll(MORE.getOrDefault(table, Set.of()));
    if (table.family() == Table.Family.DEVICE) {
      expected.add("MachineGroup");
    }

    for (int index = 0; index < 100; index++) {
      assertThat(properties(table, index).fieldNames())
          .toIterable()
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @ParameterizedTest
  @EnumSource(Table.class)
  void everyActionTypeComesUpAndItsJsonTextsCanBeRead(Table table) throws IOException {
    Set<String> actions = new HashSet<>();
    int enough = table == Table.DEVICE_EVENTS ? 12_000 : 3_000;
    for (int index = 0; index < enough; index++) {
      JsonNode told = properties(table, index);
      actions.add(told.path("ActionType").asText("-"));
      String text = told.path("AdditionalFields").asText();
      if (!text.isEmpty() && !text.equals("null")) {
        assertThat(JSON.readTree(text).isContainerNode()).as(text).isTrue();
      }
    }
    List<String> missing = new ArrayList<>(RECORDS.actions(table));
    missing.removeAll(actions);
    assertThat(missing).isEmpty();
  }

  @Test
  void deviceEventsKnowTheActionsThatTheSpecificationTreatsApart() {
    assertThat(RECORDS.actions(Table.DEVICE_EVENTS))
        .contains(
            "OpenProcessApiCall",
            "ReadProcessMemoryApiCall",
            "CreateRemoteThreadApiCall",
            "NtAllocateVirtualMemoryRemoteApiCall",
            "DriverLoad",
            "NamedPipeEvent",
            "LdapSearch",
            "PowerShellCommand",
            "AmsiScriptDetection",
            "ScheduledTaskCreated",
            "ServiceInstalled",
            "UserAccountCreated",
            "UsbDriveMounted",
            "SmartScreenUrlWarning",
            "AntivirusDetection",
            "AsrLsassCredentialTheftBlocked",
            "DnsQueryResponse",
            "ScriptContent");
    assertThat(RECORDS.actions(Table.DEVICE_NETWORK_EVENTS))
        .contains(
            "DnsConnectionInspected",
            "HttpConnectionInspected",
            "SslConnectionInspected",
            "IcmpConnectionInspected",
            "SshConnectionInspected",
            "SmtpConnectionInspected",
            "FtpConnectionInspected",
            "NtlmAuthenticationInspected",
            "NetworkSignatureInspected",
            "InboundConnectionAccepted",
            "ListeningConnectionCreated");
  }

  @Test
  void someColumnOfEveryTableIsFilledInEveryRecordAndFewAreAlwaysEmpty() throws IOException {
    for (Table table : Table.values()) {
      Map<String, Integer> filled = new HashMap<>();
      for (int index = 0; index < 2_000; index++) {
        JsonNode told = properties(table, index);
        told.fieldNames()
            .forEachRemaining(
                name -> filled.merge(name, told.get(name).isNull() ? 0 : 1, Integer::sum));
      }
      long empty = filled.values().stream().filter(count -> count == 0).count();
      assertThat(empty).as(table.title()).isLessThanOrEqualTo(6);
    }
  }

  /** Tables that the published lists lack, by the letters the specification has for them. */
  private static final Map<Table, String> YOUNG =
      Map.of(
          Table.MESSAGE_EVENTS, "ME",
          Table.MESSAGE_URL_INFO, "MU",
          Table.MESSAGE_POST_DELIVERY_EVENTS, "MP",
          Table.CLOUD_STORAGE_AGGREGATED_EVENTS, "ST");

  @ParameterizedTest
  @EnumSource(
      names = {
        "MESSAGE_EVENTS",
        "MESSAGE_URL_INFO",
        "MESSAGE_POST_DELIVERY_EVENTS",
        "CLOUD_STORAGE_AGGREGATED_EVENTS",
        "CLOUD_PROCESS_EVENTS"
      })
  void theYoungerTablesHaveTheColumnsOfTheSpecification(Table table) throws IOException {
    Set<String> named = new TreeSet<>();
    boolean process = table == Table.CLOUD_PROCESS_EVENTS;
    boolean section = false;
    for (String line : lines("event-tables.md")) {
      section = line.startsWith("## ") ? line.startsWith("## 7.") : section;
      List<String> cells = List.of(line.split(" *\\| *", -1));
      boolean row = cells.size() > 5 && cells.get(1).matches("[A-Z][A-Za-z0-9, ]+");
      if (row && process && section) {
        named.addAll(List.of(cells.get(1).split(", ", -1)));
      } else if (row && !process && cells.size() == 8) {
        boolean here = List.of(cells.get(6).split(" ", -1)).contains(YOUNG.get(table));
        named.addAll(here ? List.of(cells.get(1).split(", ", -1)) : List.of());
      }
    }

    assertThat(named).hasSizeGreaterThan(2);
    Set<String> sent = new TreeSet<>();
    properties(table, 1).fieldNames().forEachRemaining(sent::add);
    assertThat(sent).containsAll(named);
  }

  private static Set<String> published(Table table) throws IOException {
    Set<String> columns = new TreeSet<>();
    for (String line : lines("hunting-tables.csv")) {
      List<String> cells = List.of(line.split(",", -1));
      if (cells.getFirst().equals(table.title()) && !cells.get(1).isEmpty()) {
        columns.add(cells.get(1));
      }
    }
    return columns;
  }

  private static List<String> lines(String file) throws IOException {
    String set = System.getenv("DEFENDER_XDR_CASES");
    Path root = Path.of(System.getProperty("defenderxdr.root", ".."));
    Path cases = root.resolve(set == null ? "../shared/conformance" : set);
    Path spec = cases.resolve("../spec").resolve(file).normalize();
    if (!Files.isReadable(spec)) {
      String note = "No specification at " + spec + "; set DEFENDER_XDR_CASES.";
      if ("true".equals(System.getenv("CI"))) {
        fail(note);
      }
      Assumptions.abort(note);
    }
    return Files.readAllLines(spec);
  }

  private static JsonNode properties(Table table, long index) throws IOException {
    return JSON.readTree(RECORDS.record(table, index, NOON)).path("properties");
  }
}
