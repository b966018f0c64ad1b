package io.defenderxdr.simulator.attack;

import io.defenderxdr.simulator.time.Ticks;
import java.util.List;
import java.util.Map;

/** Evidence from mail and chat: messages, clusters of them, mailboxes, addresses in them. */
final class MailEvidence {
  static final Map<String, Evidence.Kind> KINDS =
      Map.of(
          "analyzedMessage", MailEvidence::message,
          "mailbox", MailEvidence::mailbox,
          "mailCluster", MailEvidence::cluster,
          "mailboxConfiguration", MailEvidence::configuration,
          "submissionMail", MailEvidence::submission,
          "teamsMessage", MailEvidence::teams,
          "url", MailEvidence::url);

  private static final List<String> SUBJECTS =
      List.of(
          "Invoice 2291 overdue",
          "Ihre Sendung wartet",
          "Action required: password expires",
          "RE: RE: Q3 numbers <final> & \"approved\"",
          "給与明細のお知らせ");

  private MailEvidence() {}

  private static void message(Pen pen, Stage stage) {
    Dice dice = stage.dice();
    boolean spoofed = dice.percent(50);
    pen.text("networkMessageId", dice.guid());
    pen.text("internetMessageId", "<" + dice.hex(20) + "@" + stage.attackerDomain() + ">");
    pen.text("subject", dice.pick(SUBJECTS)).text("language", dice.pick(List.of("en", "de", "ja")));
    pen.text("senderIp", stage.attackerIp());
    pen.text("recipientEmailAddress", stage.user().upn());
    pen.text("antiSpamDirection", "inbound");
    pen.text("deliveryAction", spoofed ? "Delivered" : "DeliveredAsSpam");
    pen.text("deliveryLocation", spoofed ? "Inbox" : "JunkFolder");
    pen.text("urn", "urn:MailEntity:" + dice.hex(32));
    pen.texts("threats", List.of("ZapPhish", "HighConfPhish"));
    pen.texts("threatDetectionMethods", List.of("URLDetonationReputation"));
    pen.texts("urls", List.of("https://" + stage.attackerDomain() + "/signin?u=" + dice.hex(8)));
    pen.number("urlCount", 1).number("attachmentsCount", dice.below(3));
    pen.moment("receivedDateTime", stage.moment());
    pen.object("p1Sender", () -> sender(pen, "bounce", stage.attackerDomain()));
    pen.object(
        "p2Sender",
        () -> sender(pen, "accounts", spoofed ? stage.world().domain() : stage.attackerDomain()));
  }

  private static void sender(Pen pen, String name, String domain) {
    pen.text("emailAddress", name + "@" + domain).text("displayName", "Accounts payable");
    pen.text("domainName", domain);
  }

  private static void mailbox(Pen pen, Stage stage) {
    World.User user = stage.user();
    pen.text("primaryAddress", user.upn()).text("displayName", user.display());
    pen.text("upn", user.upn());
    pen.object("userAccount", () -> IdentityEvidence.account(pen, stage));
  }

  private static void cluster(Pen pen, Stage stage) {
    Dice dice = stage.dice();
    String by = dice.hex(24);
    pen.text("clusterBy", "BodyFingerprintBin1;P2SenderDomain;ContentType");
    pen.text("clusterByValue", by + ";" + stage.attackerDomain() + ";1");
    pen.number("emailCount", 2 + dice.below(400));
    pen.text(
        "query",
        "( ((BodyFingerprintBin1 == \"" + by + "\") ) AND ( (AntispamDirection:\"1\") ) )");
    pen.text("urn", "urn:MailClusterEntity:" + by);
    pen.texts("networkMessageIds", List.of(dice.guid(), dice.guid()));
  }

  private static void configuration(Pen pen, Stage stage) {
    World.User user = stage.user();
    pen.text("configurationId", stage.dice().hex(16)).text("configurationType", "userInboxRule");
    pen.text("displayName", "..").text("mailboxPrimaryAddress", user.upn()).text("upn", user.upn());
    pen.text("externalDirectoryObjectId", user.id());
  }

  private static void submission(Pen pen, Stage stage) {
    Dice dice = stage.dice();
    pen.text("networkMessageId", dice.guid()).text("submissionId", dice.guid());
    pen.moment("submissionDateTime", stage.moment());
    pen.text("submitter", stage.user().upn()).text("recipient", stage.user().upn());
    pen.text("sender", "accounts@" + stage.attackerDomain()).text("senderIp", stage.attackerIp());
    pen.text("subject", dice.pick(SUBJECTS)).text("reportType", "Phish");
  }

  private static void teams(Pen pen, Stage stage) {
    Dice dice = stage.dice();
    long received = stage.moment();
    pen.text("messageId", String.valueOf(received / 10_000)).none("parentMessageId", "groupId");
    pen.text("threadId", "19:" + dice.hex(32) + "@thread.v2").text("threadType", "chat");
    pen.none("channelId").text("campaignId", dice.guid()).none("subject");
    pen.text("sourceAppName", "Teams").text("sourceId", dice.guid());
    pen.text("senderFromAddress", "helpdesk@" + stage.attackerDomain());
    pen.text("senderIP", stage.attackerIp());
    pen.texts("recipients", List.of(stage.user().upn()));
    pen.texts("suspiciousRecipients", List.of());
    pen.text("messageDirection", "inbound").text("deliveryAction", "delivered");
    pen.text("deliveryLocation", "teams").flag("isExternal", true).flag("isOwned", true);
    pen.text("owningTenantId", stage.world().tenantId());
    pen.moment("receivedDateTime", received);
    pen.moment("lastModifiedDateTime", received + Ticks.PER_SECOND * 5);
    Evidence.nestedList(pen, stage, "urls", "url");
    Evidence.nestedList(pen, stage, "files", "file");
  }

  private static void url(Pen pen, Stage stage) {
    pen.text(
        "url", "https://" + stage.attackerDomain() + "/x/" + stage.dice().hex(10) + "?a=1&b=2");
  }
}
