package io.defenderxdr.mapping;

import io.defenderxdr.mapping.document.Slots;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Folder and name joined to whole paths over all items (specification 4.2, 4.4).
 *
 * @param scope the items
 * @param folder slot of the folder
 * @param name slot of the name
 * @param target slot of the ECS field
 */
record PathsAction(Scope scope, int folder, int name, int target) implements Action {

  @Override
  public void run(Work work) {
    // The order of several paths is that of a hash set, as in the reference.
    Set<String> paths = new HashSet<>();
    scope.each(
        work.record(),
        item -> {
          String path = join(item);
          if (path != null) {
            paths.add(path);
          }
        });
    if (paths.size() == 1) {
      work.record().set(target, paths.iterator().next());
    } else if (!paths.isEmpty()) {
      work.record().set(target, new ArrayList<Object>(paths));
    }
  }

  private @Nullable String join(Slots item) {
    if (!(item.get(name) instanceof String file)) {
      return null;
    }
    if (!(item.get(folder) instanceof String path)) {
      return file;
    }
    String separator = path.indexOf('\\') >= 0 ? "\\" : "/";
    return path.endsWith(separator) ? path + file : path + separator + file;
  }
}
