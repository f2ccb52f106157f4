package org.sekisho.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.sekisho.classification.AssetEdge;
import org.sekisho.classification.AssetKind;
import org.sekisho.classification.AssetNode;
import org.sekisho.classification.Axis;
import org.sekisho.classification.ClassGraph;
import org.sekisho.classification.Classification;
import org.sekisho.classification.EffectiveLevel;
import org.sekisho.classification.Level;
import org.sekisho.classification.Schemes;

/**
 * How long the classes of 100,000 assets take: all from scratch, and anew after one change. The usual change is the class of
 * one of 85,000 pieces of information; the worst takes away and gives back the one class that 100,000 assets have, half of
 * them a chain and half a circle.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx512m")
public class ClassGraphBench {
    private static final int ASSETS = 100_000;
    private static final int PLACES = 1_000;
    private static final int HOLDERS = 15_000;

    private final Level high =
            Schemes.builtIn().mic2024().level(Axis.CONFIDENTIALITY, "3B").orElseThrow();
    private final Level low =
            Schemes.builtIn().mic2024().level(Axis.CONFIDENTIALITY, "2").orElseThrow();
    private final List<AssetNode> nodes = new ArrayList<>();
    private final List<AssetEdge> edges = new ArrayList<>();
    private ClassGraph body = ClassGraph.empty(Schemes.builtIn().mic2024());
    private ClassGraph chain = body;
    private int turn;

    @Setup
    public void makeAssets() {
        var random = new Random(31);
        for (int i = 0; i < ASSETS; i++) {
            var kind = i < PLACES ? AssetKind.FACILITY : i < HOLDERS ? AssetKind.SYSTEM : AssetKind.INFORMATION;
            var own = i < HOLDERS ? Classification.NONE : Classification.of(random.nextInt(10) == 0 ? high : low);
            nodes.add(new AssetNode("a" + i, kind, own));
            if (i >= HOLDERS) {
                edges.add(AssetEdge.holds("a" + (PLACES + random.nextInt(HOLDERS - PLACES)), "a" + i));
            } else if (i >= PLACES) {
                edges.add(AssetEdge.holds("a" + random.nextInt(PLACES), "a" + i));
                int other = PLACES + random.nextInt(HOLDERS - PLACES);
                if (other != i) {
                    edges.add(AssetEdge.dependsOn("a" + i, "a" + other));
                }
            }
        }
        body = ClassGraph.of(body.scheme(), nodes, edges);

        var links = new ArrayList<AssetNode>();
        var joins = new ArrayList<AssetEdge>();
        for (int i = 0; i < ASSETS; i++) {
            links.add(new AssetNode("c" + i, AssetKind.SYSTEM, Classification.NONE));
            if (i > 0) {
                joins.add(AssetEdge.holds("c" + i, "c" + (i - 1)));
            }
        }
        // Its upper half becomes a circle.
        joins.add(AssetEdge.holds("c" + ASSETS / 2, "c" + (ASSETS - 1)));
        chain = ClassGraph.of(body.scheme(), links, joins);
    }

    @Benchmark
    public ClassGraph fromScratch() {
        return ClassGraph.of(body.scheme(), nodes, edges);
    }

    @Benchmark
    public List<ClassGraph.Change> oneChange() {
        int pieces = ASSETS - HOLDERS;
        long step = turn++;
        // One after the other in no order of the ledger; each time around the other class.
        return body.put(new AssetNode(
                "a" + (HOLDERS + step * 7919 % pieces),
                AssetKind.INFORMATION,
                Classification.of(step / pieces % 2 == 0 ? high : low)));
    }

    @Benchmark
    public List<ClassGraph.Change> worstChange() {
        turn++;
        return chain.put(
                new AssetNode("c0", AssetKind.SYSTEM, turn % 2 == 0 ? Classification.of(high) : Classification.NONE));
    }

    @Benchmark
    public EffectiveLevel explanation() {
        turn++;
        return body.effective("a" + turn % PLACES, Axis.CONFIDENTIALITY);
    }

    /** The rows of the table in {@code docs/benchmarks.md}. */
    static List<String> rows() throws RunnerException {
        Map<String, Double> micros = new HashMap<>();
        for (var result : new Runner(new OptionsBuilder()
                        .include(ClassGraphBench.class.getSimpleName())
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run()) {
            micros.put(
                    result.getPrimaryResult().getLabel(),
                    result.getPrimaryResult().getScore());
        }
        return List.of(
                Main.row(
                        "classes of 100,000 assets, from scratch",
                        "printed",
                        "%.0f ms",
                        micros.getOrDefault("fromScratch", Double.NaN) / 1000),
                Main.row(
                        "the same after one change, all three axes",
                        "< 300 ms",
                        "%.3f ms (worst, 100,000 assets change: %.0f ms)",
                        micros.getOrDefault("oneChange", Double.NaN) / 1000,
                        micros.getOrDefault("worstChange", Double.NaN) / 1000),
                Main.row(
                        "why one of them has its class",
                        "printed",
                        "%.3f ms",
                        micros.getOrDefault("explanation", Double.NaN) / 1000));
    }
}
