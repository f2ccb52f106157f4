package org.sekisho.app.ledgers.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sekisho.app.ledgers.ImportLines;
import org.sekisho.app.ledgers.LedgerField;
import org.sekisho.app.ledgers.ReadLine;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Field;
import org.sekisho.worksheet.Column;
import org.sekisho.worksheet.Mapping;

/**
 * The form that says how a file is read.
 *
 * @param sheet none for a file without sheets
 * @param untaken the headings of the columns that no field takes
 */
public record ReadingForm(
        Optional<Field> sheet,
        List<Choice> sheets,
        Optional<Field> first,
        Field last,
        List<Row> rows,
        List<String> untaken) {

    /**
     * A field of the ledger and the column that it takes.
     *
     * @param because what speaks for it; empty where a person chose it or it has none
     * @param fixed what may stand in every row, where no column is taken and the field is needed
     */
    public record Row(
            Field field,
            String label,
            List<Choice> columns,
            String because,
            boolean sure,
            String examples,
            Optional<Field> fixed,
            List<Choice> fixedChoices) {}

    static ReadingForm of(
            ImportLines.Preview preview, ImportLines.Reading reading, ReadLine.Offered offered, Said said) {
        var columns = preview.columns();
        var choices = columns.columns().stream()
                .map(column -> Choice.of(Integer.toString(column.place()), name(column)))
                .toList();
        var taken = preview.mapping().in(columns);
        var entries = FormPart.of(offered, said).stream()
                .flatMap(part -> part.entries().stream())
                .collect(Collectors.toMap(one -> one.field().key(), one -> one));
        var rows = new ArrayList<Row>();
        for (var field : preview.fields()) {
            var column = Optional.ofNullable(taken.get(field.key()));
            var match = preview.proposal()
                    .match(field.key())
                    .filter(one -> column.filter(one.column()::equals).isPresent());
            var entry = Objects.requireNonNull(entries.get(field.key()));
            rows.add(new Row(
                    Field.of(
                            "column-" + field.key(),
                            column.map(one -> Integer.toString(one.place())).orElse("")),
                    said.label(field),
                    choices,
                    match.map(one -> because(one, said)).orElse(""),
                    match.filter(one -> one.score() >= Mapping.Match.SURE).isPresent() || match.isEmpty(),
                    column.map(one -> String.join("、", one.content().examples()))
                            .orElse(""),
                    column.isEmpty()
                                    && field.is(LedgerField.Use.REQUIRED)
                                    && !entry.choices().isEmpty()
                            ? Optional.of(Field.of(
                                    "fixed-" + field.key(),
                                    reading.fixed()
                                            .of(field.key())
                                            .map(value -> value.plain())
                                            .orElse("")))
                            : Optional.empty(),
                    entry.choices()));
        }
        boolean inside = columns.header().first() > 0;
        return new ReadingForm(
                preview.sheets().size() > 1 ? Optional.of(Field.of("sheet", preview.sheet())) : Optional.empty(),
                preview.sheets().stream().map(one -> Choice.of(one, one)).toList(),
                inside
                        ? Optional.of(Field.of(
                                "first", Integer.toString(columns.header().first())))
                        : Optional.empty(),
                Field.of("last", Integer.toString(columns.header().last())),
                rows,
                columns.columns().stream()
                        .filter(column -> !taken.containsValue(column))
                        .map(ReadingForm::name)
                        .toList());
    }

    private static String because(Mapping.Match match, Said said) {
        return Bundles.words(
                said.texts(),
                Message.of(
                        "ledgers.import.because." + match.reason().key(),
                        match.reason().arguments().toArray()));
    }

    private static String name(Column column) {
        return column.headings().isEmpty() ? column.letters() : column.letters() + "　" + column.name();
    }
}
