package io.defenderxdr.mapping.oracle.event;

import io.defenderxdr.mapping.oracle.Conversions.Refused;
import java.util.Locale;
import java.util.Map;

/** Section 5 of the event tables: e-mail, clicks on links, Teams messages. */
final class EmailFamily {

  private static final Columns COLUMNS =
      new Columns(
          """
          DetectionMethods detection/methods json -
          ConfidenceLevel confidence_level json -
          AdditionalFields additional_fields json -
          SenderIPv4 sender/ipv4 ip? D
          SenderIPv6 sender/ipv6 ip? D
          IsExternalThread is_external_thread bool -
          IsOwnedThread is_owned_thread bool -
          FileSize file/size long? D
          UrlCount url_count long? -
          IPAddress ip_address ip? D
          EmailClusterId email/cluster_id str? -
          AttachmentCount attachment_count long? -
          BulkComplaintLevel bulk_complaint_level long? -
          ReportId report_id str? -
          IsClickedThrough is_clicked_through flag -
          NetworkMessageId network/message_id raw D
          InternetMessageId internet_message_id raw D
          MessageId message_id raw D
          TeamsMessageId teams_message_id raw -
          ParentMessageId parent_message_id raw -
          MessageVersion message_version raw -
          MessageFormatType message_format_type raw -
          MessageFormatSubtype message_format_subtype raw -
          Subject subject raw D
          MessageSubject message_subject raw D
          EmailDirection email/direction raw D
          EmailLanguage email/language raw -
          SenderFromAddress sender/from_address raw D
          SenderEmailAddress sender_email_address raw D
          SenderFromDomain sender/from_domain raw -
          SenderMailFromAddress sender/mail_from_address raw -
          SenderMailFromDomain sender/mail_from_domain raw -
          SenderDisplayName sender/display_name raw -
          SenderObjectId sender/object_id raw -
          SenderType sender_type raw -
          RecipientEmailAddress recipient/email_address raw D
          RecipientObjectId recipient/object_id raw -
          GroupId group_id raw D
          GroupName group_name raw D
          ThreadId thread_id raw -
          ThreadSubtype thread_subtype raw -
          LastEditedTime last_edited_time raw -
          SafetyTip safety_tip raw -
          FileName file/name raw D
          FileType file/type raw D
          SHA256 sha256 raw D
          Url url raw -
          UrlDomain url_domain raw -
          UrlLocation url_location raw -
          UrlChain url_chain raw -
          AccountUpn account/upn raw -
          Workload workload raw -
          ActionType action/type raw D
          Action action/value raw -
          ActionTrigger action/trigger raw -
          ActionResult action/result raw -
          ThreatNames threat/names raw -
          ThreatTypes threat/types raw -
          AuthenticationDetails authentication_details raw -
          DeliveryAction delivery/action raw -
          DeliveryLocation delivery/location raw -
          LatestDeliveryLocation latest_delivery_location raw -
          EmailAction email/action raw -
          EmailActionPolicy email/action_policy raw -
          EmailActionPolicyGuid email/action_policy_guid raw -
          OrgLevelAction org_level/action raw -
          OrgLevelPolicy org_level/policy raw -
          UserLevelAction user_level_action raw -
          UserLevelPolicy user_level_policy raw -
          Connectors connectors raw -
          """);

  private final Steps steps;

  private EmailFamily(Steps steps) {
    this.steps = steps;
  }

  /** Runs the sub-pipeline over the document; throws {@link Aborted} where it ends early. */
  static void run(Map<String, Object> document) {
    EmailFamily family = new EmailFamily(new Steps(document, "pipeline_email"));
    family.categorise();
    family.splitSender();
    COLUMNS.take(family.steps);
    family.action();
    family.message();
    family.url();
    family.related();
    COLUMNS.removeDuplicates(family.steps);
  }

  /** 5.2. */
  private void categorise() {
    steps.openIfCategorised();
    steps.set("event/kind", "event");
    if (!steps.categoryHas("urlclickevents")) {
      steps.doc().add("event/category", "email");
    }
    if (steps.column("FileType") != null) {
      steps.doc().add("event/category", "file");
    }
    steps.doc().add("event/type", "info");
  }

  /** 5.3, on the raw column. */
  private void splitSender() {
    Object sender = steps.column("SenderEmailAddress");
    if (sender == null) {
      return;
    }
    int at = sender instanceof String text ? text.indexOf('@') : -1;
    if (at < 0) {
      steps.note("dissect", "SenderEmailAddress", "Unable to find match for " + sender);
    } else {
      steps.set("user/name", ((String) sender).substring(0, at));
      steps.set("user/domain", ((String) sender).substring(at + 1));
    }
  }

  private void action() {
    String action = steps.text(steps.vendor("action/type"), "ActionType", "");
    steps.set(
        "event/action", action == null ? null : action.toLowerCase(Locale.ROOT).replace(' ', '-'));
  }

  private void message() {
    steps.doc().addOnce("email/from/address", steps.vendor("sender/from_address"));
    steps.doc().addOnce("email/from/address", steps.vendor("sender_email_address"));
    steps.doc().addOnce("email/to/address", steps.vendor("recipient/email_address"));
    steps.doc().addOnce("source/ip", steps.vendor("sender/ipv4"));
    steps.doc().addOnce("source/ip", steps.vendor("sender/ipv6"));
    steps.copyAll(
        """
        network/message_id email/local_id
        internet_message_id email/message_id
        message_id email/message_id
        subject email/subject
        message_subject email/subject
        email/direction email/direction
        file/name file/name
        file/type file/extension
        file/size file/size
        sha256 file/hash/sha256
        ip_address host/ip
        sender_email_address user/email
        group_id user/group/id
        group_name user/group/name
        """);
  }

  /** 5.4. */
  private void url() {
    Object url = steps.vendor("url");
    if (url == null) {
      return;
    }
    try {
      steps.doc().put("url", UrlParts.of(url));
    } catch (Refused e) {
      steps.doc().remove("url");
      steps.doc().set("url/original", "url");
    }
  }

  /** 5.5. */
  private void related() {
    steps.doc().addOnce("related/user", steps.vendor("sender/from_address"));
    steps.doc().addOnce("related/user", steps.vendor("recipient/email_address"));
    steps.doc().addOnce("related/user", steps.vendor("sender_email_address"));
    steps.doc().addOnce("related/hash", steps.get("file/hash/sha256"));
    steps.doc().addOnce("related/ip", steps.vendor("sender/ipv4"));
    steps.doc().addOnce("related/ip", steps.vendor("sender/ipv6"));
    steps.doc().addOnce("related/ip", steps.vendor("ip_address"));
    steps.doc().addOnce("related/hosts", steps.vendor("sender/from_domain"));
    steps.doc().addOnce("related/hosts", steps.vendor("sender/mail_from_domain"));
    steps.doc().addOnce("related/hosts", steps.vendor("url_domain"));
  }
}
