package io.defenderxdr.mapping.oracle.event;

import java.util.List;
import java.util.Map;

/** Section 5.3: process.* and Target.process.*, in the order of the writes. */
final class DeviceProcess {

  private static final String INITIATOR = "initiating_process/";

  /** Names below pe, and the vendor names behind {@code version_info_}. */
  private static final List<String> PE =
      List.of(
          "company company_name",
          "description file_description",
          "original_file_name original_file_name",
          "product product_name",
          "file_version product_version");

  private final Doc doc;
  private final DeviceKinds kinds;

  DeviceProcess(Doc doc, DeviceKinds kinds) {
    this.doc = doc;
    this.kinds = kinds;
  }

  void fill() {
    if (kinds.initiatorIsParent()) {
      if (!kinds.imageLoad()) {
        doc.set("process/executable", "folder_path");
        hashes("process/hash/", "");
        doc.set("process/name", "file/name");
      }
      parent();
    }
    if (kinds.cat()
        && !kinds.apiOrDriver()
        && (kinds.is("process") || kinds.events() || kinds.is("library"))) {
      doc.set("process/Ext/token/integrity_level_name", INITIATOR + "integrity_level");
    }
    if (kinds.is("api")) {
      api();
    }
    doc.set("process/name", "process_name");
    doc.set("process/parent/name", "parent_process_name");
    doc.set("process/parent/pid", "parent_process_id");
    doc.set("process/working_directory", "process_current_working_directory");
    if (kinds.remote()) {
      target();
    }
    if (kinds.initiatorIsProcess()) {
      self();
    }
    created();
  }

  private void hashes(String to, String from) {
    for (String kind : List.of("md5", "sha1", "sha256")) {
      doc.set(to + kind, from + kind);
    }
  }

  private void pe(String to, String from) {
    for (String row : PE) {
      String[] names = row.split(" ", -1);
      doc.set(to + names[0], from + "version_info_" + names[1]);
    }
  }

  private void parent() {
    String parent = "process/parent/";
    doc.set(parent + "command_line", INITIATOR + "command_line");
    hashes(parent + "hash/", INITIATOR);
    doc.set(parent + "pid", INITIATOR + "id");
    doc.set(parent + "start", INITIATOR + "creation_time");
    doc.set(parent + "name", INITIATOR + "file_name");
    doc.set(parent + "executable", INITIATOR + "folder_path");
    doc.set(parent + "group_leader/pid", INITIATOR + "parent_id");
    doc.set(parent + "group_leader/name", INITIATOR + "parent_file_name");
    doc.set(parent + "group_leader/start", INITIATOR + "parent_creation_time");
    pe(parent + "pe/", INITIATOR);
    doc.set(parent + "code_signature/status", INITIATOR + "signature_status");
    Object status = doc.vendor(INITIATOR + "signature_status");
    if ("Valid".equals(status) || "Unsigned".equals(status)) {
      boolean valid = "Valid".equals(status);
      doc.put(parent + "code_signature/status", valid ? "trusted" : "Unsigned");
      doc.put(parent + "code_signature/exists", valid);
      doc.put(parent + "code_signature/trusted", valid);
    }
  }

  private void api() {
    String action = Doc.text(doc.vendor("action/type"));
    int end = kinds.action().lastIndexOf("apicall");
    if (end >= 0) {
      doc.put("process/Ext/api/name", action.substring(0, end));
    }
    if (!(doc.vendor("additional_fields") instanceof Map)) {
      return;
    }
    String from = Doc.V + "additional_fields/";
    String to = "process/Ext/api/parameters/";
    doc.rename(from + "RegionSize", to + "size");
    doc.rename(from + "ProtectionMask", to + "protection");
    Object protection = doc.get(to + "protection");
    if (protection instanceof List<?> list) {
      doc.put(to + "protection", list.stream().map(one -> doc.rendered(one, to)).toList());
    } else if (protection != null) {
      doc.put(to + "protection", doc.rendered(protection, to + "protection"));
    }
    doc.rename(from + "BaseAddress", to + "address");
    doc.rename(from + "DesiredAccess", to + "desired_access_numeric");
  }

  private void target() {
    doc.set("Target/process/name", "file/name");
    doc.set("Target/process/command_line", "process/command_line");
    executable("Target/process/executable", "folder_path", "file/name");
  }

  /** The folder if it ends with the name; if then still unset, both joined. */
  private void executable(String to, String folder, String name) {
    Object folderPath = doc.vendor(folder);
    Object fileName = doc.vendor(name);
    if (folderPath != null && fileName != null) {
      if (!(folderPath instanceof String whole) || !(fileName instanceof String end)) {
        throw new Aborted("conditional", "set_executable", "folder or name is no text");
      }
      if (whole.endsWith(end)) {
        doc.set(to, folder);
      }
    }
    if (doc.get(to) == null) {
      doc.put(to, doc.joined(folder, name, to));
    }
  }

  private void self() {
    doc.set("process/command_line", INITIATOR + "command_line");
    if (kinds.initiatorInFull()) {
      hashes("process/hash/", INITIATOR);
    }
    doc.set("process/parent/pid", INITIATOR + "parent_id");
    doc.set("process/pid", INITIATOR + "id");
    doc.set("process/start", INITIATOR + "creation_time");
    doc.set("process/name", INITIATOR + "file_name");
    if (kinds.subjectIsFile() || kinds.mapsProcess()) {
      doc.set("process/executable", INITIATOR + "folder_path");
    }
    if (kinds.apiOrDriver()) {
      executable("process/executable", INITIATOR + "folder_path", INITIATOR + "file_name");
    }
    doc.set("process/parent/start", INITIATOR + "parent_creation_time");
    doc.set("process/parent/name", INITIATOR + "parent_file_name");
    if (kinds.apiOrDriver()) {
      doc.set("process/group_leader/pid", INITIATOR + "parent_id");
      doc.set("process/group_leader/name", INITIATOR + "parent_file_name");
      doc.set("process/group_leader/start", INITIATOR + "parent_creation_time");
    }
    if (kinds.initiatorInFull()) {
      pe("process/pe/", INITIATOR);
    }
    if (kinds.is("api") || kinds.subjectIsFile() || kinds.mapsProcess()) {
      doc.set("process/code_signature/status", INITIATOR + "signature_status");
    }
  }

  /** Section 2.6. */
  private void created() {
    doc.set("process/command_line", "process/command_line");
    doc.set("process/start", "process/creation_time");
    doc.set("process/pid", "process/id");
    pe("process/pe/", "process/");
  }
}
