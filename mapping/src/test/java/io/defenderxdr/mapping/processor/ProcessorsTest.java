package io.defenderxdr.mapping.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.defenderxdr.event.ByteSlice;
import io.defenderxdr.mapping.RecordProcessor;
import io.defenderxdr.settings.Configuration;
import io.defenderxdr.settings.Problems;
import io.defenderxdr.settings.SettingsReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void addsTags() {
    assertThat(kept("- add_tags: {tags: [a, b]}").tags()).containsExactly("a", "b");
    assertThat(kept("- add_tags: {tags: [a], target: labels}").fields())
        .isEqualTo(Map.of("labels", List.of("a")));
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
            + " not. did you mean 'equals'?",
        "- drop_fields: {fields: [id]}|processors[0].drop_fields: 'id' would drop 'id', which the"
            + " document's id is made of",
        "- drop_fields: {fields: [/Alert/]}|processors[0].drop_fields: '/Alert/' would drop"
            + " 'providerAlertId', which the document's id is made of",
        "- drop_event: {when: {regexp: {a: '('}}}|processors[0].drop_event.when.regexp.a: '(' is no"
            + " regular expression",
        "- drop_event: {when: {range: {a: {}}}}|processors[0].drop_event.when.range: must be"
            + " like {riskScore: {gte: 5}} with lt, lte, gt or gte",
        "- drop_event: {when: {network: {ip: []}}}|processors[0].drop_event.when.network.ip: must be"
            + " a network or a list of them",
        "- drop_event: {when: {range: {a: {over: 5}}}}|processors[0].drop_event.when.range: must be"
            + " like {riskScore: {gte: 5}} with lt, lte, gt or gte",
      })
  void saysWhatIsWrong(String processors, String sentence) {
    Problems problems = new Problems();
    compile(processors, problems);
    assertThat(problems.list().getFirst().render("f").replaceFirst("f:\\d+: ", ""))
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

  @Test
  void leavesBrokenJsonAsItIs() {
    Problems problems = new Problems();
    RecordProcessor processor = compile("- drop_event: {when: {has_fields: [a]}}", problems);
    ByteSlice broken = ByteSlice.of("{\"a\":1");
    assertThat(processor.apply(broken))
        .isEqualTo(new RecordProcessor.Kept(broken, Map.of(), List.of()));
  }

  @Test
  @Timeout(10)
  void isNotStalledByAHostilePatternAndText() {
    Problems problems = new Problems();
    RecordProcessor processor = compile("- drop_event: {when: {regexp: {a: '^(a+)+$'}}}", problems);
    ByteSlice record = ByteSlice.of("{\"a\":\"" + "a".repeat(600_000) + "b\"}");
    assertThat(processor.apply(record)).isInstanceOf(RecordProcessor.Kept.class);
  }
}
