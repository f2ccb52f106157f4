package org.sekisho.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Measures the figures of {@code docs/benchmarks.md} on this machine and rewrites its table. */
public final class Main {

    private static final String BEGIN = "<!-- figures -->";
    private static final String END = "<!-- /figures -->";
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+/");
    private static final int COMMAND_RUNS = 11;
    private static final int CLIENTS = 30;
    private static final int CLAUSES = 100;

    private final Path root;
    private final Path launcher;

    private Main(Path root) {
        this.root = root;
        this.launcher = root.resolve("sekisho");
    }

    /** The one argument is the folder of the project. */
    public static void main(String[] args) throws Exception {
        new Main(Path.of(args[0]).toAbsolutePath()).run();
    }

    private void run() throws Exception {
        var rows = new ArrayList<String>();
        rows.addAll(PolicyReadBench.rows());
        rows.addAll(CompareBench.rows());
        rows.add(BindBench.row());
        rows.addAll(ClassGraphBench.rows());
        rows.add(commands());
        rows.addAll(server());
        rows.addAll(OperationBench.rows());
        rows.addAll(RecordBench.rows(launcher));
        rows.addAll(TransferBench.rows());
        rows.addAll(LedgerBench.rows());
        rows.addAll(PublicationBench.rows());
        rows.addAll(BackupBench.rows());
        write(rows);
        rows.forEach(System.out::println);
    }

    private String commands() throws IOException, InterruptedException {
        var policy = root.resolve("app/src/main/resources/sekisho/demo/city/policy.txt")
                .toString();
        command("policy", "read", policy, "--json");
        double read = median(COMMAND_RUNS, "policy", "read", policy, "--json");
        return row("`policy read` of a real policy, cold, as a whole command", "≤ 800 ms", "%.0f ms", read);
    }

    private double median(int runs, String... words) throws IOException, InterruptedException {
        var millis = new double[runs];
        for (int i = 0; i < runs; i++) {
            long before = System.nanoTime();
            command(words);
            millis[i] = (System.nanoTime() - before) / 1e6;
        }
        Arrays.sort(millis);
        return millis[runs / 2];
    }

