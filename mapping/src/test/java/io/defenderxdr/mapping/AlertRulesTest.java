package io.defenderxdr.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.event.EcsDocument;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sentences of the specification, one by one, in the reference's own form. */
class AlertRulesTest {

  private static final String KIND = "\"@odata.type\":\"#microsoft.graph.security.";

  @Test
  void hashesTheIdFromRawTexts() {
    String record =
        "{'providerAlertId':'da637551227677560813_-961444813','incidentId':'28282',"
            + "'lastUpdateDateTime':'2021-05-02T14:19:01.3266667Z','id':'da637551227677560813_-961444813'}";
    EcsDocument document = Mapped.documents(Mapped.mapping(true), json(record)).getFirst();
    assertThat(document.id().text()).isEqualTo("1DiM5iUgDimpIyenmghWV6SfxI4=");
    assertThat(document.index()).isEqualTo("logs-m365_defender.alert-default");
  }

  @ParameterizedTest
  @CsvSource({"low,21", "Informational,21", "MEDIUM,47", "high,73", "Critical,99"})
  void looksUpTheSeverity(String word, long number) {
    assertThat(leaves(Mapped.reference("{\"severity\":\"" + word + "\"}")))
        .containsEntry("event.severity", number)
        .containsEntry("m365_defender.alert.severity", word);
  }

  @Test
  void measuresTheActivityInNanoseconds() {
    assertThat(
            leaves(
                Mapped.reference(
                    json(
                        "{'firstActivityDateTime':'2024-10-20T09:51:39.5154802Z',"
                            + "'lastActivityDateTime':'2024-10-20T09:51:41.9939003Z'}"))))
        .containsEntry("event.duration", 2478000000L)
        .doesNotContainKey("m365_defender.alert.first_activity_datetime");
  }

  @Test
  void givesRegistryAloneTheTypeAccess() {
    assertThat(leaves(evidence("{" + KIND + "registryKeyEvidence\"}")))
        .containsEntry("event.category", List.of("String registry"))
        .containsEntry("event.type", List.of("String access"));
  }

  @Test
  void marksDeterminationAptAsIndicator() {
    assertThat(leaves(Mapped.reference(json("{'determination':'APT','evidence':[]}"))))
        .containsEntry("event.category", List.of("String threat"))
        .containsEntry("event.type", List.of("String indicator"));
    assertThat(leaves(Mapped.reference(json("{'determination':'apt'}"))))
        .doesNotContainKey("event.category");
  }

  @Test
  void keepsTheHostsInTheOrderOfProperties() {
    Map<String, Object> document =
        evidence(
            "{"
                + KIND
                + "deviceEvidence\",\"loggedOnUsers\":[{\"domainName\":\"AzureAD\",\"x\":1}],"
                + "\"deviceDnsName\":\"clw555test\",\"version\":\"22H2\",\"osPlatform\":\"Windows11\","
                + "\"mdeDeviceId\":\"d1\"}");
    assertThat(at(document, "related.hosts"))
        .isEqualTo(List.of("d1", "Windows11", "22H2", "clw555test", "AzureAD"));
    assertThat(at(document, "host.id")).isEqualTo(List.of("d1"));
    assertThat(leaves(document))
        .containsEntry("m365_defender.alert.evidence[0].logged_on_users[0].x", 1L)
        .doesNotContainKey("m365_defender.alert.evidence[0].os_platform");
  }

  @Test
  void replacesPrimaryAddressesByPrincipalNames() {
    Map<String, Object> document =
        evidence(
            "{"
                + KIND
                + "mailboxEvidence\",\"primaryAddress\":\"b@x\"},{"
                + KIND
                + "userEvidence\",\"userAccount\":{\"userPrincipalName\":\"z@x\"}},{"
                + KIND
                + "userEvidence\",\"userAccount\":{\"userPrincipalName\":\"a@x\"}}");
    assertThat(at(document, "user.email")).isEqualTo(List.of("a@x", "z@x"));
    assertThat(at(document, "related.user")).isEqualTo(List.of("z@x", "a@x", "b@x"));
  }

