package io.defenderxdr.simulator.stream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.defenderxdr.simulator.attack.Dice;
import io.defenderxdr.simulator.attack.World;
import io.defenderxdr.simulator.time.Ticks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The records that Defender XDR streams about a tenant: as many as one likes, of any table, the
 * same bytes each time for the same tenant, table, number and moment. Safe for any thread.
 */
public final class EventRecords {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int RECORD = 320;
  private static final int MIX = 321;
  private static final int USUAL_BYTES = 4096;
  private static final long LONGEST_DELAY = 240 * Ticks.PER_SECOND;

  private final Cast cast;
  private final Map<Table, Sheet> sheets = new EnumMap<>(Table.class);

  /**
   * Reads the table files.
   *
   * @param world whose devices, people and alerts the records tell of
   * @throws IllegalStateException if a table file is wrong, with file, line and cause
   */
  public EventRecords(World world) {
    this.cast = Cast.of(world);
    for (Table table : Table.values()) {
      sheets.put(table, new SheetReader(Lists.read()).read(table));
    }
  }

  /** The table of a record in the mix of a busy tenant. */
  public Table table(long index) {
    return Table.at(Dice.of(cast.world().seed(), MIX, index).below(Table.WHOLE));
  }

  /** A record of the mix of a busy tenant; see {@link #record(Table, long, long)}. */
  public byte[] record(long index, long ticks) {
    return record(table(index), index, ticks);
  }

  /**
   * One record in its envelope, as compact UTF-8 JSON without a line end.
   *
   * @param index its number; another number is another record
   * @param ticks when it is sent, in 100-nanosecond ticks since 1970; what it tells of happened up
   *     to some minutes before
   */
  public byte[] record(Table table, long index, long ticks) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      write(json, table, index, ticks);
    } catch (IOException e) {
      throw new UncheckedIOException("A record of " + table.title() + " cannot be written.", e);
    }
    return bytes.toByteArray();
  }

  private void write(JsonGenerator json, Table table, long index, long ticks) throws IOException {
    Dice dice = Dice.of(cast.world().seed() + FileFacts.key(table.title()), RECORD, index);
    long received = ticks - dice.below(LONGEST_DELAY);
    long happened = received - dice.below(LONGEST_DELAY);
    Sheet sheet = sheet(table);
    Case what = sheet.at(dice.below(1 << 30));
    Scene.Moment moment = new Scene.Moment(happened, index, dice.next());
    json.writeStartObject();
    json.writeStringField("time", Ticks.text(ticks));
    json.writeStringField("tenantId", cast.world().tenantId());
    json.writeStringField("operationName", "Publish");
    json.writeStringField("category", table.category());
    json.writeStringField("_TimeReceivedBySvc", Ticks.text(received));
    json.writeObjectFieldStart("properties");
    Sheet.write(what, new Scene(cast, what, moment, sheet.variables()), json);
    json.writeEndObject();
    json.writeStringField("Tenant", "DefaultTenant");
    json.writeEndObject();
  }

  /** The ActionTypes that a table's records can have, without repeats. */
  public List<String> actions(Table table) {
    return sheet(table).cases().stream().map(Case::action).distinct().sorted().toList();
  }

  private Sheet sheet(Table table) {
    Sheet sheet = sheets.get(table);
    if (sheet == null) {
      throw new IllegalStateException("The table " + table + " was not read.");
    }
    return sheet;
  }
}
