package io.defenderxdr.mapping.oracle.event;

import io.defenderxdr.mapping.oracle.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The mutable document of one record, and the step kinds of section 1 on it; names of a path are
 * separated by '/'.
 *
 * @param root the tree
 */
record Doc(Map<String, Object> root) {

  /** Where the vendor fields stand. */
  static final String V = "m365_defender/event/";

  /** Where the columns of the working copy stand. */
  static final String P = "json/properties/";

  Object get(String path) {
    return Trees.get(root, path);
  }

  Object vendor(String name) {
    return get(V + name);
  }

  Object column(String name) {
    return get(P + name);
  }

  void put(String path, Object value) {
    Trees.put(root, path, value);
  }

  void remove(String path) {
    Trees.remove(root, path);
  }

  /** Moves a value of any kind to a vendor field; an absent one moves nothing. */
  void move(String from, String vendor) {
    rename(from, V + vendor);
  }

  /** Moves a value of any kind from path to path. */
  void rename(String from, String to) {
    if (Trees.has(root, from)) {
      if (Trees.has(root, to)) {
        throw new Aborted("rename", from, "field [" + to + "] already exists");
      }
      Trees.put(root, to, Trees.remove(root, from));
    }
  }

  /** "set from": nothing happens if the source is absent, null or empty text. */
  void copy(String from, String to) {
    Object value = get(from);
    if (value != null && !value.equals("")) {
      put(to, Trees.copy(value));
    }
  }

  /** {@link #copy} from a vendor field. */
  void set(String to, String vendor) {
    copy(V + vendor, to);
  }

  /** Appends what a path holds, as text, duplicates allowed. */
  void add(String to, Object value) {
    List<Object> list = list(to);
    list.add(rendered(value, to));
    put(to, list);
  }

  /** Appends a value that is not null, as text, unless an equal one is there. */
  void addOnce(String to, Object value) {
    if (value != null) {
      List<Object> list = list(to);
      String text = rendered(value, to);
      if (!list.contains(text)) {
        list.add(text);
      }
      put(to, list);
    }
  }

  private List<Object> list(String path) {
    Object there = get(path);
    List<Object> list = new ArrayList<>();
    if (there instanceof List<?> old) {
      list.addAll(old);
    } else if (there != null) {
      list.add(there);
    }
    return list;
  }

  /** A value as text; how lists and objects read is not settled, and so the target is not. */
  String rendered(Object value, String target) {
    if (value instanceof List || value instanceof Map) {
      EventErrors.unsettled(root, target);
      if (target.equals("host/ip")) {
        EventErrors.unsettled(root, "related/ip"); // It goes on from there.
      }
    }
    return text(value);
  }

  /** Two vendor fields with a backslash between, each missing part empty. */
  String joined(String folder, String name, String target) {
    return rendered(vendor(folder), target) + "\\" + rendered(vendor(name), target);
  }

  /** Null as empty text, all else in Java's form. */
  static String text(Object value) {
    return value == null ? "" : value.toString();
  }
}
