package io.defenderxdr.mapping.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The storage forms of section 2.3 over one document. */
final class EcsFields {

  final Map<String, Object> document;

  EcsFields(Map<String, Object> document) {
    this.document = document;
  }

  /** As is, a list stays a list; nothing is set where nothing is. */
  void set(String target, Object value) {
    if (value != null) {
      Trees.put(document, target, Trees.copy(value));
    }
  }

  /**
   * Always a list; section 10, point 16: types are kept, a list brings its elements, no value comes
   * twice.
   */
  void append(String target, Object value) {
    if (value == null) {
      return;
    }
    List<Object> list = list(Trees.get(document, target));
    if (value instanceof List<?> values) {
      values.forEach(one -> addOnce(list, one));
    } else {
      addOnce(list, value);
    }
    Trees.put(document, target, list);
  }

  private static List<Object> list(Object there) {
    List<Object> list = new ArrayList<>();
    if (there instanceof List<?> values) {
      list.addAll(values);
    } else if (there != null) {
      list.add(there);
    }
    return list;
  }

  static void addOnce(List<Object> list, Object value) {
    if (value != null && list.stream().noneMatch(there -> Trees.same(there, value))) {
      list.add(Trees.copy(value));
    }
  }

  /** A list even of one value; replaces what was there, unless there is nothing to write. */
  void sorted(String target, List<Object> values) {
    if (!values.isEmpty()) {
      List<Object> distinct = new ArrayList<>();
      values.forEach(value -> addOnce(distinct, value));
      distinct.sort(EcsFields::compare);
      Trees.put(document, target, distinct);
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static int compare(Object a, Object b) {
    return a.getClass() == b.getClass() && a instanceof Comparable left
        ? left.compareTo(b)
        : Json.write(a).compareTo(Json.write(b));
  }

  /** One distinct value is a plain text, several are a list. */
  void scalarOrList(String target, List<Object> values) {
    List<Object> distinct = new ArrayList<>();
    values.forEach(value -> addOnce(distinct, value));
    set(target, distinct.isEmpty() ? null : distinct.size() == 1 ? distinct.getFirst() : distinct);
  }
}
