package org.sekisho.app.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.drafting.BeginRevision;
import org.sekisho.app.drafting.EditRevision;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.DocumentVersion;
import org.sekisho.policytext.drafting.Edit;

/**
 * A revision of its policy that the sample city is drafting for the coming 1 April: a clause between two others, one about
 * generative AI, other words for the yearly check, and the supplementary provision.
 */
final class SampleRevision {

    private final UseCases use;
    private final Hands officer;
    private final LocalDate today;

    SampleRevision(UseCases use, Hands officer, LocalDate today) {
        this.use = use;
        this.officer = officer;
        this.today = today;
    }

    /** Begins the draft three days ago and edits it on two days. */
    void prepare() {
        var begins = today.minusDays(3);
        var policy = officer.on(begins, actor -> use.documentHistory().versions(actor)).stream()
                .filter(version -> version.kind() == DocumentKind.POLICY)
                .reduce((earlier, later) -> later)
                .map(DocumentVersion::id);
        policy.ifPresent(version -> {
            var begun = officer.on(
                    begins, actor -> use.beginRevision().begin(actor, new BeginRevision.Input.From(version)));
            int edition = begun.edition();
            for (var edit : edits()) {
                int seen = edition;
                edition = officer.on(
                                today.minusDays(edition < 3 ? 3 : 1),
                                actor -> use.editRevision()
                                        .edit(actor, new EditRevision.Input(begun.draft(), seen, edit)))
                        .edition();
            }
        });
    }

    private List<Edit> edits() {
        var thisYear = LocalDate.of(today.getYear(), 4, 1);
        var april = today.isBefore(thisYear) ? thisYear : thisYear.plusYears(1);
        return List.of(
                new Edit.Insert(
                        Edit.Side.AFTER,
                        "5",
                        Optional.of("緊急時の連絡"),
                        List.of("職員等は、情報セキュリティインシデントを発見したときは、直ちに情報セキュリティ管理者に報告しなければならない。"),
                        Edit.Numbering.RENUMBER),
                new Edit.Insert(
                        Edit.Side.AFTER,
                        "7(8)",
                        Optional.of("生成AIの利用"),
                        List.of("生成AIを業務に利用するときは、入力してはならない情報を定め、出力の内容を職員等が確認するものとする。"),
                        Edit.Numbering.RENUMBER),
                new Edit.Supplement(april, Optional.empty(), ""));
    }
}
