package org.sekisho.app.organisation;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.TypedDay;

/** A list of transfers as a personnel section writes it: a row for each person and post. */
final class TransferFile {

    /** A column by its heading. */
    enum Column implements TableFile.Column {
        NUMBER("職員番号", true),
        NAME("氏名", true),
        KANA("フリガナ", false),
        SECTION("新所属", true),
        POST("新職", true),
        KIND("区分", true),
        DAY("発令日", false),
        UNTIL("任期末日", false),
        EMPLOYMENT("任用の種類", false);

        private final String heading;
        private final boolean required;

        Column(String heading, boolean required) {
            this.heading = heading;
            this.required = required;
        }

        @Override
        public String heading() {
            return heading;
        }

        @Override
        public boolean required() {
            return required;
        }
    }

    /**
     * A row with its place in the file.
     *
     * @param from the first day on which what it says holds
     * @param until the first day after the term, where it has one
     */
    record Row(
            TableFile.Line<Column> line,
            TransferKind kind,
            String number,
            PersonName name,
            String section,
            String post,
            LocalDate from,
            Optional<LocalDate> until,
            Optional<Employment> employment) {

        /** What no other row of a file shares: a person has one row for the main post, and one for each other post. */
        List<String> key() {
            return kind.isMain()
                    ? List.of(number)
                    : List.of(number, kind == TransferKind.RELIEVED ? "-" : "+", section, post);
        }

        /** What it says, for telling two files apart: everything but where it stands. */
        List<String> says() {
            return Stream.of(Column.values()).map(line::cell).toList();
        }
    }

    private final LocalDate day;
    private final Problems problems = new Problems("organisation");
    private final List<Row> rows = new ArrayList<>();

    private TransferFile(LocalDate day) {
        this.day = day;
    }

    /**
     * Reads the file.
     *
     * @param day of the list; every row is of this day, and who leaves is there until the day before
     * @throws Refusal.Invalid with every problem, each naming sheet, row and column
     */
    static List<Row> read(byte[] bytes, LocalDate day) {
        var file = new TransferFile(day);
        TableFile.read(bytes, Column.class).forEach(file::row);
        file.twice();
        file.problems.refuseIfAny();
        return file.rows;
    }

    static byte[] template() {
        return TableFile.template(Column.class);
    }

    private void row(TableFile.Line<Column> line) {
        int before = problems.found().size();
        var kind = TransferKind.of(line.cell(Column.KIND));
        if (kind.isEmpty()) {
            line.wrong(
                    problems, Column.KIND, TableFile.reason("transfer-kind", line.cell(Column.KIND), allowedKinds()));
        }
        var number = line.cell(Column.NUMBER);
        var name = name(line.cell(Column.NAME), line.cell(Column.KANA));
        var own = new Problems("organisation");
        PersonChecks.check(own, "", number, name);
        own.found()
                .forEach(problem -> line.wrong(
                        problems,
                        switch (problem.field()) {
                            case "staffNumber" -> Column.NUMBER;
                            case "familyName", "givenName" -> Column.NAME;
                            default -> Column.KANA;
                        },
                        problem.message()));
        if (kind.isPresent() && kind.get() != TransferKind.LEAVING) {
            line.requireText(problems, Column.SECTION);
            line.requireText(problems, Column.POST);
        }
        var from = from(line, kind);
        var until = until(line);
        var employment = employment(line);
        if (problems.found().size() == before) {
            rows.add(new Row(
                    line,
                    kind.orElseThrow(),
                    number,
                    name,
                    line.cell(Column.SECTION),
                    line.cell(Column.POST),
                    from,
                    until,
                    employment));
        }
    }

    private static String allowedKinds() {
        return Stream.of(TransferKind.values()).map(TransferKind::word).collect(Collectors.joining("、"));
    }

    /** Family and given name stand in one cell with a space between them. */
    private static PersonName name(String name, String kana) {
        var written = name.strip().split("[\\s\u3000]+", 2);
        var read = Normalizer.normalize(kana, Normalizer.Form.NFKC).strip().split("[\\s\u3000]+", 2);
        return new PersonName(
                written[0], written.length > 1 ? written[1] : "", read[0], read.length > 1 ? read[1] : "");
    }

    /** The day of the row: that of the list; for who leaves the day before, which is the last on which they are there. */
    private LocalDate from(TableFile.Line<Column> line, Optional<TransferKind> kind) {
        var typed = line.cell(Column.DAY);
        var allowed = kind.filter(TransferKind.LEAVING::equals).isPresent() ? day.minusDays(1) : day;
        if (!typed.isEmpty()) {
            var read = TypedDay.read(typed);
            if (read.isEmpty()) {
                line.wrong(problems, Column.DAY, TableFile.reason("transfer-day", typed, Problems.day(allowed)));
            } else if (!read.get().equals(allowed)) {
                line.wrong(
                        problems,
                        Column.DAY,
                        TableFile.reason("transfer-other-day", Problems.day(read.get()), Problems.day(allowed)));
            }
        }
        return day;
    }

    private Optional<LocalDate> until(TableFile.Line<Column> line) {
        var typed = line.cell(Column.UNTIL);
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        var last = TypedDay.asked(typed);
        if (last.isEmpty()) {
            line.wrong(problems, Column.UNTIL, TableFile.reason("transfer-until", typed));
        } else if (last.get().isBefore(day)) {
            line.wrong(
                    problems,
                    Column.UNTIL,
                    TableFile.reason("transfer-until-before", Problems.day(last.get()), Problems.day(day)));
        }
        return last.map(found -> found.plusDays(1));
    }

    private Optional<Employment> employment(TableFile.Line<Column> line) {
        var word = line.cell(Column.EMPLOYMENT);
        var found = StaffFile.employment(word);
        if (found.isEmpty() && !word.isEmpty()) {
            line.wrong(problems, Column.EMPLOYMENT, TableFile.reason("employment-unknown", word));
        }
        return found;
    }

    private void twice() {
        Map<List<String>, Row> seen = new LinkedHashMap<>();
        Map<String, Row> names = new LinkedHashMap<>();
        for (var row : rows) {
            var same = names.putIfAbsent(row.number(), row);
            if (same != null
                    && !plain(same.name().full()).equals(plain(row.name().full()))) {
                row.line()
                        .wrong(
                                problems,
                                Column.NUMBER,
                                TableFile.reason(
                                        "transfer-number-of",
                                        row.number(),
                                        same.name().full(),
                                        same.line().number()));
                continue;
            }
            var first = seen.putIfAbsent(row.key(), row);
            if (first != null) {
                row.line()
                        .wrong(
                                problems,
                                Column.NUMBER,
                                TableFile.reason(
                                        "transfer-twice",
                                        row.number(),
                                        first.line().number()));
            }
        }
    }

    /** A name for comparing: without spaces, and half-width and full-width alike. */
    static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("[\\s\u3000]+", "");
    }
}
