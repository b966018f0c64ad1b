package io.defenderxdr.mapping.event.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.defenderxdr.mapping.table.FieldInfo;
import io.defenderxdr.mapping.table.TableException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said of event tables that are wrong: file, line, cause, near miss. */
class EventTablesTest {

  private static final Map<String, FieldInfo> ECS =
      Map.of(
          "file.name", new FieldInfo("file.name", "keyword", "Name."),
          "file.size", new FieldInfo("file.size", "long", "Size."),
          "event.action", new FieldInfo("event.action", "keyword", "Action."),
          "event.category", new FieldInfo("event.category", "keyword", "Category."));

  private final Map<String, String> files = new LinkedHashMap<>();

  @BeforeEach
  void rightFiles() {
    files.put(
        "envelope.yaml",
        """
        rows:
          - {source: category, vendor: category, type: keyword, sentence: "Table."}
        rules: []
        """);
    files.put(
        "family/disk.yaml",
        """
        family: disk
        sentence: "Disks."
        match: [disk]
        pipeline: disk
        conditions:
          is-file: "table has diskfiles"
        lookups:
          words: {made: creation}
        fields: [event, file]
        rules:
          - {field: event.category, form: add, value: file, when: is-file}
        """);
  }

  @BeforeEach
  void rightGroupAndTable() {
    files.put(
        "group/common.yaml",
        """
        rows:
          - {source: ActionType, vendor: action, type: keyword, sentence: "Action."}
        rules:
          - {field: event.action, as: "lookup:words", from: ".action"}
        """);
    files.put(
        "DiskFiles.yaml",
        """
        table: DiskFiles
        family: disk
        sentence: "Files of disks."
        include: [common]
        rows:
          - source: FileName
            convert: text
            vendor: file_name
            type: keyword
            when: "column:FileName filled"
            sentence: "Name of the file."
            to: [file.name]
        """);
  }

  private EventTables read() {
    return EventTables.read(
        name -> files.getOrDefault(name, ""), Map.of("disk", List.of("DiskFiles")), ECS);
  }

  private List<String> problems() {
    return catchThrowableOfType(TableException.class, this::read).problems();
  }

  private void change(String file, String from, String to) {
    String text = files.getOrDefault(file, "");
    assertThat(text).contains(from);
    files.put(file, text.replace(from, to));
  }

  @Test
  void takesFilesThatAreRight() {
    EventTables tables = read();
    assertThat(tables.tables()).extracting(EventTable::name).containsExactly("DiskFiles");
    assertThat(tables.rows()).extracting(EventRow::source).contains("FileName", "ActionType");
  }

  @Test
  void findsATypoInAName() {
    change("DiskFiles.yaml", "vendor:", "vendr:");
    assertThat(problems())
        .contains(
            "tables/event/DiskFiles.yaml line 6: Unknown name 'vendr'. Did you mean 'vendor'?");
  }

  @Test
  void findsAnUnknownConversion() {
    change("DiskFiles.yaml", "convert: text", "convert: txt");
    assertThat(problems())
        .containsExactly(
            "tables/event/DiskFiles.yaml line 7: Unknown word 'txt'. Did you mean 'text'?");
  }

  @Test
  void findsAnUnknownCondition() {
    change("family/disk.yaml", "when: is-file", "when: is-flie");
    assertThat(problems())
        .containsExactly(
            "tables/event/family/disk.yaml line 11: Unknown condition 'is-flie'."
                + " Did you mean 'is-file'?");
  }

  @Test
  void findsAnUnknownTest() {
    change("DiskFiles.yaml", "column:FileName filled", "column:FileName fillled");
    assertThat(problems())
        .containsExactly(
            "tables/event/DiskFiles.yaml line 10: Unknown test 'fillled'. Did you mean 'filled'?");
  }

  @Test
  void findsConditionsThatEndTooSoonOrTooLate() {
    change("DiskFiles.yaml", "column:FileName filled", "(column:FileName filled and");
    assertThat(problems())
        .containsExactly(
            "tables/event/DiskFiles.yaml line 10: The condition ends where something to test"
                + " belongs.",
            "tables/event/DiskFiles.yaml line 10: The condition lacks a closing parenthesis.");
    change("DiskFiles.yaml", "(column:FileName filled and", "column:FileName is");
    assertThat(problems())
        .containsExactly(
            "tables/event/DiskFiles.yaml line 10: A text to compare with is missing behind"
                + " 'column:FileName is'.");
    change("DiskFiles.yaml", "column:FileName is", "column:FileName filled is-file");
    assertThat(problems())
        .containsExactly(
            "tables/event/DiskFiles.yaml line 10: The condition 'column:FileName filled is-file'"
                + " goes on with 'is-file', where 'and' or 'or' belongs.");
  }

