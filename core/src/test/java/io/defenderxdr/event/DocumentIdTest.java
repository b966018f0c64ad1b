package io.defenderxdr.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class DocumentIdTest {

  @Test
  void givesTheIdsOfTheSpecification() {
    assertThat(DocumentId.ofFields(Arrays.asList("a", "1", "2024-01-01T00:00:00Z", "p")))
        .isEqualTo(new DocumentId("zRF5KbDX68abI0awj6Vl6XWU9E8="));
    String id = "da637551227677560813_-961444813";
    assertThat(DocumentId.ofFields(Arrays.asList(id, "28282", "2021-05-02T14:19:01.3266667Z", id)))
        .isEqualTo(new DocumentId("1DiM5iUgDimpIyenmghWV6SfxI4="));
  }

  @Test
  void isNullWhereEveryPartIsAbsent() {
    assertThat(DocumentId.ofFields(Collections.nCopies(4, null))).isNull();
  }
}
