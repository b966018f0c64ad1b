package io.defenderxdr.mapping.oracle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Section 4.5: process entity ids; and the digest form of section 1.1. */
public final class ProcessIds {

  private final EcsFields ecs;
  private final List<Map<String, Object>> items;

  ProcessIds(EcsFields ecs, List<Map<String, Object>> items) {
    this.ecs = ecs;
    this.items = items;
  }

  void fill() {
    write("process/entity_id", "process");
    write("process/parent/entity_id", "parent_process");
  }

  private void write(String target, String which) {
    TreeSet<String> texts = new TreeSet<>();
    for (Map<String, Object> item : items) {
      Object pid = Trees.get(item, which + "/id");
      Object created = Trees.get(item, which + "/creation_datetime");
      Object device = item.get("mde_device_id");
      boolean process = EvidenceEcs.kind(item).equals("processEvidence");
      if (process && pid != null && created != null && device != null) {
        String deviceText = device instanceof String text ? text : Json.write(device);
        texts.add(pid + "|" + created + "|" + deviceText);
      }
    }
    List<Object> ids = new ArrayList<>();
    texts.forEach(text -> ids.add(digest(List.of(text))));
    ecs.set(target, ids.isEmpty() ? null : ids);
  }

  /** Section 1.1: padded Base64 of SHA-1 over one zero byte and the UTF-8 bytes of each part. */
  public static String digest(List<String> parts) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      for (String part : parts) {
        sha1.update((byte) 0);
        sha1.update(part.getBytes(StandardCharsets.UTF_8));
      }
      return Base64.getEncoder().encodeToString(sha1.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
