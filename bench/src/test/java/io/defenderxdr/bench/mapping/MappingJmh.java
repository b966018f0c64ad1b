package io.defenderxdr.bench.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import io.defenderxdr.event.SourceRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * The twin of {@code bench mapping} in JMH: each contender in a process of its own. No test of the
 * build; run it by its name: {@code ./mvnw -pl bench -am test -Dtest=MappingJmh
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MappingJmh {

  private static final int RECORDS = 10_000;

  /** How many names programs have. */
  @Param({"10000", "10"})
  public int names;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 14);
  private final Contender mapping = Contender.mapping(MappingBench.mapping(false));
  private final Contender copy = Contender.copy(new JsonFactory());
  private List<SourceRecord> records = List.of();
  private int next;

  @Setup
  public void records() {
    records = new RecordSet.Source(names, null).first(RECORDS).records();
  }

  @Benchmark
  public int mapping() throws IOException {
    return run(mapping);
  }

  @Benchmark
  public int copy() throws IOException {
    return run(copy);
  }

  private int run(Contender contender) throws IOException {
    out.reset();
    contender.run(records.get(next), out);
    next = next + 1 == RECORDS ? 0 : next + 1;
    return out.size();
  }

  @Test
  void runsEachContender() throws RunnerException {
    OptionsBuilder options = new OptionsBuilder();
    options
        .include(MappingJmh.class.getName())
        .addProfiler(GCProfiler.class)
        .forks(1)
        .jvmArgs("-Xmx640m", "-XX:+UseSerialGC")
        .warmupIterations(3)
        .warmupTime(TimeValue.seconds(5))
        .measurementIterations(5)
        .measurementTime(TimeValue.seconds(3));
    assertThat(new Runner(options).run()).hasSize(4);
  }
}
