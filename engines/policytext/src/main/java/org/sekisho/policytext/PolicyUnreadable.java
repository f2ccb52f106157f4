package org.sekisho.policytext;

import java.util.Optional;

/** A file that cannot be read as a policy: which file, where in it, and why. */
public final class PolicyUnreadable extends Exception {
    private static final long serialVersionUID = 1L;

    /** Where in the file the trouble is. */
    public sealed interface Place {
        /** The file as a whole. */
        record WholeFile() implements Place {}

        /** A line, from 1. */
        record Line(int line) implements Place {}

        /** A page, from 1. */
        record Page(int page) implements Place {}

        /** A part of a packed file, by its name. */
        record Part(String name) implements Place {}
    }

    /** Why the file is refused. */
    public sealed interface Reason {
        /** A stable word for message bundles: {@code too-large}. */
        default String key() {
            return switch (this) {
                case UnknownFormat r -> "unknown-format";
                case CannotOpen r -> "cannot-open";
                case Empty r -> "empty";
                case NoText r -> "no-text";
                case TooLarge r -> "too-large";
                case TooMuchText r -> "too-much-text";
                case UnpacksTooFar r -> "unpacks-too-far";
                case TooManyPages r -> "too-many-pages";
                case TooDeep r -> "too-deep";
                case TooSlow r -> "too-slow";
                case Encrypted r -> "encrypted";
                case Broken r -> "broken";
                case UnknownEncoding r -> "unknown-encoding";
                case ForbiddenMarkup r -> "forbidden-markup";
            };
        }

        /** The name does not end in a known format, or the content is another one. */
        record UnknownFormat(String found) implements Reason {}

        /** The operating system does not let the file be read. */
        record CannotOpen(String detail) implements Reason {}

        /** There is nothing in the file. */
        record Empty() implements Reason {}

        /** There are only pictures in the file. */
        record NoText() implements Reason {}

        record TooLarge(long bytes, long limitBytes) implements Reason {}

        record TooMuchText(long limitChars) implements Reason {}

        /** A packed part grows beyond the limit. */
        record UnpacksTooFar(long limitBytes) implements Reason {}

        record TooManyPages(int pages, int limit) implements Reason {}

        record TooDeep(int limit) implements Reason {}

        record TooSlow(long limitSeconds) implements Reason {}

        /** A password is needed. */
        record Encrypted() implements Reason {}

        /** The content breaks the rules of its format. */
        record Broken(String detail) implements Reason {}

        /** The bytes are text in no known encoding. */
        record UnknownEncoding() implements Reason {}

        /** A document type or an entity in XML, which can harm. */
        record ForbiddenMarkup() implements Reason {}
    }

    private final String file;
    private final transient Place place;
    private final transient Reason reason;

    public PolicyUnreadable(String file, Place place, Reason reason) {
        super(english(file, place, reason));
        this.file = file;
        this.place = place;
        this.reason = reason;
    }

    public PolicyUnreadable(String file, Place place, Reason reason, Throwable cause) {
        this(file, place, reason);
        initCause(cause);
    }

    /** Name of the file, without folders. */
    public String file() {
        return file;
    }

    public Place place() {
        return place;
    }

    public Reason reason() {
        return reason;
    }

    public String messageEn() {
        return english(file, place, reason);
    }

    public String messageJa() {
        String where = switch (place) {
            case Place.WholeFile w -> "";
            case Place.Line line -> line.line() + "行目：";
            case Place.Page page -> page.page() + "ページ：";
            case Place.Part part -> "内部の「" + part.name() + "」：";
        };
        String why = switch (reason) {
            case Reason.UnknownFormat r ->
                "読み取れる形式ではありません（" + r.found() + "）。.txt、.md、.html、.docx、.pdf のいずれかで保存し直してください。";
            case Reason.CannotOpen r -> "ファイルを開けません（" + r.detail() + "）。";
            case Reason.Empty r -> "中身がありません。";
            case Reason.NoText r -> "文字がありません。画像だけのファイルは、文字認識をしてから取り込んでください。";
            case Reason.TooLarge r -> "大きすぎます（" + megabytes(r.bytes()) + "、上限 " + megabytes(r.limitBytes()) + "）。";
            case Reason.TooMuchText r -> "文字数が上限（" + r.limitChars() + "字）を超えています。";
            case Reason.UnpacksTooFar r -> "展開後の大きさが上限（" + megabytes(r.limitBytes()) + "）を超えるため、安全のため読み取りません。";
            case Reason.TooManyPages r -> "ページが多すぎます（" + r.pages() + "ページ、上限" + r.limit() + "）。";
            case Reason.TooDeep r -> "入れ子が深すぎます（上限" + r.limit() + "段）。";
            case Reason.TooSlow r -> r.limitSeconds() + "秒以内に読み終わらないため、中止しました。";
            case Reason.Encrypted r -> "パスワードで保護されています。保護を外して保存し直してください。";
            case Reason.Broken r -> "ファイルが壊れています（" + r.detail() + "）。";
            case Reason.UnknownEncoding r -> "文字コードを判別できません。UTF-8、Shift_JIS、EUC-JP、UTF-16 のいずれかで保存し直してください。";
            case Reason.ForbiddenMarkup r -> "文書型宣言又は実体参照が含まれるため、安全のため読み取りません。";
        };
        return file + "：" + where + why;
    }

    private static String english(String file, Place place, Reason reason) {
        String where = switch (place) {
            case Place.WholeFile w -> "";
            case Place.Line line -> "line " + line.line() + ": ";
            case Place.Page page -> "page " + page.page() + ": ";
            case Place.Part part -> "part " + part.name() + ": ";
        };
        String why = switch (reason) {
            case Reason.UnknownFormat r ->
                "not a format that can be read (" + r.found() + "); save it as .txt, .md, .html, .docx or .pdf";
            case Reason.CannotOpen r -> "the file cannot be opened (" + r.detail() + ")";
            case Reason.Empty r -> "there is nothing in it";
            case Reason.NoText r -> "there is no text in it, only pictures; run text recognition first";
            case Reason.TooLarge r ->
                "too large (" + megabytes(r.bytes()) + ", limit " + megabytes(r.limitBytes()) + ")";
            case Reason.TooMuchText r -> "more than " + r.limitChars() + " characters of text";
            case Reason.UnpacksTooFar r ->
                "it unpacks to more than " + megabytes(r.limitBytes()) + " and is refused for safety";
            case Reason.TooManyPages r -> "too many pages (" + r.pages() + ", limit " + r.limit() + ")";
            case Reason.TooDeep r -> "nested too deep (limit " + r.limit() + ")";
            case Reason.TooSlow r -> "not read within " + r.limitSeconds() + " seconds; stopped";
            case Reason.Encrypted r -> "protected by a password; save it without protection";
            case Reason.Broken r -> "the file is broken (" + r.detail() + ")";
            case Reason.UnknownEncoding r ->
                "the text encoding is not known; save it as UTF-8, Shift_JIS, EUC-JP or UTF-16";
            case Reason.ForbiddenMarkup r -> "it contains a document type or an entity and is refused for safety";
        };
        return file + ": " + where + why;
    }

    private static String megabytes(long bytes) {
        return bytes < 1 << 20 ? bytes + " B" : Long.toString(bytes >> 20) + " MB";
    }

    /** Where the trouble is, when the place is a line. */
    public Optional<Integer> line() {
        return place instanceof Place.Line(int line) ? Optional.of(line) : Optional.empty();
    }
}
