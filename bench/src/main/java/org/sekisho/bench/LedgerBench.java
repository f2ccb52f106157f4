package org.sekisho.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.sekisho.app.Sekisho;
import org.sekisho.app.classes.ExplainClass;
import org.sekisho.app.identity.BodyKind;
import org.sekisho.app.identity.FoundBody;
import org.sekisho.app.ledgers.FindLines;
import org.sekisho.app.ledgers.ImportLines;
import org.sekisho.app.ledgers.KeepLines;
import org.sekisho.app.ledgers.Value;
import org.sekisho.app.organisation.EstablishOrganisation;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Time;
import org.sekisho.worksheet.Kind;
import org.sekisho.worksheet.Option;
import org.sekisho.worksheet.Target;

/** The ledger of a large city: {@value #LINES} assets in {@value #SECTIONS} sections, imported from Excel and listed. */
final class LedgerBench {

    private static final int SECTIONS = 100;
    private static final int FEW = 10_000;
    private static final int LINES = 100_000;
    private static final int CLIENTS = 30;
    private static final int CHANGES = 200;
    private static final long WARM_UP = 10_000_000_000L;
    private static final long MEASURED = 20_000_000_000L;
    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);
    private static final List<String> KINDS = List.of("SYSTEM", "INFORMATION", "MEDIA", "FACILITY", "DOCUMENT");
    private static final List<String> CLASSES = List.of("3B", "3C", "2", "1");
    private static final List<String> HEADINGS =
            List.of("番号", "名称", "種類", "所管課", "場所", "領域", "個人情報", "人数", "機密性", "完全性", "可用性", "導入日", "備考");

    private static final List<Target> TARGETS = List.of(
            Target.of("code", new Kind.Text(), "番号").distinct(),
            Target.of("name", new Kind.Text(), "名称"),
            Target.of("kind", choice(KINDS), "種類"),
            Target.of("section", new Kind.Text(), "所管課"),
            Target.of("place", new Kind.Text(), "場所"),
            Target.of("segment", choice(List.of("LGWAN", "INTERNET")), "領域"),
            Target.of("personal", new Kind.YesNo(), "個人情報"),
            Target.of("persons", new Kind.WholeNumber(), "人数"),
            Target.of("confidentiality", choice(CLASSES), "機密性"),
            Target.of("integrity", choice(List.of("2", "1")), "完全性"),
            Target.of("availability", choice(List.of("2", "1")), "可用性"),
            Target.of("beganOn", new Kind.Day(), "導入日"),
            Target.of("note", new Kind.Text(), "備考"));

    private final Sekisho sekisho;
    private final Actor officer;

    /** Prints these rows alone. */
    public static void main(String[] args) throws Exception {
        rows().forEach(System.out::println);
    }

    /** The rows of the table of figures. */
    static List<String> rows() throws Exception {
        return OperationBench.served(served -> new LedgerBench(served.sekisho()).measure());
    }

    private LedgerBench(Sekisho sekisho) {
        this.sekisho = sekisho;
        var founded = at(() -> sekisho.use(FoundBody.class)
                .found(new FoundBody.Input(
                        "台帳市", "ledgers", BodyKind.CITY, false, "administrator", "管理者", Optional.empty())));
        this.officer = new Actor(
                founded.body(),
                founded.administrator(),
                "計測",
                Set.of(Role.CHIEF_SECURITY_OFFICER, Role.STAFF, Role.ADMINISTRATOR));
    }

    private static Kind choice(List<String> keys) {
        return new Kind.Choice(keys.stream().map(key -> Option.of(key, key)).toList());
    }

    private static <T> T at(Supplier<T> act) {
        return Time.at(DAY.atTime(12, 0).atZone(Time.JAPAN).toInstant(), act);
    }

    private List<String> measure() throws IOException, InterruptedException, ExecutionException {
        at(() -> sekisho.use(EstablishOrganisation.class)
                .establish(
                        officer,
                        new EstablishOrganisation.Input(
                                List.of(new EstablishOrganisation.NewOrgan("市長", DAY)),
                                IntStream.range(0, SECTIONS)
                                        .mapToObj(number -> new EstablishOrganisation.NewSection(
                                                "%03d".formatted(number), section(number), "市長", Optional.empty(), DAY))
                                        .toList(),
                                List.of(new EstablishOrganisation.NewPost(
                                        "市長",
                                        new EstablishOrganisation.Place.AtOrgan("市長"),
                                        1,
                                        OptionalInt.empty(),
                                        DAY)))));
        // The first is the warm-up of the second.
        imported(0, 1_000);
        double few = imported(1_000, 1_000 + FEW);
        double many = imported(1_000 + FEW, 1_000 + FEW + LINES);
        var rows = new ArrayList<String>();
        rows.add(importRow(FEW, "< 3 s", few));
        rows.add(importRow(LINES, "< 15 s", many));
        var queries = new HashMap<String, FindLines.Input>();
        queries.put("first page", query("", Map.of(), "name", false, 0));
        queries.put("by class, the other way", query("", Map.of(), "confidentiality", true, 0));
        queries.put("one kind, page 40", query("", Map.of("kind", new Value.Words("MEDIA")), "name", false, 1_950));
        queries.put("words", query("サーバ 77", Map.of(), "name", false, 0));
        for (var one :
                queries.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
            rows.add(listed(one.getKey(), List.of(one.getValue())));
        }
        rows.add(listed("all of these in turn", List.copyOf(queries.values())));
        rows.addAll(classes());
        return rows;
    }

    /** The class of an asset with where it comes from: for the first time, and after each of many changes of one asset. */
    private List<String> classes() {
        var page = at(() -> sekisho.use(FindLines.class)
                .find(officer, query("", Map.of("kind", new Value.Words("SYSTEM")), "name", false, 0)));
        var asset = page.lines().getFirst();
        var system = page.lines().getLast().id();
        double first =
                seconds(() -> at(() -> sekisho.use(ExplainClass.class).of(officer, asset.id(), AsOf.known(DAY))));
        var times = new double[CHANGES];
        for (int i = 0; i < CHANGES; i++) {
            var values = asset.values()
                    .with("heldIn", new Value.Named(system.value()))
                    .with("confidentiality", CLASSES.get(i % CLASSES.size()))
                    .with("confidentialityReason", "計測のため " + i);
            at(() -> sekisho.use(KeepLines.class).change(officer, "asset", asset.id(), values));
            times[i] = seconds(() -> at(() -> sekisho.use(ExplainClass.class).of(officer, system, AsOf.known(DAY))));
        }
        Arrays.sort(times);
        return List.of(
                Main.row("class of one of these assets, none of them in memory", "< 3 s", "%.1f s", first),
                Main.row(
                        "class of one of these assets with where it comes from, after a change of another, p95 of %d"
                                .formatted(CHANGES),
                        "< 300 ms",
                        "%.1f ms (p50 %.1f ms)",
                        times[(int) (times.length * 0.95)] * 1e3,
                        times[times.length / 2] * 1e3));
    }

    private static double seconds(Supplier<?> act) {
        long before = System.nanoTime();
        Objects.requireNonNull(act.get());
        return (System.nanoTime() - before) / 1e9;
    }

    private static String importRow(int lines, String goal, double seconds) {
        return Main.row(
                "import of %,d rows of Excel, checked, an entry for each line, one transaction".formatted(lines),
                goal,
                "%.1f s",
                seconds);
    }

    private double imported(int from, int to) throws IOException {
        var book = book(from, to);
        long before = System.nanoTime();
        var file = at(() -> sekisho.use(ImportLines.class).take(officer, "asset", "台帳.xlsx", book));
        var done = at(() -> sekisho.use(ImportLines.class)
                .apply(officer, "asset", file, ImportLines.Reading.proposed(), TARGETS, false));
        if (done.added() != to - from) {
            throw new IllegalStateException("Imported " + done);
        }
        return (System.nanoTime() - before) / 1e9;
    }

    private static String section(int number) {
        return "第" + number + "課";
    }

    private static byte[] book(int from, int to) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Sekisho", "1.0")) {
            var sheet = book.newWorksheet("台帳");
            for (int i = 0; i < HEADINGS.size(); i++) {
                sheet.value(0, i, HEADINGS.get(i));
            }
            for (int line = from; line < to; line++) {
                int row = line - from + 1;
                sheet.value(row, 0, "A-" + line);
                sheet.value(row, 1, (line % 3 == 0 ? "サーバ" : "台帳") + line);
                sheet.value(row, 2, KINDS.get(line % KINDS.size()));
                sheet.value(row, 3, section(line % SECTIONS));
                sheet.value(row, 4, "本庁" + line % 7 + "階");
                sheet.value(row, 5, line % 2 == 0 ? "LGWAN" : "INTERNET");
                sheet.value(row, 6, "○");
                sheet.value(row, 7, line % 5_000);
                sheet.value(row, 8, CLASSES.get(line % CLASSES.size()));
                sheet.value(row, 9, "2");
                sheet.value(row, 10, "1");
                sheet.value(row, 11, "令和3年4月1日");
                sheet.value(row, 12, "計測のための" + line + "件目");
                if (row % 1_000 == 0) {
                    sheet.flush();
                }
            }
        }
        return out.toByteArray();
    }

    private static FindLines.Input query(
            String words, Map<String, Value> equal, String sort, boolean descending, long first) {
        return new FindLines.Input("asset", AsOf.known(DAY), words, equal, sort, descending, first, 50);
    }

    /** Clients that ask again as soon as they are answered, without the page around it. */
    private String listed(String what, List<FindLines.Input> queries) throws InterruptedException, ExecutionException {
        ask(queries, WARM_UP);
        var nanos = ask(queries, MEASURED);
        Arrays.sort(nanos);
        return Main.row(
                "list of %,d assets, %s, %d clients, closed loop, p95, without the page around it"
                        .formatted(LINES + FEW + 1_000, what, CLIENTS),
                "< 100 ms",
                "%.1f ms (p50 %.1f ms), %.0f/s",
                nanos[(int) (nanos.length * 0.95)] / 1e6,
                nanos[nanos.length / 2] / 1e6,
                nanos.length / (MEASURED / 1e9));
    }

    private long[] ask(List<FindLines.Input> queries, long time) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + time;
        var jobs = IntStream.range(0, CLIENTS)
                .<Callable<List<Long>>>mapToObj(client -> () -> {
                    var times = new ArrayList<Long>();
                    for (int i = client; System.nanoTime() < end; i++) {
                        var query = queries.get(i % queries.size());
                        long before = System.nanoTime();
                        var found = at(() -> sekisho.use(FindLines.class).find(officer, query));
                        times.add(System.nanoTime() - before);
                        Objects.checkIndex(0, found.lines().size());
                    }
                    return times;
                })
                .toList();
        var all = new ArrayList<Long>();
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            for (var answered : threads.invokeAll(jobs)) {
                all.addAll(answered.get());
            }
        }
        return all.stream().mapToLong(Long::longValue).toArray();
    }
}