  @Test
  void findsAnUnknownEcsField() {
    change("DiskFiles.yaml", "to: [file.name]", "to: [file.nam]");
    assertThat(problems())
        .containsExactly(
            "tables/event/DiskFiles.yaml line 12: Unknown ECS field 'file.nam'."
                + " Did you mean 'file.name'?");
  }

  @Test
  void findsAnUnknownVendorField() {
    change("DiskFiles.yaml", "to: [file.name]", "to: [.acton]");
    assertThat(problems())
        .containsExactly(
            "tables/event/DiskFiles.yaml line 12: Unknown vendor field '.acton'."
                + " Did you mean 'action'?");
  }

  @Test
  void findsAnUnknownColumnOfACondition() {
    change("DiskFiles.yaml", "column:FileName filled", "column:FileNam filled");
    assertThat(problems())
        .containsExactly(
            "tables/event/DiskFiles.yaml line 6: Unknown column 'FileNam'."
                + " Did you mean 'FileName'?");
  }

  @Test
  void findsAnUnknownFieldOfACondition() {
    change("family/disk.yaml", "when: is-file", "when: \".acton exists\"");
    assertThat(problems())
        .containsExactly(
            "tables/event/family/disk.yaml line 11: Unknown vendor field '.acton'."
                + " Did you mean 'action'?");
  }

  @Test
  void findsAnUnknownSourceOfARule() {
    change("group/common.yaml", "from: \".action\"", "from: \".acton\"");
    assertThat(problems())
        .containsExactly(
            "tables/event/group/common.yaml line 4: Unknown vendor field '.acton'."
                + " Did you mean 'action'?");
  }

  @Test
  void findsAnUnknownType() {
    change("DiskFiles.yaml", "type: keyword", "type: keywort");
    assertThat(problems())
        .containsExactly(
            "tables/event/DiskFiles.yaml line 6: Unknown type 'keywort'. Did you mean 'keyword'?");
  }

  @Test
  void findsAnUnknownLookup() {
    change("group/common.yaml", "lookup:words", "lookup:word");
    assertThat(problems())
        .containsExactly(
            "tables/event/group/common.yaml line 4: Unknown lookup 'word'."
                + " Did you mean 'words'?");
  }

  @Test
  void findsAnUnknownGroup() {
    files.put("group/comon.yaml", "");
    change("DiskFiles.yaml", "include: [common]", "include: [comon]");
    assertThat(problems().getFirst()).contains("comon");
  }

  @Test
  void findsAnUnknownFormAndFunction() {
    change("family/disk.yaml", "form: add", "form: ad");
    change("group/common.yaml", "as: \"lookup:words\"", "as: lowrcase");
    assertThat(problems())
        .containsExactly(
            "tables/event/group/common.yaml line 4: Unknown word 'lowrcase'."
                + " Did you mean 'lowercase'?",
            "tables/event/family/disk.yaml line 11: Unknown word 'ad'. Did you mean 'add'?");
  }

  @Test
  void findsAFunctionThatLacksANameAndOneThatIsUnknown() {
    change(
        "family/disk.yaml",
        "- {field: event.category, form: add, value: file, when: is-file}",
        "- {use: uri, from: .action}\n  - {use: urii, from: .action, field: url}");
    assertThat(problems())
        .contains(
            "tables/event/family/disk.yaml line 11: 'field' is missing; write 'field: ...' here.",
            "tables/event/family/disk.yaml line 12: Unknown word 'urii'. Did you mean 'uri'?");
  }

  @Test
  void asksForTheReasonOfADifference() {
    change("DiskFiles.yaml", "type: keyword", "type: keyword\n    only: improved");
    assertThat(problems())
        .containsExactly(
            "tables/event/DiskFiles.yaml line 6: A deliberate difference needs both 'only:"
                + " reference|improved' and 'difference: <why>'.");
  }