    private void command(String... words) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of(launcher.toString()));
        line.addAll(List.of(words));
        var process = new ProcessBuilder(line)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", line) + " ended with " + process.exitValue());
        }
    }

    private List<String> server() throws Exception {
        var home = Files.createTempDirectory("sekisho-bench-");
        var rows = new ArrayList<String>();
        try {
            Set<String> samples;
            long before = System.nanoTime();
            try (var demo = Demo.start(launcher, home, List.of())) {
                rows.add(row("first start with the sample bodies", "–", "%.1f s", seconds(before)));
                samples = new HashSet<>(PageLoad.bodies(demo.address));
            }
            var starts = new double[5];
            for (int i = 0; i < starts.length; i++) {
                before = System.nanoTime();
                try (var demo = Demo.start(launcher, home, List.of())) {
                    demo.firstPage();
                    starts[i] = seconds(before);
                }
            }
            Arrays.sort(starts);
            rows.add(row("later start to the first page", "≤ 10 s", "%.1f s", starts[2]));
            var policy = Files.writeString(home.resolve("policy-of-100-clauses.txt"), policyOf(CLAUSES));
            try (var demo = Demo.start(launcher, home, List.of("--policy", policy.toString()))) {
                var body = PageLoad.bodies(demo.address).stream()
                        .filter(slug -> !samples.contains(slug))
                        .findFirst()
                        .orElseThrow();
                var seen = PageLoad.run(
                        demo.address,
                        body,
                        "clerk",
                        "/policy",
                        CLIENTS,
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(30));
                rows.add(row(
                        "policy page of %d clauses, %d clients, closed loop, p95".formatted(CLAUSES, CLIENTS),
                        "< 100 ms",
                        "%.1f ms (p50 %.1f ms, p99 %.1f ms)",
                        seen.p95Millis(),
                        seen.p50Millis(),
                        seen.p99Millis()));
                rows.add(row(
                        "the same, throughput",
                        "printed",
                        "%.0f pages/s of %d kB",
                        seen.perSecond(),
                        seen.bytes() >> 10));
                var overview = PageLoad.run(
                        demo.address,
                        "shinose",
                        "officer",
                        "/overview",
                        CLIENTS,
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(30));
                rows.add(row(
                        "overview of a body of 900 people with its years, %d clients, closed loop, p95"
                                .formatted(CLIENTS),
                        "< 100 ms",
                        "%.1f ms (p50 %.1f ms, p99 %.1f ms), %.0f pages/s of %d kB",
                        overview.p95Millis(),
                        overview.p50Millis(),
                        overview.p99Millis(),
                        overview.perSecond(),
                        overview.bytes() >> 10));
                rows.add(row(
                        "memory of the whole process tree after it (RSS added up)",
                        "≤ 1024 MB",
                        "%d MB",
                        demo.residentBytes() >> 20));
            }
        } finally {
            delete(home);
        }
        return rows;
    }

    /** A running demonstration on a data folder of its own. */
    private record Demo(Process process, URI address) implements AutoCloseable {

        static Demo start(Path launcher, Path home, List<String> options) throws IOException {
            var line = new ArrayList<>(List.of(launcher.toString(), "demo"));
            line.addAll(options);
            var builder = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("SEKISHO_HOME", home.resolve("data").toString());
            var process = builder.start();
            var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            var announcement = said.readLine();
            var address = ADDRESS.matcher(announcement == null ? "" : announcement);
            if (!address.find()) {
                process.destroy();
                throw new IOException("The demonstration did not start: " + announcement);
            }
            return new Demo(process, URI.create(address.group()));
        }

        void firstPage() throws IOException, InterruptedException {
            try (var client = HttpClient.newHttpClient()) {
                client.send(
                        HttpRequest.newBuilder(address.resolve("/sign-in")).build(),
                        HttpResponse.BodyHandlers.discarding());
            }
        }

        /** What {@code /proc} says of the process and all below it. */
        long residentBytes() throws IOException {
            long kilobytes = 0;
            var all = new ArrayList<>(process.descendants().toList());
            all.add(process.toHandle());
            for (var one : all) {
                var status = Path.of("/proc", Long.toString(one.pid()), "status");
                if (Files.exists(status)) {
                    for (var text : Files.readAllLines(status)) {
                        if (text.startsWith("VmRSS:")) {
                            kilobytes += Long.parseLong(text.replaceAll("\\D", ""));
                        }
                    }
                }
            }
            return kilobytes << 10;
        }

        @Override
        public void close() throws InterruptedException, IOException {
            process.destroy();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new IOException("The demonstration did not end within 20 s of TERM");
            }
        }
    }

    private static String policyOf(int clauses) {
        var text = new StringBuilder("計測市情報セキュリティ基本方針\n\n令和8年4月1日市長決裁\n\n1. 定義\n\n");
        for (int i = 1; i <= 10; i++) {
            text.append("(%d) 計測用語%c\n\n計測のために置く%d番目の用語をいう。\n\n".formatted(i, (char) ('Ａ' + i), i));
        }
        for (int i = 2; i <= clauses - 10; i++) {
            text.append("%d. 第%d対策\n\n".formatted(i, i))
                    .append("市は、計測用語%cについて、".formatted((char) ('Ａ' + i % 10 + 1)))
                    .append("保有する情報資産の重要性に応じた対策を講じ、その実施の状況を毎年度確認し、必要な見直しを行うものとする。\n\n");
        }
        return text.append("附 則\n\nこの基本方針は、令和8年4月1日から施行する。\n").toString();
    }

    private void write(List<String> rows) throws IOException {
        var page = root.resolve("docs/benchmarks.md");
        var text = Files.readString(page);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException(page + " has no place for the figures: " + BEGIN + " … " + END);
        }
        var table = new StringBuilder(BEGIN)
                .append("\n\nMeasured on %s: %d cores, %d GB of memory, Java %s.\n\n"
                        .formatted(
                                LocalDate.now(ZoneOffset.UTC),
                                Runtime.getRuntime().availableProcessors(),
                                memoryGigabytes(),
                                Runtime.version().feature()))
                .append("| what | to reach | measured |\n|---|---|---|\n");
        rows.forEach(row -> table.append(row).append('\n'));
        Files.writeString(page, text.substring(0, begin) + table + "\n" + text.substring(end));
    }

    private static long memoryGigabytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? Math.round(system.getTotalMemorySize() / (double) (1L << 30))
                : 0;
    }

    static String row(String what, String toReach, String measured, Object... values) {
        return "| %s | %s | %s |".formatted(what, toReach, String.format(Locale.ROOT, measured, values));
    }

    private static double seconds(long sinceNanos) {
        return (System.nanoTime() - sinceNanos) / 1e9;
    }

    static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
