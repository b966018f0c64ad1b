package io.defenderxdr.mapping.oracle.event;

import java.util.List;

/** Sections 5.1 and 5.2: file.* and dll.*. */
final class DeviceFile {

  private final Doc doc;
  private final DeviceKinds kinds;

  DeviceFile(Doc doc, DeviceKinds kinds) {
    this.doc = doc;
    this.kinds = kinds;
  }

  void fill() {
    if (kinds.subjectIsFile()) {
      doc.set("file/path", "folder_path");
    }
    pathParts();
    if (kinds.subjectIsFile()) {
      hashes("file/hash/");
      doc.set("file/name", "file/name");
      doc.set("file/size", "file/size");
    }
    doc.set("file/x509/not_after", "certificate/expiration_time");
    doc.set("file/x509/serial_number", "certificate/serial_number");
    if (doc.vendor("issuer") != null) {
      doc.add("file/x509/issuer/common_name", doc.vendor("issuer"));
    }
    doc.set("file/code_signature/subject_name", "signer");
    doc.set("file/code_signature/exists", "is_signed");
    doc.set("file/code_signature/trusted", "is_trusted");
    library();
  }

  private void hashes(String to) {
    for (String kind : List.of("md5", "sha1", "sha256")) {
      doc.set(to + kind, kind);
    }
  }

  private void pathParts() {
    Object value = doc.get("file/path");
    if (value == null) {
      return;
    }
    if (!(value instanceof String path)) {
      EventErrors.unsettled(doc.root(), "file/x509");
      EventErrors.unsettled(doc.root(), "file/code_signature");
      throw new Aborted("script", "file_path", "the path is no text");
    }
    int cut = path.lastIndexOf(path.contains("\\") ? '\\' : '/');
    if (path.length() < 2 || cut < 0) {
      return;
    }
    if (doc.get("file/name") == null) {
      doc.put("file/name", path.substring(cut + 1));
    }
    doc.put("file/directory", path.substring(0, cut));
    int dot = path.lastIndexOf('.');
    if (dot >= 0 && doc.get("file/extension") == null) {
      doc.put("file/extension", path.substring(dot + 1));
    }
  }

  private void library() {
    if (kinds.imageLoad()) {
      doc.set("dll/path", "folder_path");
    }
    if (kinds.is("driver")) {
      doc.put("dll/path", doc.joined("folder_path", "file/name", "dll/path"));
    }
    if (kinds.imageLoad() || kinds.is("driver")) {
      hashes("dll/hash/");
      doc.set("dll/name", "file/name");
    }
    if (kinds.imageLoad()) {
      doc.set("dll/Ext/size", "file/size");
    }
  }
}
