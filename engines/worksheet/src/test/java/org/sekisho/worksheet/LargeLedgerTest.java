package org.sekisho.worksheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long large ledgers of twenty columns take, in processor time. */
@Tag("full")
class LargeLedgerTest {

    private static final int COLUMNS = 20;

    @ParameterizedTest
    @CsvSource({"10000, 1000", "100000, 5000"})
    void aLargeWorkbookIsReadAndCheckedInTime(int rows, long mostMillis) throws Exception {
        var bytes = ledger(rows);
        read(bytes, rows);

        var start = cpuTime();
        read(bytes, rows);

        assertThat(cpuTime().minus(start)).isLessThan(Duration.ofMillis(mostMillis));
    }

    @Test
    void aLargeWorkbookIsWrittenAgainInTime() throws Exception {
        int rows = 100_000;
        var sheet = Worksheets.open(ledger(rows), "台帳.xlsx").sheets().getFirst();
        var columns = sheet.columns(UglyLedgers.TARGETS).orElseThrow();
        var mapping = Mapping.propose(columns, UglyLedgers.TARGETS).mapping();
        var changes = new ArrayList<Change>();
        for (int row = 2; row < rows; row += 10) {
            changes.add(
                    row % 100 == 2
                            ? new Change.Gone(row)
                            : new Change.Kept(row, Map.of("name", new Value.Text("変更" + row))));
        }
        changes.add(new Change.Added(Map.of("name", new Value.Text("追加"))));

        var start = cpuTime();
        var written = SameLayout.write(sheet, columns, mapping, UglyLedgers.TARGETS, changes);

        assertThat(cpuTime().minus(start)).isLessThan(Duration.ofSeconds(12));
        assertThat(written.notes()).isEmpty();
        assertThat(Worksheets.open(written.bytes(), "台帳.xlsx")
                        .sheets()
                        .getFirst()
                        .filledRows())
                .isEqualTo(rows + 1 - 1_000 + 1);
    }

    /** Of this thread, so that what else runs on the machine does not count. */
    private static Duration cpuTime() {
        return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    private static void read(byte[] bytes, int rows) throws Exception {
        var sheet =
                Worksheets.open(bytes, "台帳.xlsx").likeliest(UglyLedgers.TARGETS).orElseThrow();
        var columns = sheet.columns(UglyLedgers.TARGETS).orElseThrow();
        var mapping = Mapping.propose(columns, UglyLedgers.TARGETS).mapping();
        assertThat(mapping.columns()).hasSize(UglyLedgers.TARGETS.size());
        try (var lines = sheet.lines(columns, mapping, UglyLedgers.TARGETS)) {
            assertThat(lines.filter(line -> line instanceof Line.Entry entry
                                    && entry.problems().isEmpty())
                            .count())
                    .isEqualTo(rows);
        }
    }

    private static byte[] ledger(int rows) throws Exception {
        var headings = new ArrayList<PlainExport.Heading>();
        UglyLedgers.TARGETS.forEach(
                target -> headings.add(new PlainExport.Heading(target.names().getFirst(), target.kind())));
        for (int i = headings.size(); i < COLUMNS; i++) {
            headings.add(new PlainExport.Heading("項目" + i, new Kind.Text()));
        }
        var out = new ByteArrayOutputStream();
        new PlainExport("台帳", headings)
                .excel(IntStream.range(0, rows).mapToObj(LargeLedgerTest::line).iterator(), out);
        return out.toByteArray();
    }

    private static List<Value> line(int i) {
        var line = new ArrayList<Value>(List.of(
                new Value.Text("A-" + i),
                new Value.Text("情報資産の名称その" + i),
                new Value.Text("総務部総務課" + i % 40),
                new Value.Choice(List.of("3A", "3B", "3C", "2", "1").get(i % 5)),
                new Value.YesNo(i % 3 == 0),
                new Value.Day(LocalDate.of(2020, 4, 1).plusDays(i % 2_000)),
                new Value.WholeNumber(i),
                new Value.Period(1 + i % 10, Value.Unit.YEAR),
                new Value.Text(i % 7 == 0 ? "備考" : "更新の予定がある資産")));
        while (line.size() < COLUMNS) {
            line.add(new Value.Text("庁舎" + i % 9 + "階サーバ室"));
        }
        return line;
    }
}
