package org.sekisho.app.organisation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;

/**
 * A list of people and their posts as a personnel system writes it.
 *
 * <p>A person with several posts has several rows.
 */
final class StaffFile {

    /** A column by its heading. */
    enum Column implements TableFile.Column {
        NUMBER("職員番号", true),
        FAMILY("氏", true),
        GIVEN("名", false),
        FAMILY_KANA("氏フリガナ", false),
        GIVEN_KANA("名フリガナ", false),
        EMPLOYMENT("任用の種類", false),
        SECTION("所属コード", true),
        POST("職", true),
        HOLDING("区分", false);

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

    /** A row with its line in the file. */
    record Row(
            TableFile.Line<Column> line,
            String number,
            PersonName name,
            Optional<Employment> employment,
            String section,
            String post,
            Holding holding) {}

    private final Problems problems = new Problems("organisation");
    private final List<Row> rows = new ArrayList<>();

    private StaffFile() {}

    /**
     * Reads the file.
     *
     * @throws Refusal.Invalid with every problem, each naming its line and column
     */
    static List<Row> read(byte[] bytes) {
        var file = new StaffFile();
        TableFile.read(bytes, Column.class).forEach(file::row);
        file.problems.refuseIfAny();
        return file.rows;
    }

    /** A file with the headings alone. */
    static byte[] template() {
        return TableFile.template(Column.class);
    }

    private void row(TableFile.Line<Column> line) {
        var name = new PersonName(
                line.cell(Column.FAMILY),
                line.cell(Column.GIVEN),
                kana(line.cell(Column.FAMILY_KANA)),
                kana(line.cell(Column.GIVEN_KANA)));
        var number = line.cell(Column.NUMBER);
        var own = new Problems("organisation");
        PersonChecks.check(own, "", number, name);
        own.found()
                .forEach(problem -> line.wrong(
                        problems,
                        switch (problem.field()) {
                            case "staffNumber" -> Column.NUMBER;
                            case "familyName" -> Column.FAMILY;
                            case "givenName" -> Column.GIVEN;
                            case "familyKana" -> Column.FAMILY_KANA;
                            default -> Column.GIVEN_KANA;
                        },
                        problem.message()));
        rows.add(new Row(
                line,
                number,
                name,
                employment(line),
                line.cell(Column.SECTION),
                line.cell(Column.POST),
                holding(line)));
    }

    /** Half-width katakana, which many personnel systems write, as full-width. */
    private static String kana(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    private Optional<Employment> employment(TableFile.Line<Column> line) {
        var word = line.cell(Column.EMPLOYMENT);
        var found = employment(word);
        if (found.isEmpty() && !word.isEmpty()) {
            line.wrong(problems, Column.EMPLOYMENT, TableFile.reason("employment-unknown", word));
        }
        return found;
    }

    /** The kind of employment that a file calls so. */
    static Optional<Employment> employment(String word) {
        return switch (word) {
            case "常勤", "常勤職員", "正規" -> Optional.of(Employment.REGULAR);
            case "再任用", "再任用職員" -> Optional.of(Employment.REAPPOINTED);
            case "会計年度任用職員", "会計年度" -> Optional.of(Employment.FISCAL_YEAR);
            case "非常勤", "非常勤職員" -> Optional.of(Employment.PART_TIME);
            case "臨時", "臨時的任用職員" -> Optional.of(Employment.TEMPORARY);
            case "特別職" -> Optional.of(Employment.SPECIAL);
            default -> Optional.empty();
        };
    }

    private Holding holding(TableFile.Line<Column> line) {
        var word = line.cell(Column.HOLDING);
        return switch (word) {
            case "", "本務" -> Holding.MAIN;
            case "兼務" -> Holding.CONCURRENT;
            case "代理" -> Holding.DEPUTY;
            default -> {
                line.wrong(problems, Column.HOLDING, TableFile.reason("holding-unknown", word));
                yield Holding.MAIN;
            }
        };
    }
}
