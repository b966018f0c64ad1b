package io.defenderxdr.mapping.event.step;

/**
 * Stops the family where the reference's mapping is stopped by a fault (specification: event tables
 * 9).
 *
 * @param when whether it is
 * @param kind kind of the step that fails there
 * @param tag name of that step
 * @param reason why
 * @param early whether it fails before columns become vendor fields
 */
public record FailStep(Check when, String kind, String tag, String reason, boolean early)
    implements Step {

  @Override
  public void run(EventWork work) {
    if (when.holds(work)) {
      if (early) {
        work.loseColumns();
      }
      stop(work, kind, tag, reason);
    }
  }

  /** Notes the fault and leaves out the rest of the family. */
  public static void stop(EventWork work, String kind, String tag, String reason) {
    work.failed(
        "Processor \"%s\" with tag \"%s\" in pipeline \"%s\" failed with message \"%s\""
            .formatted(kind, tag, work.pipeline(), reason));
    work.stop();
  }
}
