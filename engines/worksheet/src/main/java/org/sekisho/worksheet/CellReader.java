package org.sekisho.worksheet;

import java.util.List;

/** Reads the cells of one column as what its target asks for. */
final class CellReader {

    private static final int LONGEST_QUOTE = 100;

    private final String sheet;
    private final String letters;
    private final Target target;
    private final Column column;
    private final Choices choices;

    /** @param letters whether the file's columns have any */
    CellReader(String sheet, boolean letters, Target target, Column column) {
        this.sheet = sheet;
        this.letters = letters ? column.letters() : "";
        this.target = target;
        this.column = column;
        choices = new Choices(target.kind() instanceof Kind.Choice(List<Option> options) ? options : List.of());
    }

    Target target() {
        return target;
    }

    Column column() {
        return column;
    }

    Value read(int row, Raw cell) {
        if (cell instanceof Raw.Fault(String code)) {
            return unclear(row, new CellProblem.Reason.Fault(code));
        }
        if (cell instanceof Raw.Uncalculated) {
            return unclear(row, new CellProblem.Reason.NotCalculated());
        }
        if (cell.isBlank()) {
            return target.required() ? unclear(row, new CellProblem.Reason.Missing()) : new Value.Empty();
        }
        return switch (target.kind()) {
            case Kind.Text k -> new Value.Text(Words.strip(cell.text()));
            case Kind.Day k -> day(row, cell);
            case Kind.WholeNumber k ->
                Numbers.of(cell)
                        .<Value>map(Value.WholeNumber::new)
                        .orElseGet(() -> unclear(row, new CellProblem.Reason.NotWholeNumber(quote(cell))));
            case Kind.YesNo k ->
                YesNos.of(cell)
                        .<Value>map(Value.YesNo::new)
                        .orElseGet(() -> unclear(row, new CellProblem.Reason.NotYesNo(quote(cell))));
            case Kind.Choice k -> choice(row, k, cell);
            case Kind.Period k ->
                Periods.of(cell)
                        .<Value>map(period -> period)
                        .orElseGet(() -> unclear(row, new CellProblem.Reason.NotPeriod(quote(cell))));
        };
    }

    private Value day(int row, Raw cell) {
        return switch (Days.of(cell)) {
            case Days.Read.Is is -> new Value.Day(is.day());
            case Days.Read.None n -> unclear(row, new CellProblem.Reason.NotDay(quote(cell)));
            case Days.Read.NoSuch n -> unclear(row, new CellProblem.Reason.NoSuchDay(quote(cell)));
            case Days.Read.Incomplete i -> unclear(row, new CellProblem.Reason.DayIncomplete(quote(cell)));
        };
    }

    private Value choice(int row, Kind.Choice kind, Raw cell) {
        return switch (choices.of(cell.text())) {
            case Choices.Read.Is is -> new Value.Choice(is.key());
            case Choices.Read.None n ->
                unclear(
                        row,
                        new CellProblem.Reason.UnknownChoice(
                                quote(cell),
                                kind.options().stream()
                                        .map(option -> option.names().getFirst())
                                        .toList()));
            case Choices.Read.Several several ->
                unclear(row, new CellProblem.Reason.AmbiguousChoice(quote(cell), several.names()));
        };
    }

    private Value unclear(int row, CellProblem.Reason reason) {
        return new Value.Unclear(
                new CellProblem(new CellProblem.Place(sheet, row, letters, column.name()), target.key(), reason));
    }

    private static String quote(Raw cell) {
        var text = Words.strip(cell.text());
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
