package io.defenderxdr.mapping.oracle.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.mapping.oracle.Json;
import io.defenderxdr.mapping.oracle.Trees;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules of the alert, email, and application families that no public case shows. */
class FamilyRulesTest {

  private static final String V = "m365_defender/event/";

  private static Map<String, Object> map(String table, String properties, String... tags) {
    String record =
        "{\"category\":\"AdvancedHunting-" + table + "\",\"properties\":" + properties + "}";
    return EventOracle.expected(record.replace('\'', '"'), List.of(tags)).document();
  }

  private static void holds(Map<String, Object> document, String path, String json)
      throws java.io.IOException {
    assertThat(Trees.get(document, path)).as(path).isEqualTo(Json.read(json.replace('\'', '"')));
  }

  @Test
  void putsThreatsUnderTheIndicator() throws Exception {
    Map<String, Object> document =
        map(
            "AlertEvidence",
            "{'ServiceSource':'x','Category':'Persistence','EntityType':'File','FileName':'a.exe',"
                + "'RegistryValueName':'Run','RegistryValueData':7,'ThreatFamily':'Zeus'}");
    holds(
        document,
        "event",
        "{'kind':'alert','category':['file','threat']," + "'type':['indicator'],'provider':'x'}");
    holds(
        document,
        "threat",
        "{'group':{'name':'Zeus'},'indicator':{'file':{'name':'a.exe'},"
            + "'registry':{'value':'Run','data':{'strings':['7']}}}}");
    holds(document, "file", "null");
    holds(document, V + "registry", "null");
  }

  @Test
  void losesTheFileOfEvidenceWithoutCategory() throws Exception {
    Map<String, Object> document =
        map("AlertEvidence", "{'ServiceSource':'x','EntityType':'Ip','FileName':'a.exe'}");
    holds(document, "file", "null");
    holds(document, V + "file", "null");
    holds(document, V + "entity_type", "'Ip'");
  }

  @Test
  void splitsTechniquesAndSortsNamesAndIdsApart() throws Exception {
    Map<String, Object> document =
        map(
            "AlertInfo",
            "{'ServiceSource':'x','AttackTechniques':['Valid Accounts (T1078)','Phishing (T1566)',"
                + "'Command and Scripting (T1059)']}");
    holds(
        document,
        "threat/technique/subtechnique",
        "{'name':['Command and Scripting','Phishing','Valid Accounts'],"
            + "'id':['T1059','T1078','T1566']}");
    Map<String, Object> odd =
        map("AlertInfo", "{'ServiceSource':'x','AttackTechniques':['Phishing (T1566)','T1078']}");
    holds(odd, "threat", "null");
    holds(odd, V + "attack_techniques", "['Phishing (T1566)','T1078']");
  }

  @Test
  void endsAnAlertWithoutServiceSourceBeforeTheClearing() throws Exception {
    Map<String, Object> document =
        map("AlertEvidence", "{'AlertId':'a','DeviceId':'d','LocalIP':'x','DeviceName':'N'}");
    holds(document, "event/kind", "'pipeline_error'");
    holds(document, "event/id", "'a'");
    holds(document, "host", "null");
    holds(document, "device/id", "'d'");
    holds(document, "tags", "['preserve_original_event']");
    assertThat((List<?>) Trees.get(document, "error/message")).hasSize(2);
    assertThat(Trees.has(document, "json")).isFalse();
  }

  @Test
  void prefersTheSidOfAnAlertToItsObjectId() throws Exception {
    String both = "{'ServiceSource':'','AccountObjectId':'o','AccountSid':'%s'}";
    holds(map("AlertEvidence", both.formatted("s")), "user/id", "'s'");
    holds(map("AlertEvidence", both.formatted("")), "user/id", "'o'");
    holds(map("AlertEvidence", both.formatted("s")), V + "account", "null");
    holds(
        map("AlertEvidence", both.formatted("s"), "preserve_duplicate_custom_fields"),
        V + "account",
        "{'object_id':'o','sid':'s'}");
  }

  @Test
  void splitsACommandLineAsWindowsDid() throws Exception {
    Map<String, Object> document =
        map(
            "AlertEvidence",
            "{'ServiceSource':'x','ProcessCommandLine':"
                + "'app.exe \\\"one \\\"\\\" two\\\" tail'}");
    holds(
        document,
        "process",
        "{'args':['app.exe','one \\'','two tail'],'args_count':3,"
            + "'executable':'app.exe','name':'app.exe',"
            + "'command_line':'app.exe \\'one \\'\\' two\\' tail'}");
  }

  @Test
  void splitsTheSenderOfAMessageAtItsFirstSign() throws Exception {
    Map<String, Object> document =
        map("MessageEvents", "{'SenderEmailAddress':'a@b@c','GroupId':'g','IsOwnedThread':1}");
    holds(document, "user", "{'name':'a','domain':'b@c','email':'a@b@c','group':{'id':'g'}}");
    assertThat((List<?>) Trees.get(document, "error/message")).hasSize(1);
    Map<String, Object> none = map("MessageEvents", "{'SenderEmailAddress':'nobody'}");
    holds(none, "user", "{'email':'nobody'}");
    assertThat((List<?>) Trees.get(none, "error/message")).hasSize(1);
  }

