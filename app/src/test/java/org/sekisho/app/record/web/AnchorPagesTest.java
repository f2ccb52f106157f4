package org.sekisho.app.record.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.sekisho.app.Browser;
import org.sekisho.app.SmallOffice;
import org.sekisho.app.evidence.ExportRecord;
import org.sekisho.app.identity.SigningIn;
import org.sekisho.app.shared.Role;
import org.sekisho.record.Checkpoint;
import org.sekisho.record.SignedNote;

/** What is seen of the checkpoints that are kept outside, and what is printed of one. */
final class AnchorPagesTest {

    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-\\d+z");

    private final SmallOffice office = new SmallOffice("用紙町");

    @Test
    void a_telephone_reads_from_the_paper_what_was_signed() throws Exception {
        awaitSigned();
        var auditor = browser("監査", Role.AUDITOR);
        assertThat(Jsoup.parse(auditor.get("/record/anchors").body()).text())
                .contains("自動で送る先が、設定されていません。", "送付したチェックポイントは、まだありません。")
                .doesNotContain("送付先の設定");

        var made = auditor.post("/record/anchors/paper", Map.of());
        assertThat(made.statusCode()).isEqualTo(303);
        var paper = Jsoup.parse(
                auditor.get(made.headers().firstValue("Location").orElseThrow()).body());
        assertThat(paper.select("h1").text()).isEqualTo("改ざん検知用の署名値（チェックポイント）");

        var svg = paper.expectFirst("svg[role=img]");
        var note = scanned(svg.attr("viewBox"), svg.select("path").attr("d"));
        var checkpoint = Checkpoint.of(SignedNote.parse(note.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(paper.text()).contains(checkpoint.root().base64(), checkpoint.size() + "件", "用紙町", "氏名及び押印");
        assertThat(note.lines())
                .allMatch(line -> paper.select("code").eachText().contains(line) || line.isEmpty());
        assertThat(Jsoup.parse(auditor.get("/record/anchors").body())
                        .select("tbody tr")
                        .text())
                .contains("紙", "送付済み", checkpoint.root().base64());

        var page = Jsoup.parse(auditor.get("/record/anchors").body());
        var file = auditor.get(page.select("tbody a[href$=/note]").attr("href"));
        assertThat(file.body()).isEqualTo(note);
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("attachment", "-checkpoint-" + checkpoint.size() + ".txt");
        assertThat(page.select("tbody a[href$=/time-stamp]")).isEmpty();
        assertThat(auditor.get(page.select("tbody a[href$=/note]").attr("href").replace("/note", "/time-stamp"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(page.text()).contains("openssl ts -verify");
    }

    @Test
    void an_administrator_decides_where_they_go_and_gets_back_what_was_typed_wrongly() {
        var administrator = SigningIn.byPassword(office.app(), office.slug(), "administrator", SmallOffice.PASSWORD);
        administrator.get("/record/anchors");
        var refused = administrator.post("/record/anchors", Map.of("mails", "監査", "weekly", "true"));
        assertThat(refused.statusCode()).isEqualTo(422);
        var page = Jsoup.parse(refused.body());
        assertThat(page.select("textarea[name=mails]").text()).isEqualTo("監査");
        assertThat(page.select("input[name=weekly]").hasAttr("checked")).isTrue();
        assertThat(page.text()).contains("「監査」は、メールアドレスとして読み取れません。");

        var kept = administrator.post("/record/anchors", Map.of("mails", "kansa@city.example", "folder", "true"));
        assertThat(kept.statusCode()).isEqualTo(303);
        var after = Jsoup.parse(administrator.get("/record/anchors").body());
        assertThat(after.select("textarea[name=mails]").text()).isEqualTo("kansa@city.example");
        assertThat(after.select(".tabs"))
                .as("the pages that an administrator may not open")
                .isEmpty();
    }

    private Browser browser(String family, Role role) {
        return SigningIn.byPassword(
                office.app(), office.slug(), office.join(family, role).login(), SmallOffice.PASSWORD);
    }

    /** Draws the modules four points wide and reads them as a telephone does. */
    private static String scanned(String viewBox, String path) throws Exception {
        int size = Integer.parseInt(viewBox.split(" ")[2]);
        int points = 4;
        var pixels = new int[size * size * points * points];
        Arrays.fill(pixels, 0xFFFFFF);
        var runs = RUN.matcher(path);
        while (runs.find()) {
            int x = Integer.parseInt(runs.group(1)) * points;
            int y = Integer.parseInt(runs.group(2)) * points;
            for (int row = y; row < y + points; row++) {
                int from = row * size * points + x;
                Arrays.fill(pixels, from, from + Integer.parseInt(runs.group(3)) * points, 0);
            }
        }
        var bitmap =
                new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(size * points, size * points, pixels)));
        return new QRCodeReader()
                .decode(bitmap, Map.of(DecodeHintType.PURE_BARCODE, Boolean.TRUE))
                .getText();
    }

    private void awaitSigned() {
        for (int tries = 0; tries < 1_000; tries++) {
            if (office.app()
                    .use(ExportRecord.class)
                    .state(office.officer())
                    .signed()
                    .isPresent()) {
                return;
            }
            LockSupport.parkNanos(20_000_000);
        }
        throw new AssertionError("Nothing was signed");
    }
}
