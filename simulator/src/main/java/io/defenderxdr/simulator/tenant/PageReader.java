package io.defenderxdr.simulator.tenant;

import io.defenderxdr.simulator.attack.AlertState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** Picks a page out of a register. */
final class PageReader {
  private PageReader() {}

  static Page read(Register register, PageRequest request) {
    List<AlertState> states = new ArrayList<>();
    Key last = null;
    int skip = request.window().skip();
    boolean more = false;
    for (Map.Entry<Key, Alert> entry : behind(register, request).entrySet()) {
      AlertState state = entry.getValue().current();
      if (!request.matching().test(state) || skip-- > 0) {
        continue;
      }
      if (states.size() == request.window().top()) {
        more = true;
        break;
      }
      states.add(state);
      last = entry.getKey();
    }
    return new Page(states, last, more, request.window().count() ? count(register, request) : -1);
  }

  private static long count(Register register, PageRequest request) {
    return register.byUpdate().tailMap(new Key(request.since(), -1)).values().stream()
        .filter(alert -> request.matching().test(alert.current()))
        .count();
  }

  private static NavigableMap<Key, Alert> behind(Register register, PageRequest request) {
    NavigableMap<Key, Alert> all =
        request.order().byUpdate() ? register.byUpdate() : register.byCreation();
    @Nullable Key after = request.after();
    return switch (request.order()) {
      case UPDATED_UP -> {
        Key since = new Key(request.since(), -1);
        yield all.tailMap(after != null && after.compareTo(since) > 0 ? after : since, false);
      }
      case CREATED_UP -> after == null ? all : all.tailMap(after, false);
      case UPDATED_DOWN, CREATED_DOWN ->
          after == null ? all.descendingMap() : all.headMap(after, false).descendingMap();
    };
  }
}
