package io.defenderxdr.mapping;

import io.defenderxdr.event.DocumentId;
import io.defenderxdr.mapping.document.Slots;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Ids over the values of several properties of one item (specification 4.5).
 *
 * @param scope the items
 * @param kind slot of an item's kind
 * @param kindText the kind that an item must be of
 * @param parts slots of the properties
 * @param target slot of the ECS field
 */
record EntityIdsAction(Scope scope, int kind, String kindText, List<Integer> parts, int target)
    implements Action {

  @Override
  public void run(Work work) {
    TreeSet<String> texts = new TreeSet<>();
    scope.each(
        work.record(),
        item -> {
          String text = kindText.equals(item.get(kind)) ? text(item) : null;
          if (text != null) {
            texts.add(text);
          }
        });
    if (!texts.isEmpty()) {
      work.record().set(target, ids(texts));
    }
  }

  private static List<Object> ids(TreeSet<String> texts) {
    List<Object> ids = new ArrayList<>(texts.size());
    for (String text : texts) {
      DocumentId id = DocumentId.ofFields(List.of(text));
      if (id != null) {
        ids.add(id.text());
      }
    }
    return ids;
  }

  private @Nullable String text(Slots item) {
    StringBuilder text = new StringBuilder();
    for (int part : parts) {
      Object value = item.get(part);
      if (value == null) {
        return null;
      }
      text.append(text.isEmpty() ? "" : "|").append(value);
    }
    return text.toString();
  }
}
