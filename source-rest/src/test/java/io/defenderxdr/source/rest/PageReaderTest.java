package io.defenderxdr.source.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.event.DocumentId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageReaderTest {

  private static final String PAGE =
      """
      { "@odata.context" : "http://x/[{\\"value\\":[1]}]", "other": {"value": [9, {"a": 1}]},
        "value" : [ {"id":"1","t":"a]}\\\\\\"[{,"} , {"value":[{"x":1},2],"u":"\\u00e4 ö"},
        [1,[2]], 3.0 ,null,"s, t" ],
        "@odata.nextLink":"http://x/next?$skiptoken=1" }""";

  private static final List<String> ELEMENTS =
      List.of(
          "{\"id\":\"1\",\"t\":\"a]}\\\\\\\"[{,\"}",
          "{\"value\":[{\"x\":1},2],\"u\":\"\\u00e4 ö\"}",
          "[1,[2]]",
          "3.0",
          "null",
          "\"s, t\"");

  private final List<String> found = new ArrayList<>();

  private final PageReader reader =
      new PageReader(
          bytes -> {
            ByteSlice json = ByteSlice.of(bytes);
            return new Element(json, DocumentId.ofBytes(json), null, "element");
          });

  private PageReply.Page read(InputStream body) throws Exception {
    found.clear();
    return reader.read(body, element -> found.add(element.json().toText()));
  }

  /** Gives one byte at a time, so that every border between chunks is met. */
  private static InputStream slow(byte[] bytes) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] buffer, int offset, int length) {
        return super.read(buffer, offset, Math.min(1, length));
      }
    };
  }

  @Test
  void takesTheElementsOutOfAPageAndFindsTheLinkBehindThem() throws Exception {
    PageReply.Page page = read(slow(PAGE.getBytes(UTF_8)));
    assertThat(found).isEqualTo(ELEMENTS);
    assertThat(page).isEqualTo(new PageReply.Page(6, URI.create("http://x/next?$skiptoken=1"), -1));
  }

  @Test
  void findsLinkAndCountBeforeTheElementsToo() throws Exception {
    String page = "{\"@odata.nextLink\":\"http://x/\",\"@odata.count\":7,\"value\":[]}";
    assertThat(read(new ByteArrayInputStream(page.getBytes(UTF_8))))
        .isEqualTo(new PageReply.Page(0, URI.create("http://x/"), 7));
    assertThat(found).isEmpty();
  }

  @Test
  void handsOnWholeElementsOnlyWhereverTheBodyIsCut() {
    byte[] whole = PAGE.getBytes(UTF_8);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = new byte[length];
      System.arraycopy(whole, 0, cut, 0, length);
      assertThatThrownBy(() -> read(new ByteArrayInputStream(cut))).isInstanceOf(IOException.class);
      assertThat(found).isEqualTo(ELEMENTS.subList(0, found.size()));
    }
  }

  @Test
  void refusesWhatIsNoPage() {
    for (String text : List.of("[]", "{}", "{\"value\":{}}", "<html>", "")) {
      assertThatThrownBy(() -> read(new ByteArrayInputStream(text.getBytes(UTF_8))))
          .as(text)
          .isInstanceOf(IOException.class);
    }
  }
}
