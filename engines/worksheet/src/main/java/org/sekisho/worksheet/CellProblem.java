package org.sekisho.worksheet;

import java.util.List;

/**
 * What is wrong in a cell, and where the cell is.
 *
 * @param place the cell as a spreadsheet program shows it
 * @param target key of the target
 */
public record CellProblem(Place place, String target, Reason reason) {

    /**
     * A cell.
     *
     * @param sheet name of the sheet; empty for a file without sheets
     * @param row from 1
     * @param letters of the column, {@code F}; empty where columns have none (JSON)
     * @param heading of the column, {@code 管理部署／課名}
     */
    public record Place(String sheet, int row, String letters, String heading) {}

    /** What is wrong. */
    public sealed interface Reason {

        /** A stable word for message bundles: {@code no-such-day}. */
        default String key() {
            return switch (this) {
                case Missing r -> "missing";
                case Fault r -> "fault";
                case NotCalculated r -> "not-calculated";
                case NotDay r -> "not-a-day";
                case NoSuchDay r -> "no-such-day";
                case DayIncomplete r -> "day-incomplete";
                case NotWholeNumber r -> "not-a-whole-number";
                case NotYesNo r -> "not-yes-or-no";
                case UnknownChoice r -> "unknown-choice";
                case AmbiguousChoice r -> "ambiguous-choice";
                case NotPeriod r -> "not-a-period";
            };
        }

        /** What the message names, in the order of the components. */
        default List<Object> arguments() {
            return switch (this) {
                case Missing r -> List.of();
                case Fault r -> List.of(r.code());
                case NotCalculated r -> List.of();
                case NotDay r -> List.of(r.text());
                case NoSuchDay r -> List.of(r.text());
                case DayIncomplete r -> List.of(r.text());
                case NotWholeNumber r -> List.of(r.text());
                case NotYesNo r -> List.of(r.text());
                case UnknownChoice r -> List.of(r.text(), r.offered());
                case AmbiguousChoice r -> List.of(r.text(), r.fitting());
                case NotPeriod r -> List.of(r.text());
            };
        }

        /** The cell must be filled. */
        record Missing() implements Reason {}

        /** The cell shows an error: {@code #REF!}. */
        record Fault(String code) implements Reason {}

        /** A formula whose result is not in the file: the program that wrote it did not calculate. */
        record NotCalculated() implements Reason {}

        record NotDay(String text) implements Reason {}

        /** It reads as a day, but the calendar has none such: 令和8年2月30日. */
        record NoSuchDay(String text) implements Reason {}

        /** Year or month alone: 令和8年4月, 令和8年度. */
        record DayIncomplete(String text) implements Reason {}

        /** No number, a range or limit, or one with a fraction. */
        record NotWholeNumber(String text) implements Reason {}

        record NotYesNo(String text) implements Reason {}

        /** @param offered the first name of each option */
        record UnknownChoice(String text, List<String> offered) implements Reason {}

        /** @param fitting the first names of the options that fit */
        record AmbiguousChoice(String text, List<String> fitting) implements Reason {}

        record NotPeriod(String text) implements Reason {}
    }
}
