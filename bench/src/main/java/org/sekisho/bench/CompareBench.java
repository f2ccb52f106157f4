package org.sekisho.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.sekisho.policytext.comparison.ComparisonTable;
import org.sekisho.policytext.comparison.Revision;

/**
 * How long it takes to compare two versions, from the two trees to the table with every changed word: which clause comes
 * from which is found anew each time.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(value = 1, jvmArgs = "-Xmx512m")
public class CompareBench {
    private static final int FEW = 2_000;
    private static final int MANY = 20_000;

    /** Clauses of the earlier version. */
    @Param({"2000", "20000"})
    public int clauses = FEW;

    private RevisedPolicy policy = RevisedPolicy.of(1);

    @Setup
    public void makePolicy() {
        policy = RevisedPolicy.of(clauses);
    }

    @Benchmark
    public ComparisonTable compare() {
        return Revision.between(policy.before(), policy.after()).table();
    }

    /** The rows of the table in {@code docs/benchmarks.md}. */
    static List<String> rows() throws RunnerException {
        Map<Integer, Double> millis = new HashMap<>();
        for (var result : new Runner(new OptionsBuilder()
                        .include(CompareBench.class.getSimpleName())
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run()) {
            millis.put(
                    Integer.valueOf(result.getParams().getParam("clauses")),
                    result.getPrimaryResult().getScore());
        }
        double few = millis.getOrDefault(FEW, Double.NaN);
        double many = millis.getOrDefault(MANY, Double.NaN);
        double linearTimesLog = (double) MANY / FEW * Math.log(MANY) / Math.log(FEW);
        return List.of(
                Main.row("compare two versions of 2,000 clauses, warm", "< 300 ms", "%.0f ms", few),
                Main.row(
                        "compare two versions of 20,000 clauses, warm",
                        "≤ %.1f times that (linear × log)".formatted(linearTimesLog),
                        "%.0f ms (%.1f times)",
                        many,
                        many / few));
    }
}
