package io.defenderxdr.collector;

import io.defenderxdr.mapping.RecordProcessor;
import io.defenderxdr.mapping.processor.Processors;
import io.defenderxdr.settings.Configuration;
import io.defenderxdr.settings.Problems;

/** The processors of the settings, which the mapping compiles. */
public final class UserProcessors {

  private UserProcessors() {}

  /** Adds all that is wrong with any stream's processors to the problems. */
  public static void check(Configuration configuration, Problems problems) {
    configuration.tenants().stream()
        .flatMap(tenant -> tenant.alert().stream())
        .forEach(alert -> compile(alert.documents(), problems));
  }

  /** The processors of a stream whose settings were checked. */
  static RecordProcessor of(Configuration.DocumentForm documents) {
    return compile(documents, new Problems());
  }

  private static RecordProcessor compile(Configuration.DocumentForm documents, Problems problems) {
    return documents
        .processors()
        .map(written -> Processors.compile(written.value(), written.path(), problems))
        .orElse(RecordProcessor.NONE);
  }
}
