package org.sekisho.app.policy.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.sekisho.app.policy.AcceptImport;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.PolicyFixture;
import org.sekisho.app.policy.RevisionOfVersion;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Refusal;
import org.sekisho.policytext.comparison.Amendment;
import org.sekisho.policytext.comparison.AmendmentRefused;

/** Two versions side by side (新旧対照表), and the amending text. */
final class RevisionPagesTest {

    private static final String REVISED =
            PolicyFixture.SMALL.replace("毎年点検を行う。", "毎年二回点検を行う。").replace("(1) 教育\n\n職員等に教育を行う。\n\n(2) 点検", "(1) 点検");

    private final PolicyFixture body = PolicyFixture.newBody();
    private final Pages pages = new Pages(body);
    private final UUID first = accept(PolicyFixture.SMALL, 2024);
    private final UUID second = accept(REVISED, 2025);

    @Test
    void what_only_one_version_has_is_underlined_there_and_what_did_not_change_is_left_out() {
        var table = table("no", "new");
        var row = table.select("tbody tr").stream()
                .filter(one -> one.text().contains("点検を行う"))
                .findFirst()
                .orElseThrow();
        assertThat(row.child(0).select("u").eachText()).contains("二回");
        assertThat(row.child(0).text()).contains("毎年二回点検を行う。");
        assertThat(row.child(1).text()).contains("毎年点検を行う。");
        assertThat(row.child(1).select("u").text()).doesNotContain("点検を行う");
        assertThat(table.text()).contains("（略）").doesNotContain("情報及び情報システムをいう");
    }

    @Test
    void a_clause_that_is_gone_stands_on_the_side_of_the_earlier_version_alone() {
        var row = table("no", "new").select("tbody tr").stream()
                .filter(one -> one.text().contains("職員等に教育を行う。"))
                .findFirst()
                .orElseThrow();
        assertThat(row.child(0).text()).doesNotContain("教育");
        assertThat(row.child(1).select("u").text()).contains("職員等に教育を行う。");
    }

    @Test
    void the_reader_chooses_which_version_stands_left_and_whether_all_is_shown() {
        assertThat(table("no", "new").select("thead th").eachText()).startsWith("改正後", "改正前");
        var old = table("yes", "old");
        assertThat(old.select("thead th").eachText()).startsWith("改正前", "改正後");
        assertThat(old.text()).contains("情報及び情報システムをいう").doesNotContain("（略）");
    }

    @Test
    void the_amending_text_on_the_page_makes_the_later_version_of_the_earlier_one() throws AmendmentRefused {
        var shown = page(body.staff(), second, "no", "new")
                .select(".disclosure .keep-lines")
                .eachText();
        assertThat(shown).isNotEmpty();
        var revised =
                body.use(RevisionOfVersion.class).into(body.staff(), second).orElseThrow();
        assertThat(String.join("\n", shown).replaceAll("\\s", ""))
                .isEqualTo(revised.revision().amendingText().replaceAll("\\s", ""));
        var before = body.use(DocumentHistory.class)
                .version(body.staff(), first)
                .text()
                .tree();
        var after = body.use(DocumentHistory.class)
                .version(body.staff(), second)
                .text()
                .tree();
        assertThat(Amendment.apply(before, revised.revision().amendingText()).clauses())
                .extracting(clause -> clause.path() + clause.paragraphs())
                .isEqualTo(after.clauses().stream()
                        .map(clause -> clause.path() + clause.paragraphs())
                        .toList());
    }

    @Test
    void a_first_version_has_no_table_and_no_way_to_one() {
        assertThatThrownBy(() -> page(body.staff(), first, "no", "new")).isInstanceOf(Refusal.NotFound.class);
        assertThat(version(first).select("a[href$=/comparison]")).isEmpty();
        assertThat(version(second).select("a[href$=/comparison]")).hasSize(1);
    }

    @Test
    void who_may_not_read_a_document_sees_no_table_of_it() {
        var older = accept(DocumentKind.STANDARD, "村の対策基準", 2024, Optional.empty());
        var newer = accept(DocumentKind.STANDARD, "村の新しい対策基準", 2025, Optional.of(older.document()));
        assertThat(page(body.staff(), newer.version(), "no", "new").text()).contains("新しい");
        assertThatThrownBy(() -> page(body.administrator(), newer.version(), "no", "new"))
                .isInstanceOf(Refusal.NotFound.class);
    }

    private AcceptImport.Accepted accept(DocumentKind kind, String words, int year, Optional<UUID> document) {
        var begun = body.begin(
                kind, "基準.txt", PolicyFixture.SMALL.replace("村の情報資産", words).getBytes(StandardCharsets.UTF_8));
        var input = AcceptImport.Input.proposed(begun)
                .inForceFrom(LocalDate.of(year, 4, 1))
                .nonPublic("支障のおそれ");
        return body.accept(new AcceptImport.Input(
                input.draft(),
                input.number(),
                document,
                input.title(),
                input.instrument(),
                input.instrumentNumber(),
                input.decidedOn(),
                input.decidedBy(),
                input.inForce(),
                input.disclosure()));
    }

    private UUID accept(String text, int year) {
        return body.accept(AcceptImport.Input.proposed(body.begin(text)).inForceFrom(LocalDate.of(year, 4, 1)))
                .version();
    }

    private Document version(UUID id) {
        return pages.page(pages.reading().version(body.staff(), pages.shell(), id, pages.request()));
    }

    private Document table(String all, String order) {
        return page(body.staff(), second, all, order);
    }

    private Document page(Actor actor, UUID version, String all, String order) {
        return pages.page(body.use(RevisionPages.class).show(actor, pages.shell(), version, all, order));
    }
}
