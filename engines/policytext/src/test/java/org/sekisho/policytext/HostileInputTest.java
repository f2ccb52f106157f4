package org.sekisho.policytext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
    void a_file_of_500_megabytes_is_refused_before_it_is_read(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("large.txt");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(500L << 20);
        }
        PolicyUnreadable refused = catchThrowableOfType(PolicyUnreadable.class, () -> READER.read(file));
        assertThat(refused.reason()).isEqualTo(new Reason.TooLarge(500L << 20, Limits.DEFAULT.maxBytes()));
        assertThat(refused.messageJa()).contains("large.txt").contains("500 MB");
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

    @Test
    void a_pdf_stream_that_unpacks_without_end_is_refused() {
        Deflater deflater = new Deflater(9);
        byte[] zeros = new byte[1 << 20];
        byte[] buffer = new byte[1 << 16];
        StringBuilder packed = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            deflater.setInput(zeros);
            while (!deflater.needsInput()) {
                append(packed, buffer, deflater.deflate(buffer));
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            append(packed, buffer, deflater.deflate(buffer));
        }
        byte[] pdf = Renderings.pdfOfObjects(List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
                "<< /Filter /FlateDecode /Length " + packed.length() + " >>\nstream\n" + packed + "\nendstream"));
        assertThat(refused(pdf, "bomb.pdf").reason()).isInstanceOf(Reason.UnpacksTooFar.class);
    }

    private static void append(StringBuilder out, byte[] bytes, int count) {
        out.append(new String(bytes, 0, count, StandardCharsets.ISO_8859_1));
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
        assertThat(time.place()).isEqualTo(new Place.Page(1));
    }

    @Test
    void html_scripts_are_no_text_and_entities_are_plain_signs() {
        String html = "<html><body><script>document.write('第9条 悪意')</script><style>第8条</style>"
                + "<p onclick=\"x()\">1 目的</p><p>市の&lt;b&gt;情報&amp;記録&#x3002;</p><iframe src=x>第7条</iframe></body></html>";
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
