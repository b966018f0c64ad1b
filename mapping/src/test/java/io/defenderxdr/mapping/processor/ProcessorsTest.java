package io.defenderxdr.mapping.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.mapping.RecordProcessor;
import io.defenderxdr.settings.Configuration;
import io.defenderxdr.settings.Problems;
import io.defenderxdr.settings.SettingsReader;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessorsTest {

  private static final String RECORD =
      """
      {"id":"a","severity":"low","riskScore":7,"size":1.50e3,"isBad":true,"title":"A (b) c",\
      "tags":["x","y"],"comments":null,
      "evidence":[{"ipAddress":"10.1.2.3","url":"u"},{"ipAddress":"2001:db8::1"}]}""";

  private static RecordProcessor compile(String processors, Problems problems) {
    String yaml =
        """
        tenants:
          - name: c
            tenant_id: t
            client_id: c
            client_secret: s
            streams:
              alert:
                processors:
        """
            + processors.indent(10);
    SettingsReader.Read read = SettingsReader.text(yaml, name -> null);
    assertThat(read.problems().list()).isEmpty();
    Configuration.Written written =
        read.configuration()
            .tenants()
            .getFirst()
            .alert()
            .orElseThrow()
            .documents()
            .processors()
            .orElseThrow();
    return Processors.compile(written.value(), "processors", problems);
  }

  private static RecordProcessor.Processed apply(String processors) {
    Problems problems = new Problems();
    RecordProcessor processor = compile(processors, problems);
    assertThat(problems.list()).isEmpty();
    return processor.apply(ByteSlice.of(RECORD));
  }

  private static RecordProcessor.Kept kept(String processors) {
    return (RecordProcessor.Kept) apply(processors);
  }

  @Test
  void addsFieldsBelowTheirTarget() {
    String fields = "fields: {team: soc, level: 3, on: true, of: {site: [a, b]}}";
    assertThat(kept("- add_fields: {" + fields + "}").fields())
        .isEqualTo(
            Map.of(
                "fields.team",
                "soc",
                "fields.level",
                3L,
                "fields.on",
                true,
                "fields.of.site",
                List.of("a", "b")));
    assertThat(kept("- add_fields: {target: '', " + fields + "}").fields()).containsKey("team");
    assertThat(kept("- add_fields: {target: project, fields: {a: b}}").fields())
        .isEqualTo(Map.of("project.a", "b"));
  }

  @Test
  void takesQuotedValuesAsTexts() {
    String fields = "fields: {a: '3', b: 3, c: \"true\", d: true, e: ['3', 3], f: 2.50, g: 007}";
    assertThat(kept("- add_fields: {target: '', " + fields + "}").fields())
        .isEqualTo(
            Map.of(
                "a",
                "3",
                "b",
                3L,
                "c",
                "true",
                "d",
                true,
                "e",
                List.of("3", 3L),
                "f",
                new BigDecimal("2.50"),
                "g",
                "007"));
  }

  @Test
  void addsTags() {
    assertThat(kept("- add_tags: {tags: [a, b]}").tags()).containsExactly("a", "b");
    assertThat(kept("- add_tags: {tags: [a], target: labels}").fields())
        .isEqualTo(Map.of("labels", List.of("a")));
  }

  @Test
  void addsTagsBehindThoseThatAFieldHas() {
    String more = "\n- add_tags: {tags: [c], target: labels}";
    assertThat(kept("- add_tags: {tags: [a, b], target: labels}" + more).fields())
        .isEqualTo(Map.of("labels", List.of("a", "b", "c")));
    assertThat(kept("- add_fields: {target: '', fields: {labels: x}}" + more).fields())
        .isEqualTo(Map.of("labels", List.of("x", "c")));
  }

  @Test
  void dropsPropertiesAndKeepsTheDigitsOfTheOthers() {
    String record =
        kept("- drop_fields: {fields: [title, evidence.url, /^com/, tags], ignore_missing: true}")
            .record()
            .toText();
    assertThat(record)
        .isEqualTo(
            "{\"id\":\"a\",\"severity\":\"low\",\"riskScore\":7,\"size\":1.50e3,\"isBad\":true,"
                + "\"evidence\":[{\"ipAddress\":\"10.1.2.3\"},{\"ipAddress\":\"2001:db8::1\"}]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "equals: {severity: low}|true",
        "equals: {severity: high}|false",
        "equals: {riskScore: 7}|true",
        "equals: {isBad: true}|true",
        "equals: {severity: low, riskScore: 8}|false",
        "contains: {title: '(b)'}|true",
        "contains: {tags: y}|true",
        "contains: {title: z}|false",
        "regexp: {title: '^A .*c$'}|true",
        "regexp: {title: '^b'}|false",
        "range: {riskScore: {gte: 7, lt: 8}}|true",
        "range: {riskScore.gt: 7}|false",
        "range: {size: {lte: 1500}}|true",
        "network: {evidence.ipAddress: private}|true",
        "network: {evidence.ipAddress: 10.0.0.0/8}|true",
        "network: {evidence.ipAddress: [192.168.0.0/16, '2001:db8::/32']}|true",
        "network: {evidence.ipAddress: loopback}|false",
        "has_fields: [severity, evidence.url]|true",
        "has_fields: [comments]|false",
        "not: {equals: {severity: high}}|true",
        "or: [{equals: {severity: high}}, {equals: {severity: low}}]|true",
        "and: [{equals: {severity: high}}, {equals: {severity: low}}]|false",
      })
  void dropsARecordForWhichTheConditionHolds(String condition, boolean holds) {
    RecordProcessor.Processed processed = apply("- drop_event: {when: {" + condition + "}}");
    assertThat(processed instanceof RecordProcessor.Dropped).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- drop_event: {}|processors[0].drop_event: needs 'when', or it would drop everything",
        "- drop_events: {}|processors[0].drop_events: unknown processor; known are add_fields,"
            + " add_tags, drop_event, drop_fields; did you mean 'drop_event'?",
        "- rename: {}|processors[0].rename: unknown processor; known are add_fields, add_tags,"
            + " drop_event, drop_fields",
        "- drop_event: {when: {equal: {a: b}}}|processors[0].drop_event.when.equal: unknown"
            + " condition; known are equals, contains, regexp, range, network, has_fields, or, and,"
            + " not; did you mean 'equals'?",
        "- drop_fields: {fields: [id]}|processors[0].drop_fields: 'id' would drop 'id', which the"
            + " document's id is made of",
        "- drop_fields: {fields: [/Alert/]}|processors[0].drop_fields: '/Alert/' would drop"
            + " 'providerAlertId', which the document's id is made of",
        "- drop_event: {when: {regexp: {a: '('}}}|processors[0].drop_event.when.regexp.a: '(' is no"
            + " regular expression",
        "- drop_event: {when: {range: {a: {}}}}|processors[0].drop_event.when.range: must be"
            + " like {riskScore: {gte: 5}} with lt, lte, gt or gte",
        "- drop_event: {when: {network: {ip: []}}}|processors[0].drop_event.when.network.ip: must be"
            + " a list of networks, or one",
        "- drop_event: {when: {network: {ip: priv}}}|processors[0].drop_event.when.network.ip:"
            + " 'priv' is no network: write a CIDR such as 10.0.0.0/8, or one of global_unicast,"
            + " interface_local_multicast, link_local_multicast, link_local_unicast, loopback,"
            + " multicast, private, public, unicast, unspecified",
        "- drop_event: {when: {or: [{equals: {a: b}}, {not: {equal: {a: b}}}]}}|processors[0]"
            + ".drop_event.when.or[1].not.equal: unknown condition; known are equals, contains,"
            + " regexp, range, network, has_fields, or, and, not; did you mean 'equals'?",
        "- drop_event: {when: {has_fields: [{a: b}]}}|processors[0].drop_event.when.has_fields:"
            + " must be a list of property names",
        "- drop_event: {when: }|processors[0].drop_event.when: must be a condition such as"
            + " 'equals: {severity: low}'",
        "- add_tags: {tag: [a]}|processors[0].add_tags.tag: unknown option; known are tags, target,"
            + " when; did you mean 'tags'?",
        "- add_tags: {tags: [a, {b: c}]}|processors[0].add_tags.tags: must be a list of texts",
        "- add_tags: {target: labels}|processors[0].add_tags: needs 'tags', a list of texts",
        "- add_fields: {target: {a: b}, fields: {c: d}}|processors[0].add_fields.target: must be"
            + " one name",
        "- add_fields: {fields: {a: [{b: c}]}}|processors[0].add_fields.fields.a: must be a list of"
            + " texts, numbers, true or false",
        "- add_fields: {fields: }|processors[0].add_fields: needs 'fields', a block of names and"
            + " values",
        "- drop_fields: {fields: [title], ignore_missing: yes}|processors[0].drop_fields"
            + ".ignore_missing: must be true or false",
        "- drop_fields: {fields: [[title]]}|processors[0].drop_fields.fields: must be a list of"
            + " property names",
        "- drop_event: {when: {range: {a: {over: 5}}}}|processors[0].drop_event.when.range: must be"
            + " like {riskScore: {gte: 5}} with lt, lte, gt or gte",
      })
  void saysWhatIsWrong(String processors, String sentence) {
    Problems problems = new Problems();
    compile(processors, problems);
    assertThat(problems.list())
        .extracting(problem -> problem.render("f").replaceFirst("f:\\d+: ", ""))
        .first()
        .isEqualTo(sentence);
  }

  private static boolean isDropped(String condition, String record) {
    Problems problems = new Problems();
    RecordProcessor processor = compile("- drop_event: {when: {" + condition + "}}", problems);
    assertThat(problems.list()).isEmpty();
    return processor.apply(ByteSlice.of(record)) instanceof RecordProcessor.Dropped;
  }

  @Test
  void keepsARecordThatIsNoObject() {
    assertThat(isDropped("equals: {severity: low}", "[{\"severity\":\"low\"}]")).isFalse();
  }

  @Test
  void wantsOneValueWithinAllBounds() {
    assertThat(isDropped("range: {a: {gte: 5, lt: 10}}", "{\"a\":[1,100]}")).isFalse();
    assertThat(isDropped("range: {a.gte: 5, a.lt: 10}", "{\"a\":[1,7]}")).isTrue();
  }

  @Test
  void looksUpNoNameForWhatIsNoAddress() {
    assertThat(Networks.address("999.1.1.1")).isEmpty();
    assertThat(Networks.address("255.1.1.1")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"a\":1", "{\"a\":1} {\"b\":2}", "{\"a\":1}x", "[{\"a\":1}]", "[1", "", "x"})
  void dropsNothingOfWhatIsNoObject(String text) {
    ByteSlice broken = ByteSlice.of(text);
    for (String processor :
        List.of(
            "- drop_event: {when: {has_fields: [a]}}",
            "- drop_event: {when: {not: {has_fields: [b]}}}",
            "- drop_fields: {fields: [a]}",
            "- drop_fields: {fields: [a], when: {has_fields: [a]}}")) {
      assertThat(compile(processor, new Problems()).apply(broken))
          .as(processor)
          .isEqualTo(new RecordProcessor.Kept(broken, Map.of(), List.of()));
    }
  }

  @Test
  void addsToWhatIsNoObjectToo() {
    RecordProcessor processor =
        compile(
            """
            - add_tags: {tags: [a]}
            - drop_fields: {fields: [b]}
            - add_fields: {fields: {c: d}}
            - add_tags: {tags: [never], when: {has_fields: [a]}}
            """,
            new Problems());
    ByteSlice broken = ByteSlice.of("{\"a\":1");
    assertThat(processor.apply(broken))
        .isEqualTo(new RecordProcessor.Kept(broken, Map.of("fields.c", "d"), List.of("a")));
  }

  @Test
  void seesWhatOthersHaveDropped() {
    String processors =
        """
        - drop_fields: {fields: [title]}
        - add_tags: {tags: [gone], when: {not: {has_fields: [title]}}}
        - add_tags: {tags: [there], when: {has_fields: [title]}}
        """;
    assertThat(kept(processors).tags()).containsExactly("gone");
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1,loopback",
    "::1,loopback",
    "8.8.8.8,unicast global_unicast public",
    "10.1.2.3,unicast global_unicast private",
    "172.31.0.1,unicast global_unicast private",
    "172.32.0.1,unicast global_unicast public",
    "192.168.1.1,unicast global_unicast private",
    "fc00::1,unicast global_unicast private",
    "fec0::1,unicast global_unicast public",
    "2001:db8::1,unicast global_unicast public",
    "169.254.1.1,link_local_unicast",
    "fe80::1,link_local_unicast",
    "ff01::1,interface_local_multicast multicast",
    "224.0.0.251,link_local_multicast multicast",
    "ff02::1,link_local_multicast multicast",
    "224.0.1.1,multicast public",
    "ff0e::1,multicast public",
    "0.0.0.0,unspecified",
    "::,unspecified",
    "255.255.255.255,''",
  })
  void knowsTheNamedNetworks(String address, String names) {
    InetAddress parsed = Networks.address(address).orElseThrow();
    assertThat(
            Networks.names().stream()
                .filter(name -> Networks.parse(name).orElseThrow().test(parsed)))
        .containsExactlyInAnyOrder(names.isEmpty() ? new String[0] : names.split(" ", -1));
  }

  @Test
  @Timeout(10)
  void isNotStalledByAHostilePatternAndText() {
    Problems problems = new Problems();
    RecordProcessor processor = compile("- drop_event: {when: {regexp: {a: '^(a+)+$'}}}", problems);
    ByteSlice record = ByteSlice.of("{\"a\":\"" + "a".repeat(600_000) + "b\"}");
    assertThat(processor.apply(record)).isInstanceOf(RecordProcessor.Kept.class);
  }

  @ParameterizedTest
  @CsvSource({"tenantId", "category", "properties"})
  void keepsWhatAnEventsIdIsMadeOf(String name) {
    assertThat(eventProblems("- drop_fields: {fields: [" + name + "]}"))
        .isEqualTo(
            "c.yaml:1: tenants[0].streams.event.processors[0].drop_fields: '%s' would drop '%s',"
                    .formatted(name, name)
                + " which the document's id is made of");
    assertThat(eventProblems("- drop_fields: {fields: [id, time, properties.DeviceId]}")).isEmpty();
  }

  private static String eventProblems(String processors) {
    SettingsReader.Read read =
        SettingsReader.text(
            "tenants: [{streams: {event: {processors: [" + processors.substring(2) + "]}}}]",
            name -> null);
    Configuration.Written written = read.processors().getFirst();
    Problems problems = new Problems();
    Processors.compile(written.value(), written.path(), problems);
    return problems.render("c.yaml");
  }
}