  @ParameterizedTest
  @CsvSource({
    "C:\\\\Windows, a.exe, C:\\Windows\\a.exe",
    "C:\\\\Windows\\\\, a.exe, C:\\Windows\\a.exe",
    "/usr/bin, a, /usr/bin/a",
    "E:, x.exe, E:/x.exe",
    "'', x.exe, x.exe"
  })
  void joinsFolderAndName(String folder, String name, String expected) {
    Map<String, Object> document =
        evidence("{\"imageFile\":{\"filePath\":\"" + folder + "\",\"fileName\":\"" + name + "\"}}");
    assertThat(at(document, "process.executable")).isEqualTo(expected);
  }

  @Test
  void makesEntityIdsOfProcesses() {
    Map<String, Object> document =
        evidence(
            "{"
                + KIND
                + "processEvidence\",\"processId\":\"4780\",\"mdeDeviceId\":"
                + "\"73e7e2de709dff64ef64b1d0c30e67fab63279db\","
                + "\"processCreationDateTime\":\"2021-08-12T07:39:09.0909239Z\"}");
    assertThat(at(document, "process.entity_id"))
        .isEqualTo(List.of("yblucUUTrxTOMynDHh+jekyfV+Q="));
    assertThat(at(document, "process.pid")).isEqualTo(List.of(4780L));
  }

  @Test
  void removesDuplicatesOfTheKindThatDoesNotMatchToo() {
    assertThat(leaves(evidence("{\"vmMetadata\":{\"cloudProvider\":\"aws\",\"vmId\":\"v\"}}")))
        .containsEntry("m365_defender.alert.evidence[0].vm_metadata.vm_id", "v")
        .hasSize(2);
  }

  @Test
  void setsTheProviderAzureOnlyBesideAType() {
    assertThat(
            leaves(
                evidence("{\"vmMetadata\":{\"cloudProvider\":\"Azure\",\"@odata.type\":\"t\"}}")))
        .containsEntry("cloud.provider", List.of("String azure"));
    assertThat(
            leaves(evidence("{\"vmMetadata\":{\"cloudProvider\":\"azure\",\"@odata.type\":null}}")))
        .doesNotContainKey("cloud.provider");
  }

  @Test
  void keepsUnknownPropertiesOfAnItemInTheirPlace() {
    assertThat(
            leaves(
                evidence(
                    "{\"fileDetails\":{\"md5\":\"m\",\"fileName\":\"n\"},\"userAccount\":\"text\","
                        + "\"loggedOnUsers\":\"who\",\"x\":{\"y\":\"\",\"z\":0},\"e\":[\"\",null]}")))
        .containsEntry("m365_defender.alert.evidence[0].fileDetails.md5", "m")
        .containsEntry("m365_defender.alert.evidence[0].userAccount", "text")
        .containsEntry("m365_defender.alert.evidence[0].loggedOnUsers", "who")
        .containsEntry("m365_defender.alert.evidence[0].x.z", 0L)
        .containsEntry("file.name", List.of("String n"))
        .hasSize(6);
  }

  @Test
  void notesEachFailureAndGoesOn() {
    Map<String, Object> document =
        evidence(
            "{\"processId\":\"x\",\"urlCount\":[1],\"createdDateTime\":\"bad\",\"emailCount\":\"\","
                + "\"appId\":[],\"ipInterfaces\":[\"1.1.1.1\",\"bad\",null]}",
            "a");
    assertThat(leaves(document))
        .containsEntry("event.kind", List.of("String alert", "String pipeline_error"))
        .containsEntry("tags", List.of("String a", "String preserve_original_event"))
        .containsEntry("host.ip", List.of("String 1.1.1.1"))
        .containsKey("event.original");
    assertThat(((List<?>) at(document, "error.message")).stream().map(Object::toString))
        .hasSize(3)
        .allMatch(text -> text.startsWith("Processor convert with tag "))
        .allMatch(
            text -> text.contains(" in pipeline logs-m365_defender.alert failed with message: "));
  }

