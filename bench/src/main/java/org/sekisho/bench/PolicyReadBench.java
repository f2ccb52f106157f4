package org.sekisho.bench;

import java.nio.charset.StandardCharsets;
import java.util.List;
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
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.sekisho.policytext.Limits;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.PolicyReader;
import org.sekisho.policytext.PolicyUnreadable;

/**
 * How long it takes to read a policy: text of 10 kB to 10 MB with terms, references and history, and a PDF of 200 pages.
 *
 * <p>{@link Main} puts the rows into {@code docs/benchmarks.md}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx512m")
public class PolicyReadBench {
    /** Size of the source: {@code 1000kB} of UTF-8 text, or {@code 200pages} of PDF. */
    @Param({"10kB", "100kB", "1000kB", "10000kB", "200pages"})
    public String size = "10kB";

    private byte[] bytes = {};
    private String name = "";
    private final PolicyReader reader = new PolicyReader(Limits.DEFAULT);

    @Setup
    public void makeSource() {
        if (size.endsWith("pages")) {
            bytes = PolicySource.pdf(Integer.parseInt(size.replace("pages", "")));
            name = "policy.pdf";
        } else {
            bytes = PolicySource.text(Integer.parseInt(size.replace("kB", "")) * 1000)
                    .getBytes(StandardCharsets.UTF_8);
            name = "policy.txt";
        }
    }

    @Benchmark
    public PolicyDocument read() throws PolicyUnreadable {
        return reader.read(bytes, name);
    }

    /** The rows of the table in {@code docs/benchmarks.md}. */
    static List<String> rows() throws RunnerException {
        var results = new Runner(new OptionsBuilder()
                        .include(PolicyReadBench.class.getSimpleName())
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        return results.stream().map(PolicyReadBench::row).toList();
    }

    private static String row(RunResult result) {
        var size = result.getParams().getParam("size");
        double millis = result.getPrimaryResult().getScore();
        return size.endsWith("kB")
                ? Main.row(
                        "read a policy text of " + size.replace("kB", " kB") + ", warm",
                        "≥ 10 MB/s",
                        "%.1f MB/s (%.2f ms)",
                        Double.parseDouble(size.replace("kB", "")) / millis,
                        millis)
                : Main.row(
                        "read a PDF of " + size.replace("pages", " pages") + ", warm",
                        "≤ 3 s",
                        "%.2f s",
                        millis / 1000);
    }
}