  @Test
  void findsFieldsThatTakeValuesOfAnotherType() {
    change("DiskFiles.yaml", "type: keyword", "type: long");
    change("DiskFiles.yaml", "to: [file.name]", "to: [{field: file.size, form: fill}]");
    assertThat(problems())
        .containsExactly(
            "tables/event/DiskFiles.yaml line 6: The field 'file_name' is of type long, but a value"
                + " that is none of it would reach it; write 'convert: long', or say why not with"
                + " 'unconverted: <why>'.",
            "tables/event/DiskFiles.yaml line 6: The field 'file.size' is of type long, but a value"
                + " that is none of it would reach it; write 'convert: long', or say why not with"
                + " 'unconverted: <why>'.");
    change("DiskFiles.yaml", "type: long", "type: long\n    unconverted: \"Because.\"");
    assertThat(read().tables()).hasSize(1);
  }

  @Test
  void aRowMayBeConvertedOtherwiseAsReference() {
    change(
        "DiskFiles.yaml",
        "convert: text",
        "convert: long\n    as-reference: none\n    difference: \"Theirs is not converted.\"");
    change("DiskFiles.yaml", "type: keyword", "type: long");
    assertThat(read().rows().filter(row -> row.source().equals("FileName")))
        .extracting(
            EventRow::convert, row -> row.difference() != null && row.difference().isIn(true))
        .containsExactly(tuple(EventConversion.NONE, true), tuple(EventConversion.LONG, false));
    change("DiskFiles.yaml", "type: long", "type: long\n    only: improved");
    assertThat(problems())
        .containsExactly(
            "tables/event/DiskFiles.yaml line 12: A row with 'as-reference' is in both forms;"
                + " remove 'only'.");
  }

  @Test
  void findsAnActionTypeThatStandsTwice() {
    change("DiskFiles.yaml", "include: ", "actions: [Made, Lost, made]\ninclude: ");
    assertThat(problems())
        .containsExactly(
            "tables/event/DiskFiles.yaml line 4: The ActionType 'made' stands here twice; remove"
                + " one.");
    change("DiskFiles.yaml", ", made]", "]");
    assertThat(read().tables().findFirst().orElseThrow().actions())
        .containsExactlyInAnyOrder("made", "lost");
  }

  @Test
  void findsAColumnThatStandsTwiceAndAMissingSentence() {
    change(
        "DiskFiles.yaml",
        "    to: [file.name]\n",
        "    to: [file.name]\n  - {source: FileName, when: \"column:FileName filled\"}\n");
    assertThat(problems())
        .contains(
            "tables/event/DiskFiles.yaml line 13: 'sentence' is missing; write 'sentence: ...'"
                + " here.",
            "tables/event/DiskFiles.yaml line 13: The column 'FileName' has a row already"
                + " (tables/event/DiskFiles.yaml line 6); join the two.");
  }

  @Test
  void findsAWrongTableAndAWrongFamily() {
    change("DiskFiles.yaml", "table: DiskFiles", "table: DiskFile");
    change("DiskFiles.yaml", "family: disk", "family: disc");
    assertThat(problems())
        .containsExactly(
            "tables/event/DiskFiles.yaml line 1: The table is called 'DiskFiles' like its file;"
                + " write 'table: DiskFiles'.",
            "tables/event/DiskFiles.yaml line 1: The table belongs to the family 'disk'; write"
                + " 'family: disk'.");
  }

  @Test
  void saysThatAFileIsNoYamlOrEmpty() {
    files.put("DiskFiles.yaml", "table: [");
    assertThat(problems().getFirst())
        .startsWith("tables/event/DiskFiles.yaml: The file is no YAML: ")
        .contains("line 1");
    files.put("DiskFiles.yaml", "");
    assertThat(problems())
        .containsExactly("tables/event/DiskFiles.yaml: The file is empty; write a table.");
  }

  @Test
  void namesEveryMistakeOfAllFilesAtOnce() {
    change("envelope.yaml", "keyword", "keywrd");
    change("family/disk.yaml", "event.category", "event.categry");
    change("DiskFiles.yaml", "convert: text", "convert: teext");
    assertThat(problems())
        .containsExactlyInAnyOrder(
            "tables/event/envelope.yaml line 2: Unknown type 'keywrd'. Did you mean 'keyword'?",
            "tables/event/family/disk.yaml line 11: Unknown ECS field 'event.categry'."
                + " Did you mean 'event.category'?",
            "tables/event/DiskFiles.yaml line 7: Unknown word 'teext'. Did you mean 'text'?");
  }
}
