package org.sekisho.worksheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class HostileFilesTest {

    private static final Limits SMALL = new Limits(1 << 20, 2 << 20, 1_000, 50, 100_000, 100, 10, 100);

    @Test
    void encryptedOldAndOtherFilesAreEachNamedForWhatTheyAre() throws Exception {
        assertThat(refused(ole("EncryptedPackage"), "a.xlsx")).isEqualTo(new SheetUnreadable.Reason.Encrypted());
        assertThat(refused(ole("Workbook"), "a.xls")).isEqualTo(new SheetUnreadable.Reason.OldExcel());
        assertThat(refused(zip("[Content_Types].xml", "", "xl/workbook.bin", ""), "a.xlsb"))
                .isEqualTo(new SheetUnreadable.Reason.BinaryExcel());
        assertThat(refused(
                        zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", ""), "a.ods"))
                .isEqualTo(new SheetUnreadable.Reason.OpenDocument());
        assertThat(refused(zip("word/document.xml", "", "[Content_Types].xml", "<Types/>"), "a.docx"))
                .isEqualTo(new SheetUnreadable.Reason.UnknownFormat());
        assertThat(refused("%PDF-1.7 ...".getBytes(StandardCharsets.US_ASCII), "a.csv"))
                .isEqualTo(new SheetUnreadable.Reason.UnknownFormat());
        assertThat(refused(new byte[] {0, 1, 2, 3}, "a.csv")).isEqualTo(new SheetUnreadable.Reason.UnknownFormat());
        assertThat(refused(new byte[0], "a.csv")).isEqualTo(new SheetUnreadable.Reason.Empty());
        assertThat(refused(new byte[] {'a', '\n', 'b', (byte) 0xFF, (byte) 0xFD, '\n'}, "a.csv"))
                .isEqualTo(new SheetUnreadable.Reason.UnknownEncoding(2));
        assertThat(refused(new byte[2 << 20], "a.csv")).isEqualTo(new SheetUnreadable.Reason.TooLarge(1));
        assertThat(refused("[{\"a\":[1]}]".getBytes(StandardCharsets.UTF_8), "a.json")
                        .key())
                .isEqualTo("broken");
    }

    @Test
    void aWorkbookThatUnpacksTooFarIsNotUnpacked() throws Exception {
        var rows = BookXml.texts(1, "番号", "資産名") + "<row r=\"2\">" + " ".repeat(3 << 20) + "</row>";
        assertThat(refused(new BookXml().sheet("S", "", rows, "").bytes(), "a.xlsx"))
                .isEqualTo(new SheetUnreadable.Reason.UnpacksTooFar(2));

        var book = new BookXml();
        book.shared("<t>" + "あ".repeat(150_000) + "</t>");
        assertThat(refused(book.sheet("S", "", BookXml.texts(1, "a"), "").bytes(), "a.xlsx"))
                .isEqualTo(new SheetUnreadable.Reason.TooMuchText(100_000));
    }

    @Test
    void oneEndlessTextIsNotHeldInMemory() throws Exception {
        var rows = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>" + "a".repeat(8 << 20) + "</t></is></c></row>";

        assertThat(refused(new BookXml().sheet("S", "", rows, "").bytes(), "a.xlsx", Limits.DEFAULT)
                        .key())
                .isEqualTo("broken");
    }

    @Test
    void aDocumentTypeIsRefused() throws Exception {
        var xml =
                "<?xml version=\"1.0\"?><!DOCTYPE worksheet [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet xmlns=\""
                        + BookXml.MAIN
                        + "\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&e;</t></is></c></row></sheetData></worksheet>";

        assertThat(refused(new BookXml().sheet("S", "", xml).bytes(), "a.xlsx"))
                .isEqualTo(new SheetUnreadable.Reason.ForbiddenMarkup("xl/worksheets/sheet1.xml"));
    }

    @Test
    void rowsColumnsAndMergedAreasHaveALimit() throws Exception {
        assertThat(refused(
                        new BookXml()
                                .sheet("表", "", BookXml.texts(1_001, "a"), "")
                                .bytes(),
                        "a.xlsx"))
                .isEqualTo(new SheetUnreadable.Reason.TooManyRows("表", 1_000));
        assertThat(refused(
                        new BookXml()
                                .sheet("表", "", BookXml.row(1, BookXml.t("AY1", "a")), "")
                                .bytes(),
                        "a.xlsx"))
                .isEqualTo(new SheetUnreadable.Reason.TooManyColumns("表", 50));
        var areas = new String[101];
        for (int i = 0; i < areas.length; i++) {
            areas[i] = "A" + (i + 1) + ":B" + (i + 1);
        }
        assertThat(refused(
                        new BookXml()
                                .sheet("表", "", BookXml.texts(1, "a"), BookXml.merges(areas))
                                .bytes(),
                        "a.xlsx"))
                .isEqualTo(new SheetUnreadable.Reason.TooManyMerges("表", 100));
        assertThat(refused("a\n".repeat(1_001).getBytes(StandardCharsets.UTF_8), "a.csv"))
                .isEqualTo(new SheetUnreadable.Reason.TooManyRows("", 1_000));
    }

    @Test
    void aTruncatedOrTangledWorkbookIsBrokenAndNothingElse() throws Exception {
        var whole = UglyLedgers.titlesAbove().bytes();
        for (int length = 30; length < whole.length; length += 97) {
            var cut = java.util.Arrays.copyOf(whole, length);
            assertThat(refused(cut, "a.xlsx").key()).isIn("broken", "unknown-format", "empty");
        }
        var tangled = BookXml.texts(2, "a") + BookXml.texts(1, "b");
        assertThat(refused(new BookXml().sheet("S", "", tangled, "").bytes(), "a.xlsx")
                        .key())
                .isEqualTo("broken");
    }

    private static SheetUnreadable.Reason refused(byte[] bytes, String file) {
        return refused(bytes, file, SMALL);
    }

    private static SheetUnreadable.Reason refused(byte[] bytes, String file, Limits limits) {
        var refused =
                catchThrowableOfType(SheetUnreadable.class, () -> Worksheets.open(bytes, "folder/" + file, limits));
        assertThat(refused).as(file).isNotNull();
        assertThat(refused.file()).isEqualTo(file);
        return refused.reason();
    }

    private static byte[] ole(String entry) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(
                new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1});
        out.writeBytes(new byte[1_000]);
        out.writeBytes(entry.getBytes(StandardCharsets.UTF_16LE));
        return out.toByteArray();
    }

    private static byte[] zip(String... parts) throws Exception {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (int i = 0; i < parts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(parts[i]));
                zip.write(parts[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
