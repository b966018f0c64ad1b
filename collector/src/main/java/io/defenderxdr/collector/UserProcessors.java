package io.defenderxdr.collector;

import io.defenderxdr.mapping.RecordProcessor;
import io.defenderxdr.mapping.processor.Processors;
import io.defenderxdr.settings.Configuration;
import io.defenderxdr.settings.Problems;
import io.defenderxdr.settings.SettingsReader;

/** The processors of the settings, which the mapping compiles. */
public final class UserProcessors {

  private UserProcessors() {}

  /** Adds all that is wrong with any stream's processors to the problems of what was read. */
  public static void check(SettingsReader.Read read) {
    read.processors().forEach(written -> compile(written, read.problems()));
  }

  /** The processors of a stream whose settings were checked. */
  static RecordProcessor of(Configuration.DocumentForm documents) {
    return documents
        .processors()
        .map(written -> compile(written, new Problems()))
        .orElse(RecordProcessor.NONE);
  }

  private static RecordProcessor compile(Configuration.Written written, Problems problems) {
    return Processors.compile(written.value(), written.path(), problems);
  }
}
