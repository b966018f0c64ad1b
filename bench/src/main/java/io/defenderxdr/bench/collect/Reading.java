package io.defenderxdr.bench.collect;

/**
 * Figures of one moment.
 *
 * @param nanos when
 * @param documents that came so far
 * @param cpuSeconds of the watched process so far
 */
record Reading(long nanos, long documents, double cpuSeconds) {

  /** Documents a second since an earlier reading. */
  double perSecondSince(Reading before) {
    return (documents - before.documents()) / secondsSince(before);
  }

  double secondsSince(Reading before) {
    return (nanos - before.nanos()) / 1e9;
  }

  /** Processor seconds a million documents since an earlier reading. */
  double cpuPerMillionSince(Reading before) {
    return (cpuSeconds - before.cpuSeconds()) / (documents - before.documents()) * 1e6;
  }
}
