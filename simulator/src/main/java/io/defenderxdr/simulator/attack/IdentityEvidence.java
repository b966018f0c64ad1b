package io.defenderxdr.simulator.attack;

import io.defenderxdr.simulator.time.Ticks;
import java.util.List;
import java.util.Map;

/** Evidence on identities: users, groups, logons, source code accounts, agents. */
final class IdentityEvidence {
  static final Map<String, Evidence.Kind> KINDS =
      Map.of(
          "user", IdentityEvidence::user,
          "securityGroup", IdentityEvidence::securityGroup,
          "activeDirectoryDomain", IdentityEvidence::directoryDomain,
          "hostLogonSession", IdentityEvidence::hostLogon,
          "cloudLogonSession", IdentityEvidence::cloudLogon,
          "cloudLogonRequest", IdentityEvidence::cloudRequest,
          "gitHubOrganization", IdentityEvidence::organization,
          "gitHubRepo", IdentityEvidence::repository,
          "gitHubUser", IdentityEvidence::codeUser,
          "aiAgent", IdentityEvidence::agent);

  private IdentityEvidence() {}

  /** The properties of a user's account. */
  static void account(Pen pen, Stage stage) {
    World.User user = stage.user();
    boolean synced = stage.dice().percent(70);
    boolean active = stage.dice().percent(20);
    pen.text("accountName", user.account());
    pen.text("domainName", synced ? "CONTOSO" : "AzureAD");
    pen.text("userSid", synced ? user.sid() : null);
    pen.text("azureAdUserId", user.id());
    pen.text("userPrincipalName", user.upn());
    pen.text("displayName", user.display());
    pen.text("activeDirectoryObjectGuid", synced ? user.id() : null);
    pen.text("tenantId", stage.world().tenantId());
    pen.objects(
        "resourceAccessEvents",
        active ? List.of(user) : List.of(),
        each -> EndpointEvidence.access(pen, stage));
  }

  private static void user(Pen pen, Stage stage) {
    boolean streamed = stage.dice().percent(15);
    stream(pen, streamed);
    pen.object("userAccount", () -> account(pen, stage));
  }

  /** The stream that a piece of evidence came through, mostly none. */
  static void stream(Pen pen, boolean there) {
    if (there) {
      pen.object("stream", () -> pen.text("name", "IdentityLogonEvents"));
    } else {
      pen.none("stream");
    }
  }

  private static void securityGroup(Pen pen, Stage stage) {
    String id = stage.dice().guid();
    pen.text("displayName", "Domain Admins").text("friendlyName", "Domain administrators");
    pen.text("distinguishedName", "CN=Domain Admins,CN=Users,DC=contoso,DC=example");
    pen.text("securityGroupId", id).text("activeDirectoryObjectGuid", id);
    pen.text("sid", "S-1-5-21-1004336348-1177238915-682003330-512");
  }

  private static void directoryDomain(Pen pen, Stage stage) {
    pen.text("activeDirectoryDomainName", "corp." + stage.world().domain());
    pen.objects(
        "trustedDomains",
        List.of("partner." + stage.world().domain()),
        name -> pen.text("activeDirectoryDomainName", name).none("trustedDomains"));
  }

  private static void hostLogon(Pen pen, Stage stage) {
    long start = stage.moment();
    pen.text("sessionId", "0x" + stage.dice().hex(8));
    pen.moment("startUtcDateTime", start);
    pen.moment("endUtcDateTime", start + Ticks.PER_SECOND * 900);
    Evidence.nested(pen, stage, "account", "user");
    Evidence.nested(pen, stage, "host", "device");
  }

  private static void cloudLogon(Pen pen, Stage stage) {
    long start = stage.moment();
    pen.text("sessionId", stage.dice().guid());
    pen.moment("startUtcDateTime", start);
    pen.moment("previousLogonDateTime", start - Ticks.PER_SECOND * 5_400);
    pen.text("browser", "Edge 131.0").text("deviceName", stage.device().name());
    pen.text("operatingSystem", "Windows 11").text("protocol", "OAuth2");
    pen.text(
        "userAgent",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
            + " Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0");
    Evidence.nested(pen, stage, "account", "user");
  }

  private static void cloudRequest(Pen pen, Stage stage) {
    pen.text("requestId", stage.dice().guid());
  }

  private static void organization(Pen pen, Stage stage) {
    String id = String.valueOf(10_000_000 + stage.dice().below(9_000_000));
    pen.text("orgId", id).text("login", "contoso-" + id.substring(4));
    pen.text("displayName", "Contoso Engineering").text("company", "Contoso");
    pen.text("email", "code@" + stage.world().domain());
    pen.text("webUrl", "https://github.com/contoso-" + id.substring(4));
  }

  private static void repository(Pen pen, Stage stage) {
    pen.text("repoId", String.valueOf(500_000_000 + stage.dice().below(90_000_000)));
    pen.text("login", "payments").text("owner", "contoso").text("ownerType", "Organization");
    pen.text("baseUrl", "https://github.com/contoso/payments");
  }

  private static void codeUser(Pen pen, Stage stage) {
    World.User user = stage.user();
    String login = user.account().replace('.', '-');
    pen.text("userId", String.valueOf(40_000_000 + stage.dice().below(9_000_000)));
    pen.text("login", login).text("name", user.display()).text("email", user.upn());
    pen.text("webUrl", "https://github.com/" + login);
  }

  private static void agent(Pen pen, Stage stage) {
    pen.text("agentId", stage.dice().guid()).text("agentName", "Travel expenses agent");
    pen.text("hostingPlatformType", stage.dice().pick(List.of("copilotStudio", "azureAIFoundry")));
    pen.text("instructions", "Answer questions on travel expenses; use the policy document only.");
  }
}