  @Test
  void countsOneAndTrueAsOneValue() {
    assertThat(
            at(
                evidence("{\"url\":1},{\"url\":1.0},{\"url\":true},{\"url\":\"1\"}"),
                "url.original"))
        .isEqualTo(List.of(1L, "1"));
  }

  @Test
  void flattensListsByOneLevel() {
    Map<String, Object> document =
        Mapped.reference(
            json(
                "{'comments':[{'createdByDisplayName':['p',['q']]},{'createdByDisplayName':'p'}]}"));
    assertThat(at(document, "related.user")).isEqualTo(List.of("p", List.of("q")));
  }

  @Test
  void dropsAnEmptyPageAndRefusesAFullOne() {
    assertThat(Mapped.documents(Mapped.mapping(true), "{\"value\":[],\"a\":1}")).isEmpty();
    EcsDocument document =
        Mapped.documents(Mapped.mapping(true), "{\"value\":[{\"id\":null}],\"id\":\"a\"}")
            .getFirst();
    assertThat(document.id()).isNull();
    assertThat(leaves(Mapped.source(document)))
        .containsEntry("event.kind", "pipeline_error")
        .containsEntry("json.id", "a")
        .containsKeys("error.message", "event.original", "tags");
  }

  @Test
  void keepsTheTextOfWhatIsNoJson() {
    EcsDocument document = Mapped.documents(Mapped.mapping(true), "{\"id\":\"a\"} x").getFirst();
    assertThat(document.id()).isNull();
    assertThat(at(Mapped.source(document), "event.original")).isEqualTo("{\"id\":\"a\"} x");
    assertThat(at(Mapped.source(document), "event.kind"))
        .isEqualTo(List.of("alert", "pipeline_error"));
  }

  @Test
  void makesAnEmptyDocumentOfWhatIsNoObject() {
    EcsDocument document = Mapped.documents(Mapped.mapping(true), "[1]").getFirst();
    assertThat(document.id()).isNull();
    assertThat(leaves(Mapped.source(document))).containsOnlyKeys("event.kind");
  }

  @Test
  void writesTheOriginalSortedAndEscaped() {
    Map<String, Object> document =
        Mapped.reference("{ \"b\": null, \"a\": \"<&>\", \"id\":\"x\"}", "preserve_original_event");
    assertThat(at(document, "event.original"))
        .isEqualTo("{\"a\":\"\\u003c\\u0026\\u003e\",\"b\":null,\"id\":\"x\"}");
  }

  @Test
  void leavesEvidenceThatIsNoListAsItIs() {
    assertThat(leaves(Mapped.reference(json("{'evidence':{'processId':'x','a':''}}"))))
        .containsEntry("m365_defender.alert.evidence.processId", "x")
        .hasSize(2);
  }

  @Test
  void survivesHalfCharactersAndDeepNesting() {
    String deep =
        "{\"id\":\"a\",\"evidence\":[{\"x\":" + "[".repeat(900) + "1" + "]".repeat(900) + "}]}";
    assertThat(leaves(Mapped.reference(deep))).containsEntry("event.id", "a");
    assertThat(leaves(Mapped.reference("{\"id\":\"a\\ud800\"}")))
        .containsEntry("event.id", "a\uFFFD");
  }

  @Test
  void theOriginalKeepsHalfACharacterAsAnEscape() {
    String record = "{\"a\":1,\"id\":\"\\ud800b\\ud83d\\ude00\"}";
    assertThat(at(Mapped.reference(record, MappingOptions.KEEP_ORIGINAL), "event.original"))
        .isEqualTo(record.replace("\\ud83d\\ude00", "\ud83d\ude00"));
  }

  private static Map<String, Object> evidence(String items, String... tags) {
    return Mapped.reference("{\"evidence\":[" + items + "]}", tags);
  }

  private static Map<String, Object> leaves(Map<String, Object> document) {
    return Leaves.of(document);
  }

  private static Object at(Map<String, Object> document, String path) {
    Object at = document;
    for (String name : path.split("\\.", -1)) {
      at = ((Map<?, ?>) at).get(name);
    }
    return at;
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
