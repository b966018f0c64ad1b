package io.defenderxdr.mapping.event.step;

import com.fasterxml.jackson.core.JsonFactory;
import io.defenderxdr.mapping.document.FailureNote;
import io.defenderxdr.mapping.tape.Kind;
import io.defenderxdr.mapping.tape.Tape;
import io.defenderxdr.mapping.tape.TapeReader;
import io.defenderxdr.mapping.tape.TapeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One record while it is mapped; used again for the next. Used by one thread. */
public final class EventWork {

  private final Tape tape = new Tape();
  private final TapeText text = new TapeText(tape);
  private final Fingerprints fingerprints = new Fingerprints(tape);
  private final TapeReader reader;
  private final boolean marksNulls;
  private final List<String> failures = new ArrayList<>();
  private final List<String> namesAside = new ArrayList<>();
  private final Marks presentColumns = new Marks();
  private final Marks touchedFields = new Marks();
  private int[] columns = new int[0];
  private int[] fields = new int[0];
  private int[] writers = new int[0];
  private int[] places = new int[0];
  private int action = Tape.NONE;
  private int unmapped = Tape.NONE;
  private String pipeline = "";
  private boolean stopped;
  private boolean lostColumns;
  private boolean keepOriginal;

  /**
   * Reads JSON texts within records with this factory.
   *
   * @param javaNumbers whether numbers are written as Java writes them, as the reference does
   */
  public EventWork(JsonFactory factory, boolean javaNumbers) {
    this.reader = new TapeReader(tape, factory, javaNumbers);
    this.marksNulls = javaNumbers;
  }

  /** Forgets the record before. */
  public void clear() {
    tape.clear();
    failures.clear();
    namesAside.clear();
    action = Tape.NONE;
    unmapped = Tape.NONE;
    stopped = false;
    lostColumns = false;
    keepOriginal = false;
  }

  /**
   * Makes room for the columns and fields of a plan, all empty.
   *
   * @param placesOfFields place of each field in the document, -1 for those that have none; not
   *     changed by anyone
   */
  public void open(int columnsOfPlan, int[] placesOfFields) {
    int fieldsOfPlan = placesOfFields.length;
    if (columns.length < columnsOfPlan) {
      columns = new int[columnsOfPlan];
    }
    if (fields.length < fieldsOfPlan) {
      fields = new int[fieldsOfPlan];
      writers = new int[fieldsOfPlan];
    }
    places = placesOfFields;
    Arrays.fill(columns, 0, columnsOfPlan, Tape.NONE);
    Arrays.fill(fields, 0, fieldsOfPlan, Tape.NONE);
    presentColumns.clear(columnsOfPlan);
    touchedFields.clear(fieldsOfPlan);
  }

  /** The columns that the record has; null counts as well only for the reference. */
  public Marks presentColumns() {
    return presentColumns;
  }

  /** Places in the document of the fields that were set at some time. */
  public Marks touchedFields() {
    return touchedFields;
  }

  /** The values. */
  public Tape tape() {
    return tape;
  }

  /** Hashes texts. */
  Fingerprints fingerprints() {
    return fingerprints;
  }

  /** Reads JSON texts onto the tape. */
  public TapeReader reader() {
    return reader;
  }

  /** A scalar as a text, until the next call. */
  public TapeText text(int node) {
    return text.of(node);
  }

  /** The value of a column. */
  public int column(int column) {
    return columns[column];
  }

  /** Sets the value of a column. */
  public void setColumn(int column, int node) {
    columns[column] = node;
    if (marksNulls || tape.exists(node)) {
      presentColumns.set(column);
    }
  }

  /** The value of a field. */
  public int field(int field) {
    return fields[field];
  }

  /** Sets the value of a field. */
  public void setField(int field, int node) {
    fields[field] = node;
    int place = places[field];
    if (place >= 0) {
      touchedFields.set(place);
    }
  }

  /** Sets the value of a field, and notes whose value it is. */
  public void setField(int field, int node, int writer) {
    setField(field, node);
    writers[field] = writer;
  }

  /** The field that a field's value was taken from, if it has one; else of no meaning. */
  public int writer(int field) {
    return writers[field];
  }

  /** The ActionType in small letters, or {@link Tape#NONE}. */
  public int action() {
    return action;
  }

  /** Sets the ActionType, a text in small letters. */
  public void setAction(int lower) {
    action = lower;
  }

  /** Under which name failures are noted from now on. */
  public void enter(String name) {
    pipeline = name;
    stopped = false;
    lostColumns = false;
  }

  /** The name under which failures are noted. */
  public String pipeline() {
    return pipeline;
  }

  /** Notes that a step failed; the record goes on. */
  public void failed(String kind, String tag, String reason) {
    failures.add(new FailureNote(kind, tag, pipeline, reason).text());
  }

  /** Notes a failure in words of its own. */
  public void failed(String sentence) {
    failures.add(sentence);
  }

  /** What failed so far. */
  public List<String> failures() {
    return failures;
  }

  /** Columns count as never having become vendor fields. */
  void loseColumns() {
    lostColumns = true;
  }

  /** Whether columns count as never having become vendor fields. */
  public boolean lostColumns() {
    return lostColumns;
  }

  /** Leaves out the rest of the family. */
  public void stop() {
    stopped = true;
  }

  /** Whether the rest of the family is left out. */
  public boolean isStopped() {
    return stopped;
  }

  /** Something was cut: the whole record must be kept. */
  public void keepOriginal() {
    keepOriginal = true;
  }

  /** Whether something was cut. */
  public boolean keepsOriginal() {
    return keepOriginal;
  }

  /** Keeps a value that no field has room for. */
  public void setAside(String name, int node) {
    if (tape.isEmpty(node)) {
      return;
    }
    if (unmapped == Tape.NONE) {
      unmapped = tape.grow(Kind.FIELDS);
    }
    namesAside.add(name);
    tape.push(unmapped, tape.add(Kind.NAME, name));
    tape.push(unmapped, node);
  }

  /** The names of what no field has room for, in the order of the object. */
  public List<String> namesAside() {
    return namesAside;
  }

  /** What no field has room for, as an object; or {@link Tape#NONE}. */
  public int unmapped() {
    return unmapped;
  }
}
