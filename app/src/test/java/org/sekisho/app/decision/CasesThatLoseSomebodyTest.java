package org.sekisho.app.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekisho.app.decision.DecidingOffice.JUNE;
import static org.sekisho.app.decision.DecidingOffice.KATO;
import static org.sekisho.app.decision.DecidingOffice.SATO;
import static org.sekisho.app.decision.DecidingOffice.SUZUKI;
import static org.sekisho.app.decision.DecidingOffice.TANAKA;
import static org.sekisho.app.decision.DecidingOffice.route;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sekisho.app.organisation.BeginTransferList;
import org.sekisho.app.organisation.Consequence;
import org.sekisho.app.organisation.LookAtTransfers;
import org.sekisho.app.organisation.TakeTransferFile;
import org.sekisho.app.shared.web.Bundles;

/** What a list of transfers says of open cases, and what is handed over of them. */
final class CasesThatLoseSomebodyTest {

    private static final LocalDate JULY = LocalDate.of(2025, 7, 1);

    private final DecidingOffice office = new DecidingOffice();

    @Test
    void who_is_yet_to_seal_and_leaves_is_named_with_the_case() {
        office.inside();
        var submitted = office.submit(route(office.stop(SATO)));
        assertThat(follows(DecidingOffice.staffNumber(SATO) + ",佐藤 一郎,,,,退職,"))
                .containsExactly(
                        "gap /decisions/" + submitted.id() + " 起案「情報セキュリティ基本方針の一部改正について」の「総務課　課長」の押印者（佐藤 一郎）がいなくなります。");
        office.seal(submitted.id(), SATO, SATO, JUNE, submitted.digest());
        assertThat(follows(DecidingOffice.staffNumber(SATO) + ",佐藤 一郎,,,,退職,")).isEmpty();
    }

    @Test
    void a_drafter_who_moves_is_named_until_the_case_has_ended() {
        var submitted = office.submit(route());
        assertThat(follows(DecidingOffice.staffNumber(TANAKA) + ",田中 一郎,,税務課,課長,異動,\r\n"
                        + DecidingOffice.staffNumber(DecidingOffice.ITO) + ",伊藤 一郎,,総務課,主事,異動,"))
                .containsExactly("/decisions/" + submitted.id() + " 起案「情報セキュリティ基本方針の一部改正について」の起案者（田中 一郎）が異動します。");
        office.as(
                TANAKA,
                JUNE,
                actor ->
                        office.use(WithdrawCase.class).withdraw(actor, new WithdrawCase.Input(submitted.id(), "取りやめ")));
        assertThat(follows(DecidingOffice.staffNumber(TANAKA) + ",田中 一郎,,,,退職,"))
                .isEmpty();
    }

    @Test
    void the_open_cases_of_a_post_are_handed_over_until_its_part_is_done() {
        office.inside();
        var submitted = office.submit(route(office.stop(SATO)));
        assertThat(open(SATO)).containsExactly(submitted.id());
        assertThat(open(TANAKA)).containsExactly(submitted.id());
        assertThat(open(SUZUKI)).isEmpty();
        office.seal(submitted.id(), SATO, SATO, JUNE, submitted.digest());
        assertThat(open(SATO)).isEmpty();
        assertThat(follows(DecidingOffice.staffNumber(SATO) + ",佐藤 一郎,,,,退職,"))
                .as("who sealed may leave")
                .isEmpty();
        office.seal(submitted.id(), KATO, KATO, JUNE, submitted.digest());
        assertThat(open(TANAKA)).isEmpty();
    }

    private List<CaseId> open(String post) {
        return office.drafting(JUNE, actor -> office.use(ListCases.class).openOf(actor, office.post(post))).stream()
                .map(ListCases.Listed::id)
                .toList();
    }

    private List<String> follows(String rows) {
        var file = ("職員番号,氏名,フリガナ,新所属,新職,区分,発令日\r\n" + rows + "\r\n").getBytes(StandardCharsets.UTF_8);
        var list = office.town.on(
                JUNE,
                actor -> office.use(BeginTransferList.class)
                        .begin(actor, new BeginTransferList.Input("異動" + System.nanoTime(), JULY)));
        office.town.on(
                JUNE,
                actor -> office.use(TakeTransferFile.class)
                        .take(actor, new TakeTransferFile.Input(list, Optional.empty(), "異動.csv", file)));
        var preview =
                office.town.on(JUNE, actor -> office.use(LookAtTransfers.class).look(actor, list));
        var texts = new Bundles().in(Bundles.JAPANESE);
        return preview.consequences().stream()
                .filter(Consequence.Elsewhere.class::isInstance)
                .map(one -> ((Consequence.Elsewhere) one).affected())
                .filter(affected -> affected.address().orElse("").startsWith("/decisions"))
                .map(affected -> (affected.gap() ? "gap " : "")
                        + affected.address().orElse("") + " " + affected.words().apply(texts))
                .toList();
    }
}
