package org.sekisho.worksheet;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;

/**
 * Any bytes are a table or refused with a reason; what is a table is written again as it was, and takes a change.
 *
 * <p>Without {@code JAZZER_FUZZ=1} only the seeds beside the class are run.
 */
class WorksheetFuzzTest {

    private static final Limits LIMITS = new Limits(1 << 20, 4 << 20, 2_000, 100, 200_000, 500, 10, 100);

    @FuzzTest(maxDuration = "2m")
    void file(byte[] bytes) throws Exception {
        check(bytes, "fuzz.csv");
    }

    @FuzzTest(maxDuration = "2m")
    void sheet(byte[] bytes) throws Exception {
        check(
                new BookXml()
                        .sheet("S", "", new String(bytes, StandardCharsets.UTF_8))
                        .bytes(),
                "fuzz.xlsx");
    }

    private static void check(byte[] bytes, String name) throws Exception {
        Opened opened;
        try {
            opened = Worksheets.open(bytes, name, LIMITS);
        } catch (SheetUnreadable refused) {
            return;
        }
        for (var sheet : opened.sheets()) {
            var columns = sheet.columns(UglyLedgers.TARGETS);
            if (columns.isEmpty()) {
                continue;
            }
            var mapping = Mapping.propose(columns.get(), UglyLedgers.TARGETS).mapping();
            var changes = new ArrayList<Change>();
            try (var lines = sheet.lines(columns.get(), mapping, UglyLedgers.TARGETS)) {
                lines.forEach(line -> {
                    if (line instanceof Line.Entry entry) {
                        changes.add(new Change.Kept(entry.row(), SameLayoutTest.values(entry)));
                    }
                });
            }
            var same = SameLayout.write(sheet, columns.get(), mapping, UglyLedgers.TARGETS, changes);
            if (!java.util.Arrays.equals(same.bytes(), bytes)) {
                throw new AssertionError("changed without a change");
            }
            changes.add(new Change.Added(Map.of("name", new Value.Text("x"))));
            try {
                var more = SameLayout.write(sheet, columns.get(), mapping, UglyLedgers.TARGETS, changes);
                Worksheets.open(more.bytes(), name, LIMITS);
            } catch (SheetUnreadable refused) {
                // A file at the edge of what can be read.
            }
        }
    }
}