  @Test
  void splitsLinksByEitherParser() throws Exception {
    holds(
        map("EmailUrlInfo", "{'Url':'https://u:p%20@h.example:81/a%20b/c.d.gz?q=%41#f'}"),
        "url",
        "{'original':'https://u:p%20@h.example:81/a%20b/c.d.gz?q=%41#f','scheme':'https',"
            + "'query':'q=A','fragment':'f','domain':'h.example','port':81,'path':'/a b/c.d.gz',"
            + "'extension':'gz','user_info':'u:p ','username':'u','password':'p '}");
    holds(
        map("EmailUrlInfo", "{'Url':'https://h.example/a b%20'}"),
        "url",
        "{'original':'https://h.example/a b%20','scheme':'https','domain':'h.example',"
            + "'path':'/a b%20'}");
    holds(map("EmailUrlInfo", "{'Url':'no link'}"), "url", "{'original':'no link'}");
  }

  @Test
  void countsAnEmptyFileTypeAsAFile() throws Exception {
    Map<String, Object> document =
        map("EmailAttachmentInfo", "{'FileType':'','FileSize':'0x10','SenderIPv4':'x'}");
    holds(document, "event/category", "['email','file']");
    assertThat(Trees.get(document, "file/size")).isEqualTo(BigInteger.valueOf(16));
    assertThat((List<?>) Trees.get(document, "error/message")).hasSize(1);
  }

  @Test
  void keepsTheAddressOfAClickAsATextAndItsActionWithHyphens() throws Exception {
    Map<String, Object> document =
        map(
            "UrlClickEvents",
            "{'IPAddress':'::1','ActionType':'Click Allowed now'," + "'IsClickedThrough':'1'}");
    holds(document, "host/ip", "'::1'");
    holds(document, "event", "{'kind':'event','type':['info'],'action':'click-allowed-now'}");
    holds(document, V + "is_clicked_through", "true");
  }

  @Test
  void endsAnIdentityWithoutObjectId() throws Exception {
    Map<String, Object> document = map("IdentityInfo", "{'AccountName':'n','State':'s'}");
    holds(document, "event/kind", "'pipeline_error'");
    holds(document, V + "account", "{'name':'n','state':'s'}");
    Map<String, Object> whole =
        map("IdentityInfo", "{'AccountObjectId':'o','AccountDisplayName':'D','City':'c'}");
    holds(whole, "event", "{'kind':'asset','category':['iam'],'type':['info','user']}");
    holds(whole, "user", "{'id':'o','name':'D','full_name':'D'}");
    holds(whole, V + "account", "{'object_id':'o','city':'c'}");
  }

  @Test
  void endsAnApplicationRecordWhoseAdditionalFieldsAreNoObject() throws Exception {
    for (String fields : List.of("''", "'{'", "[1]", "'5'")) {
      Map<String, Object> document =
          map("CloudAppEvents", "{'AdditionalFields':" + fields + ",'AccountId':'i'}");
      holds(document, "event/kind", "'pipeline_error'");
      holds(document, "user", "null");
    }
  }

  @Test
  void failsALogonByItsReason() throws Exception {
    holds(map("IdentityLogonEvents", "{'FailureReason':''}"), "event/outcome", "'success'");
    holds(map("IdentityLogonEvents", "{'FailureReason':0}"), "event/outcome", "'failure'");
    holds(map("IdentityQueryEvents", "{'FailureReason':'x'}"), "event/outcome", "null");
  }

  @Test
  void knowsTheClientOnlyOfPublicStorageAddresses() throws Exception {
    String record = "{'IpAddress':'1.2.3.4','IsPrivateIp':%s,'OperationsCount':''}";
    Map<String, Object> open = map("CloudStorageAggregatedEvents", record.formatted("'False'"));
    holds(open, "client", "{'ip':'1.2.3.4'}");
    holds(open, "related/ip", "['1.2.3.4']");
    assertThat((List<?>) Trees.get(open, "error/message")).hasSize(1);
    holds(map("CloudStorageAggregatedEvents", record.formatted("true")), "client", "null");
    holds(map("CloudStorageAggregatedEvents", record.formatted("null")), "client", "null");
  }

  @Test
  void ordersTheNamesOfACloudUser() throws Exception {
    String record = "{'AccountId':'i','RawEventData':'%s','AccountDisplayName':'D'}";
    holds(
        map("CloudAppEvents", record.formatted("{\\\"UserId\\\":\\\"u\\\"}")),
        "user",
        "{'id':'i','name':'u'}");
    holds(map("CloudAppEvents", record.formatted("[]")), "user", "{'id':'i','name':'D'}");
    holds(map("CloudAppEvents", record.formatted("[]")), "related", "{'user':['i','D']}");
  }

  @Test
  void takesTheSystemOfAnIdentityFromItsAdditionalFields() throws Exception {
    String record = "{'OSPlatform':'Windows like LINUX','AdditionalFields':%s}";
    holds(map("IdentityLogonEvents", record.formatted("null")), "host/os/type", "'linux'");
    holds(
        map("IdentityLogonEvents", record.formatted("{'SourceComputerOperatingSystemType':'X'}")),
        "host/os/type",
        "'X'");
  }
}
