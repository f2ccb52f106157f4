package org.sekisho.policytext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.policytext.PolicyUnreadable.Place;
import org.sekisho.policytext.PolicyUnreadable.Reason;

/** Broken and harmful files are refused with place and reason, or read; the tests run in a heap of 512 MB. */
class HostileInputTest {
    private static final PolicyReader READER = new PolicyReader();

    private static PolicyUnreadable refused(byte[] bytes, String name) {
        PolicyUnreadable refused = catchThrowableOfType(PolicyUnreadable.class, () -> READER.read(bytes, name));
        assertThat(refused).as(name).isNotNull();
        assertThat(refused.messageJa()).startsWith(name + "：").endsWith("。");
        assertThat(refused.messageEn()).startsWith(name + ": ");
        return refused;
    }

    @Test
    void a_file_larger_than_the_memory_is_refused_before_it_is_read(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("large.txt");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(3L << 30);
        }
        PolicyUnreadable refused = catchThrowableOfType(PolicyUnreadable.class, () -> READER.read(file));
        assertThat(refused.reason()).isEqualTo(new Reason.TooLarge(3L << 30, Limits.DEFAULT.maxBytes()));
        assertThat(refused.messageJa()).contains("large.txt").contains("3072 MB");
    }

    @Test
    void a_missing_file_and_an_unknown_ending_are_named(@TempDir Path folder) {
        PolicyUnreadable missing =
                catchThrowableOfType(PolicyUnreadable.class, () -> READER.read(folder.resolve("none.txt")));
        assertThat(missing.reason()).isInstanceOf(Reason.CannotOpen.class);
        assertThat(refused(new byte[] {1}, "policy.exe").reason()).isEqualTo(new Reason.UnknownFormat(".exe"));
        assertThat(refused(new byte[0], "policy.txt").reason()).isEqualTo(new Reason.Empty());
        assertThat(refused("\n \n".getBytes(StandardCharsets.UTF_8), "policy.txt")
                        .reason())
                .isEqualTo(new Reason.NoText());
    }

    @Test
    void bytes_in_no_encoding_are_refused_with_the_line() {
        byte[] bytes = "一行目\n二行目\n".getBytes(StandardCharsets.UTF_8);
        byte[] broken = java.util.Arrays.copyOf(bytes, bytes.length + 3);
        broken[bytes.length] = (byte) 0xFF;
        broken[bytes.length + 1] = (byte) 0xFF;
        broken[bytes.length + 2] = (byte) 0x81;
        PolicyUnreadable refused = refused(broken, "policy.txt");
        assertThat(refused.reason()).isEqualTo(new Reason.UnknownEncoding());
        assertThat(refused.line()).contains(3);
    }

    @Test
    void zeros_in_a_text_are_left_out_and_doubted_with_their_line() {
        PolicyDocument read = Inputs.read("1 目的\n市の\u0000情報を守る。\n2 定義\n次による。\n");
        assertThat(read.clauses().getFirst().paragraphs()).containsExactly("市の情報を守る。");
        assertThat(read.doubts()).contains(new Doubt(2, Doubt.Kind.UNREADABLE_SIGN, ""));
    }

    @Test
    void a_docx_that_unpacks_without_end_is_refused_with_the_part() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            byte[] block = "<w:p></w:p>".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 100; i++) {
                zip.write(block);
            }
            zip.closeEntry();
        }
        PolicyUnreadable refused = refused(out.toByteArray(), "bomb.docx");
        assertThat(refused.reason()).isInstanceOf(Reason.UnpacksTooFar.class);
        assertThat(refused.place()).isEqualTo(new Place.Part("word/document.xml"));
    }

    @Test
    void a_docx_with_entities_is_refused_with_the_part() {
        String bomb = "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><w:document "
                + Renderings.WORD + "><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>";
        PolicyUnreadable refused = refused(Renderings.docx(Map.of("word/document.xml", bomb)), "entities.docx");
        assertThat(refused.reason()).isEqualTo(new Reason.ForbiddenMarkup());
        assertThat(refused.place()).isEqualTo(new Place.Part("word/document.xml"));
        String late = "<?xml version=\"1.0\"?>" + " ".repeat(10_000) + bomb.substring(bomb.indexOf("<!DOCTYPE"));
        assertThat(refused(Renderings.docx(Map.of("word/document.xml", late)), "late.docx")
                        .reason())
                .isInstanceOfAny(Reason.ForbiddenMarkup.class, Reason.Broken.class);
    }

    @Test
    void a_docx_nested_without_end_is_refused() {
        String deep = Renderings.document("<w:tbl><w:tr><w:tc>".repeat(50_000));
        assertThat(refused(Renderings.docx(Map.of("word/document.xml", deep)), "deep.docx")
                        .reason())
                .isInstanceOf(Reason.TooDeep.class);
    }

    @Test
    void an_encrypted_docx_is_refused_as_encrypted() {
        byte[] ole = new byte[512];
        ole[0] = (byte) 0xD0;
        ole[1] = (byte) 0xCF;
        assertThat(refused(ole, "locked.docx").reason()).isEqualTo(new Reason.Encrypted());
    }

    @Test
    void a_zip_that_is_no_docx_is_refused_with_the_missing_part() {
        PolicyUnreadable refused = refused(Renderings.zip(Map.of("a.txt", new byte[] {1})), "other.docx");
        assertThat(refused.place()).isEqualTo(new Place.Part("word/document.xml"));
    }

    @Test
    void an_encrypted_pdf_is_refused_as_encrypted() throws IOException {
        try (PDDocument document = Loader.loadPDF(Renderings.pdf(List.of("1 目的", "市の情報を守る。")))) {
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            assertThat(refused(out.toByteArray(), "locked.pdf").reason()).isEqualTo(new Reason.Encrypted());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Filter /FlateDecode",
                "/Filter[/FlateDecode]",
                "/Filter /Fl",
                "/Filter /#46lateDecode",
                "/Filter /Flate#44ecode /X (obj)",
                "/X (\\) 9 0 obj) % obj\n /Filter /FlateDecode",
                "/X (\\() /Filter /FlateDecode /Y (\\))",
                "% >>\n /Filter /FlateDecode",
                "/Filter /FlateDecode /Subtype /Image /Width 1 /Height 1",
                "/Filter [/Crypt /FlateDecode] /DecodeParms [<< /Name /Identity >> null]",
                "/Filter 5 0 R"
            })
    void a_pdf_stream_that_unpacks_without_end_is_refused_however_it_says_so(String filter) {
        assertBomb(filter, deflated(new byte[1 << 20], 300));
    }

    @Test
    void a_pdf_stream_whose_filter_stands_far_from_it_is_refused() {
        for (int signs : List.of(5_000, 2_000_000)) {
            assertBomb("/X (" + "x".repeat(signs) + ") /Filter /FlateDecode", deflated(new byte[1 << 20], 300));
        }
    }

    @Test
    void a_pdf_stream_packed_by_lzw_is_refused() {
        assertBomb("/Filter /LZWDecode", lzw(30));
        assertBomb("/Filter /LZW /Subtype /Image", lzw(30));
    }

    @Test
    void a_pdf_stream_packed_by_run_lengths_is_refused() {
        String runs = "\u0081 ".repeat(3_000_000) + "\u0080";
        assertBomb("/Filter /RunLengthDecode", runs);
        assertBomb("/Filter /RL /Type /XObject /Subtype /Image", runs);
    }

    @Test
    void a_pdf_stream_packed_and_written_as_letters_is_refused() throws IOException {
        ByteArrayOutputStream letters = new ByteArrayOutputStream();
        for (byte b : deflated(new byte[1 << 20], 300).getBytes(StandardCharsets.ISO_8859_1)) {
            letters.write(Character.forDigit(b >> 4 & 0xF, 16));
            letters.write(Character.forDigit(b & 0xF, 16));
        }
        assertBomb("/Filter [/ASCIIHexDecode /FlateDecode]", letters.toString(StandardCharsets.ISO_8859_1) + ">");
        assertBomb("/Filter [/AHx /Fl]", letters.toString(StandardCharsets.ISO_8859_1) + ">");
    }

    @Test
    void a_pdf_stream_packed_twice_is_refused() {
        String once = deflated(new byte[1 << 20], 300);
        String twice = deflated(once.getBytes(StandardCharsets.ISO_8859_1), 1);
        assertBomb("/Filter [/FlateDecode /FlateDecode]", twice);
    }

    @Test
    void a_bomb_in_a_pdf_encrypted_without_a_password_is_refused() throws IOException {
        byte[] bomb;
        try (PDDocument document = Loader.loadPDF(Renderings.pdf(List.of("1 目的", "市の情報を守る。")))) {
            PDStream content = new PDStream(document);
            try (OutputStream out = content.createOutputStream(COSName.FLATE_DECODE)) {
                byte[] blanks = new byte[1 << 20];
                java.util.Arrays.fill(blanks, (byte) ' ');
                for (int i = 0; i < 190; i++) {
                    out.write(blanks);
                }
            }
            document.getPage(0).setContents(content);
            document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            bomb = out.toByteArray();
        }
        assertThat(refused(bomb, "bomb.pdf").reason()).isInstanceOf(Reason.UnpacksTooFar.class);
    }

    @Test
    void a_bomb_of_objects_in_an_encrypted_pdf_is_refused_before_the_file_is_opened() {
        byte[] pdf = Renderings.pdfOfObjects(List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Count 0 /Kids [] >>",
                "<< /Filter /Standard /V 4 /R 4 /P -4 /#45ncrypt 3 0 R >>",
                "<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length 200000 >>\nstream\n" + "x".repeat(200_000)
                        + "\nendstream"));
        assertThat(refused(pdf, "bomb.pdf").reason()).isInstanceOf(Reason.UnpacksTooFar.class);
    }

    @Test
    void a_pdf_encrypted_without_a_password_is_read() throws Exception {
        try (PDDocument document = Loader.loadPDF(Renderings.pdf(List.of("1 目的", "市の情報を守る。")))) {
            document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            assertThat(READER.read(out.toByteArray(), "open.pdf").clauses()).hasSize(1);
        }
    }

    @Test
    void a_picture_in_the_place_of_a_page_s_text_is_refused() {
        byte[] pdf = pdfOfPage("/Subtype /Image", "q Q");
        assertThat(refused(pdf, "picture.pdf").reason()).isInstanceOf(Reason.Broken.class);
        byte[] fax = pdfOfPage(
                "/Filter /CCITTFaxDecode /DecodeParms << /Columns 60000 /Rows 60000 /K -1 >>", "\u0000\u0001");
        assertThat(refused(fax, "fax.pdf").reason()).isInstanceOf(Reason.Broken.class);
    }

    private static void assertBomb(String dictionary, String packed) {
        assertThat(refused(pdfOfPage(dictionary, packed), "bomb.pdf").reason())
                .as(dictionary)
                .isInstanceOf(Reason.UnpacksTooFar.class);
    }

    private static byte[] pdfOfPage(String dictionary, String content) {
        return Renderings.pdfOfObjects(List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
                "<< /Length " + content.length() + " " + dictionary + " >>\nstream\n" + content + "\nendstream",
                "/FlateDecode"));
    }

    private static String deflated(byte[] block, int times) {
        Deflater deflater = new Deflater(9);
        byte[] buffer = new byte[1 << 16];
        StringBuilder packed = new StringBuilder();
        for (int i = 0; i < times; i++) {
            deflater.setInput(block);
            while (!deflater.needsInput()) {
                append(packed, buffer, deflater.deflate(buffer));
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            append(packed, buffer, deflater.deflate(buffer));
        }
        deflater.end();
        return packed.toString();
    }

    private static void append(StringBuilder out, byte[] bytes, int count) {
        out.append(new String(bytes, 0, count, StandardCharsets.ISO_8859_1));
    }

    /** Blanks, packed by LZW: each code stands for one blank more than the one before, until the table is full. */
    private static String lzw(int tables) {
        StringBuilder packed = new StringBuilder();
        long bits = 0;
        int pending = 0;
        for (int table = 0; table < tables; table++) {
            for (int i = -1; i <= 3_800; i++) {
                int code = i < 0 ? 256 : i == 0 ? ' ' : 257 + i;
                int known = 257 + Math.max(0, i);
                int width = i < 0 && table > 0 || known >= 2_047 ? 12 : known >= 1_023 ? 11 : known >= 511 ? 10 : 9;
                bits = bits << width | code;
                for (pending += width; pending >= 8; pending -= 8) {
                    packed.append((char) (bits >> pending - 8 & 0xFF));
                }
            }
        }
        return packed.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"policy.txt", "policy.md", "policy.html", "policy.docx", "policy.pdf"})
    void a_file_of_any_format_that_takes_too_long_is_given_up(String name) {
        List<String> lines = java.util.Collections.nCopies(20_000, "第1条 前条の規定による。");
        byte[] bytes = switch (name.substring(name.indexOf('.'))) {
            case ".html" -> Renderings.html(lines);
            case ".docx" -> Renderings.docx(lines);
            case ".pdf" -> Renderings.pdf(lines.subList(0, 2_000));
            default -> String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        };
        for (Duration time : List.of(Duration.ZERO, Duration.ofMillis(1), Duration.ofMillis(5))) {
            Limits hasty = new Limits(1 << 25, 1 << 25, 1 << 25, 500, 256, time);
            PolicyUnreadable refused =
                    catchThrowableOfType(PolicyUnreadable.class, () -> new PolicyReader(hasty).read(bytes, name));
            assertThat(refused).as(name + " in " + time).isNotNull();
            assertThat(refused.reason()).isInstanceOf(Reason.TooSlow.class);
        }
    }

    @Test
    void a_pdf_nested_without_end_is_refused() {
        byte[] pdf = Renderings.pdfOfObjects(List.of(
                "<< /Type /Catalog /Pages 2 0 R /X " + "[".repeat(200_000) + " >>",
                "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"));
        assertThat(refused(pdf, "deep.pdf").reason())
                .isInstanceOfAny(Reason.TooDeep.class, Reason.Broken.class, Reason.NoText.class);
    }

    @Test
    void a_pdf_whose_pages_hold_each_other_is_refused() {
        byte[] pdf = Renderings.pdfOfObjects(
                List.of("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 2 /Kids [2 0 R 2 0 R] >>"));
        assertThat(refused(pdf, "loop.pdf").reason())
                .isInstanceOfAny(Reason.Broken.class, Reason.NoText.class, Reason.TooDeep.class);
    }

    @Test
    void a_pdf_with_too_many_pages_or_too_little_time_is_refused() {
        byte[] pdf = Renderings.pdf(java.util.Collections.nCopies(400, "市の情報を守る。"));
        Limits few = new Limits(1 << 20, 1 << 20, 1 << 20, 5, 256, Duration.ofSeconds(60));
        PolicyUnreadable pages =
                catchThrowableOfType(PolicyUnreadable.class, () -> new PolicyReader(few).read(pdf, "long.pdf"));
        assertThat(pages.reason()).isEqualTo(new Reason.TooManyPages(10, 5));
        Limits hasty = new Limits(1 << 20, 1 << 20, 1 << 20, 50, 256, Duration.ZERO);
        PolicyUnreadable time =
                catchThrowableOfType(PolicyUnreadable.class, () -> new PolicyReader(hasty).read(pdf, "long.pdf"));
        assertThat(time.reason()).isInstanceOf(Reason.TooSlow.class);
        assertThat(time.place()).isEqualTo(new Place.WholeFile());
    }

    @Test
    void html_scripts_are_no_text_and_entities_are_plain_signs() {
        String html = "<html><body><script>document.write('第9条 悪意')</script><style>第8条</style>"
                + "<p onclick=\"x()\">1 目的</p><p>市の&lt;b&gt;情報&amp;記録&#x3002;</p><iframe src=x>第7条</iframe>"
                + "<noscript>第6条</noscript><svg><text>第5条</text></svg><textarea>第4条</textarea></body></html>";
        PolicyDocument read = Inputs.read(html.getBytes(StandardCharsets.UTF_8), "page.html");
        assertThat(read.clauses()).hasSize(1);
        assertThat(read.clauses().getFirst().paragraphs()).containsExactly("市の<b>情報&記録。");
        assertThat(Signs.difference(Signs.of("1目的市の<b>情報&記録。"), Signs.of(read))).isEmpty();
    }

    @Test
    void html_nested_without_end_is_refused_with_the_line() {
        String deep = "<html><body>\n<p>1 目的</p>\n" + "<div>".repeat(100_000);
        PolicyUnreadable refused = refused(deep.getBytes(StandardCharsets.UTF_8), "deep.html");
        assertThat(refused.reason()).isInstanceOf(Reason.TooDeep.class);
        assertThat(refused.line()).contains(3);
        String tags = "<i></i>".repeat(200_000);
        assertThat(refused(tags.getBytes(StandardCharsets.UTF_8), "tags.html").reason())
                .isInstanceOf(Reason.TooMuchText.class);
    }

    @Test
    void texts_made_to_be_slow_are_read() {
        for (String text : List.of(
                "(1) あ\n".repeat(100_000),
                "1 目的\n" + "ああああああああああ\n".repeat(200_000),
                "1 目的\n" + "以下「".repeat(300_000),
                "1 目的\n" + ")第1条".repeat(300_000),
                "1 目的\n" + "上記「１ 目的".repeat(200_000),
                "1 目的\n" + "（".repeat(1_000_000),
                "第1条 前条\n" + "2 前各号及び第1条から第9999条まで\n(1) 前各号\n".repeat(30_000),
                "目次\n" + "1 目的\n".repeat(100_000),
                "令和".repeat(500_000),
                "1 ア\n(1) い\n".repeat(100_000),
                "1 定義\n" + "非公開は、".repeat(200_000))) {
            PolicyDocument read = Inputs.read(text);
            assertThat(Signs.difference(Signs.of(text), Signs.of(read)))
                    .as(text.substring(0, 12))
                    .isEmpty();
        }
    }

    @Test
    void endless_nesting_of_clauses_stays_shallow_and_loses_nothing() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            text.append("1 以下の\n(1) 次の\nア 次の\n① 次の\na. 次の\n");
        }
        PolicyDocument read = Inputs.read(text.toString());
        assertThat(read.clauses())
                .allSatisfy(clause -> assertThat(clause.level()).isLessThanOrEqualTo(13));
        assertThat(Signs.difference(Signs.of(text.toString()), Signs.of(read))).isEmpty();
    }

    @Test
    void damaged_files_are_read_or_refused_and_never_anything_else() {
        damage(150);
    }

    @Test
    @Tag("full")
    void damaged_files_are_read_or_refused_many_times() {
        damage(20_000);
    }

    private static void damage(int rounds) {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>(List.of("第1条 目的。", "(1) 情報", "附 則", "この規程は、令和8年4月1日から施行する。"));
        Map<String, byte[]> files = Map.of(
                "a.docx", Renderings.docx(lines),
                "a.pdf", Renderings.pdf(lines),
                "a.html", Renderings.html(lines),
                "a.txt", String.join("\n", lines).getBytes(Charset.forName("windows-31j")));
        files.forEach((name, whole) -> {
            for (int i = 0; i < rounds; i++) {
                byte[] bytes = whole.clone();
                int changes = 1 + random.nextInt(8);
                for (int k = 0; k < changes; k++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                if (random.nextInt(4) == 0) {
                    bytes = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length) + 1);
                }
                try {
                    READER.read(bytes, name);
                } catch (PolicyUnreadable e) {
                    assertThat(e.messageJa()).as("seed " + seed).contains(name);
                } catch (RuntimeException | Error e) {
                    throw new AssertionError("seed " + seed + ", " + name + ", round " + i, e);
                }
            }
        });
    }
}
