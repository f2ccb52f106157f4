package org.sekisho.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.sekisho.controls.Binder;
import org.sekisho.controls.Bound;
import org.sekisho.controls.Catalogue;
import org.sekisho.controls.Passage;

/**
 * How long it takes to bind a policy of 100 clauses of two sentences: once in a new process, the catalogue still to be
 * read, as the command meets it, and then warm.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class BindBench {
    private static final int CLAUSES = 100;
    private static final List<String> SENTENCES = List.of(
            "情報システム管理者は、所管する情報システムのアクセス権を業務に必要な範囲で付与し、異動の際は速やかに削除しなければならない。",
            "職員等は、情報セキュリティに関する事故を認知した場合には、直ちに情報セキュリティ管理者に報告しなければならない。",
            "統括情報セキュリティ責任者は、監査及び自己点検の結果を踏まえ、毎年度、情報セキュリティポリシーの見直しを検討するものとする。",
            "業務を委託するときは、委託先の選定基準に従って選定し、必要な要件を明記した契約を締結し、履行状況を定期的に確認する。",
            "情報資産を機密性、完全性及び可用性に応じて分類し、当該分類に基づき取扱制限を定め、台帳を整備して管理する。",
            "市は、対策の実施に必要な予算及び人員を確保し、関係する部署が互いに協力する体制を保つよう努めるものとする。");

    private final List<Passage> passages = new ArrayList<>();

    @Setup
    public void makePolicy() {
        for (int i = 1; i <= CLAUSES; i++) {
            passages.add(new Passage(
                    Integer.toString(i),
                    Optional.of(i + "."),
                    i % 3 == 0 ? Optional.of("人的セキュリティ") : Optional.empty(),
                    List.of("情報セキュリティ対策"),
                    List.of(SENTENCES.get(i % SENTENCES.size()) + SENTENCES.get((i * 5 + 1) % SENTENCES.size()))));
        }
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(value = 5, jvmArgs = "-Xmx512m")
    public Bound cold() {
        return Binder.bind(Catalogue.standard(), "", passages);
    }

    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @Warmup(iterations = 3, time = 2)
    @Measurement(iterations = 3, time = 2)
    @Fork(value = 1, jvmArgs = "-Xmx512m")
    public Bound warm() {
        return Binder.bind(Catalogue.standard(), "", passages);
    }

    /** The row of the table in {@code docs/benchmarks.md}. */
    static String row() throws RunnerException {
        double cold = 0;
        double warm = 0;
        for (var result : new Runner(new OptionsBuilder()
                        .include(BindBench.class.getSimpleName())
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run()) {
            double millis = result.getPrimaryResult().getScore();
            if (result.getPrimaryResult().getLabel().equals("cold")) {
                cold = millis;
            } else {
                warm = millis;
            }
        }
        return Main.row(
                "bind a policy of 100 clauses, the catalogue read first, in a new process",
                "< 1 s",
                "%.0f ms (warm, catalogue at hand: %.1f ms)",
                cold,
                warm);
    }
}
