package org.sekisho.worksheet;

import java.util.List;

/** A file that cannot be read as a table, and why. */
public final class SheetUnreadable extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why the file is refused. */
    public sealed interface Reason {

        /** A stable word for message bundles: {@code old-excel}. */
        default String key() {
            return switch (this) {
                case Empty r -> "empty";
                case UnknownFormat r -> "unknown-format";
                case OldExcel r -> "old-excel";
                case BinaryExcel r -> "binary-excel";
                case OpenDocument r -> "open-document";
                case Encrypted r -> "encrypted";
                case UnknownEncoding r -> "unknown-encoding";
                case TooLarge r -> "too-large";
                case UnpacksTooFar r -> "unpacks-too-far";
                case TooManyRows r -> "too-many-rows";
                case TooManyColumns r -> "too-many-columns";
                case TooMuchText r -> "too-much-text";
                case TooManyParts r -> "too-many-parts";
                case TooManyMerges r -> "too-many-merges";
                case ForbiddenMarkup r -> "forbidden-markup";
                case Broken r -> "broken";
            };
        }

        /** What the message names, in the order of the components. */
        default List<Object> arguments() {
            return switch (this) {
                case Empty r -> List.of();
                case UnknownFormat r -> List.of();
                case OldExcel r -> List.of();
                case BinaryExcel r -> List.of();
                case OpenDocument r -> List.of();
                case Encrypted r -> List.of();
                case UnknownEncoding r -> List.of(r.row());
                case TooLarge r -> List.of(r.megabytes());
                case UnpacksTooFar r -> List.of(r.megabytes());
                case TooManyRows r -> List.of(r.sheet(), r.most());
                case TooManyColumns r -> List.of(r.sheet(), r.most());
                case TooMuchText r -> List.of(r.most());
                case TooManyParts r -> List.of(r.most());
                case TooManyMerges r -> List.of(r.sheet(), r.most());
                case ForbiddenMarkup r -> List.of(r.part());
                case Broken r -> List.of(r.part(), r.detail());
            };
        }

        /** There is no cell with anything in it. */
        record Empty() implements Reason {}

        /** Neither a workbook, nor text. */
        record UnknownFormat() implements Reason {}

        /** A workbook of Excel 97–2003 (.xls). */
        record OldExcel() implements Reason {}

        /** A binary workbook (.xlsb). */
        record BinaryExcel() implements Reason {}

        /** A spreadsheet of LibreOffice and others (.ods). */
        record OpenDocument() implements Reason {}

        /** A password is needed. */
        record Encrypted() implements Reason {}

        /**
         * Text that is neither UTF-8, UTF-16 nor Shift_JIS.
         *
         * @param row the first row that is not, from 1
         */
        record UnknownEncoding(int row) implements Reason {}

        /** @param megabytes the limit */
        record TooLarge(int megabytes) implements Reason {}

        /** @param megabytes the limit */
        record UnpacksTooFar(long megabytes) implements Reason {}

        record TooManyRows(String sheet, int most) implements Reason {}

        record TooManyColumns(String sheet, int most) implements Reason {}

        record TooMuchText(int most) implements Reason {}

        record TooManyParts(int most) implements Reason {}

        record TooManyMerges(String sheet, int most) implements Reason {}

        /** A document type in XML, which can harm. */
        record ForbiddenMarkup(String part) implements Reason {}

        /**
         * The content breaks the rules of its format.
         *
         * @param part the part of the workbook, or where in the text
         * @param detail what is wrong, in English
         */
        record Broken(String part, String detail) implements Reason {}
    }

    private final String file;
    private final transient Reason reason;

    SheetUnreadable(String file, Reason reason) {
        super(file + ": " + reason.key() + " " + reason.arguments());
        this.file = file;
        this.reason = reason;
    }

    /** Name of the file, without folders. */
    public String file() {
        return file;
    }

    public Reason reason() {
        return reason;
    }
}
