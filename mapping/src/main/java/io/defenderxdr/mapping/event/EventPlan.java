package io.defenderxdr.mapping.event;

import io.defenderxdr.mapping.event.step.ConvertStep;
import io.defenderxdr.mapping.event.step.Step;
import java.util.Map;

/**
 * What is done with the records of one category, or of one ActionType in it. Its arrays are not
 * changed by anyone.
 *
 * @param category the category in small letters
 * @param supported whether the category is a table's name, letter for letter
 * @param table name of the table, empty for an unknown one
 * @param envelope number of each property of the envelope by its name
 * @param columns number of each column by its name
 * @param envelopeOrder the order of the envelope's properties last time
 * @param columnOrder the order of the columns last time
 * @param drift what is counted of values that are kept aside
 * @param columnCount how many numbers there are, those of the envelope first
 * @param head conversions of the envelope
 * @param parts the families, in order
 * @param tail what is done when the families are done
 * @param last what is done when duplicates are removed
 * @param action number of the column that holds the ActionType, or -1
 * @param flattened numbers of the fields that take objects of any shape
 * @param layout how the document is written
 * @param base numbers of the fields that every document has
 */
record EventPlan(
    String category,
    boolean supported,
    String table,
    Map<String, Integer> envelope,
    Map<String, Integer> columns,
    NameOrder envelopeOrder,
    NameOrder columnOrder,
    DriftPlaces drift,
    int columnCount,
    Step[] head,
    Part[] parts,
    Gated tail,
    Gated last,
    int action,
    int[] flattened,
    FieldLayout layout,
    BaseNumbers base) {

  /**
   * What a family does.
   *
   * @param pipeline its name in failure entries
   * @param conversions columns become vendor fields, by number of the column
   * @param direct the field that alone takes a column's texts and numbers as they are, by number of
   *     the column; -1 where there is more to do
   * @param keys keys within columns become vendor fields
   * @param rules fields are filled
   * @param cleanUp duplicates are removed, where the record does not keep them
   * @param vendors numbers of the fields that columns become
   */
  record Part(
      String pipeline,
      ConvertStep[][] conversions,
      int[] direct,
      Gated keys,
      Gated rules,
      Gated cleanUp,
      int[] vendors) {}

  /** Numbers of the fields that every document has. */
  record BaseNumbers(
      int time,
      int kind,
      int version,
      int original,
      int errors,
      int tags,
      int unmapped,
      int json,
      int ingested,
      int module,
      int dataset,
      int input,
      int streamType,
      int streamDataset,
      int namespace,
      HubNumbers hub) {

    static BaseNumbers of(FieldNames names) {
      return new BaseNumbers(
          names.number("@timestamp"),
          names.number("event.kind"),
          names.number("ecs.version"),
          names.number("event.original"),
          names.number("error.message"),
          names.number("tags"),
          names.number(".unmapped"),
          names.number("json"),
          names.number("event.ingested"),
          names.number("event.module"),
          names.number("event.dataset"),
          names.number("input.type"),
          names.number("data_stream.type"),
          names.number("data_stream.dataset"),
          names.number("data_stream.namespace"),
          HubNumbers.of(names));
    }
  }

  /** Numbers of the fields that name the message of a hub. */
  record HubNumbers(
      int hub, int group, int offset, int sequence, int enqueued, int partition, int key) {

    static HubNumbers of(FieldNames names) {
      return new HubNumbers(
          names.number("azure.eventhub"),
          names.number("azure.consumer_group"),
          names.number("azure.offset"),
          names.number("azure.sequence_number"),
          names.number("azure.enqueued_time"),
          names.number("azure.partition_id"),
          names.number("azure.partition_key"));
    }
  }
}
