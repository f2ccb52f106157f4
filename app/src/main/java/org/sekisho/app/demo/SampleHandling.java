package org.sekisho.app.demo;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.FileStore;
import org.sekisho.app.handling.AdoptRule;
import org.sekisho.app.handling.AskHandling;
import org.sekisho.app.handling.DecideHandling;
import org.sekisho.app.handling.DisposalEvent;
import org.sekisho.app.handling.LendMedium;
import org.sekisho.app.handling.PlanDisposal;
import org.sekisho.app.handling.RecordDisposal;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.ledgers.Value;
import org.sekisho.app.ledgers.Values;
import org.sekisho.app.shared.Actor;
import org.sekisho.classification.Act;
import org.sekisho.classification.Medium;

/**
 * What the people of a sample body do with their assets: rules that it adopted, a request that waits, a medium that is not back
 * in time, and two disposals, of one of which the certificate has not come.
 */
final class SampleHandling {

    private static final List<String> RULES = List.of(
            "take-out.permission",
            "take-out.my-number",
            "provide.permission",
            "private-device.class-3",
            "dispose.permission",
            "disposal.my-number");

    private final UseCases use;
    private final Hands officer;
    private final Hands head;
    private final Hands clerk;
    private final LocalDate today;
    private final UUID section;

    SampleHandling(UseCases use, Founding founding, LocalDate today, String section) {
        this.use = use;
        this.officer = hands(founding, SignInOffers.OFFICER);
        this.head = hands(founding, SignInOffers.SECTION_HEAD);
        this.clerk = hands(founding, SignInOffers.CLERK);
        this.today = today;
        this.section = founding.section(section).value();
    }

    private static Hands hands(Founding founding, String login) {
        return founding.hands().of(founding.account(login).orElseThrow());
    }

    /**
     * Plays it.
     *
     * @param out an asset that the clerk wants to take to a meeting
     * @param medium one that the clerk borrowed and has not brought back
     */
    void play(LineId out, LineId medium) {
        for (var rule : RULES) {
            officer.on(
                    today.minusDays(150),
                    actor -> use.adoptRule().adopt(actor, new AdoptRule.Input(rule, "情報セキュリティ対策基準の情報資産の取扱いの定めによる")));
        }
        lend(medium);
        clerk.on(
                today.minusDays(1),
                actor -> use.askHandling()
                        .ask(
                                actor,
                                new AskHandling.Input(
                                        new AskHandling.Look(
                                                out, Act.TAKE_OUT, Optional.of(Medium.PAPER), Optional.empty()),
                                        "県の担当者との打合せで記載の方法を確かめるため",
                                        "県庁 市町村課の会議室",
                                        List.of("encryption", "take-out-record", "locked-case"),
                                        Optional.of(today.plusDays(2)),
                                        Optional.of(today.plusDays(3)))));
        disposal("旧窓口端末のハードディスク", 60, Optional.of("データ消去・破壊証明書"));
        disposal("旧ファイルサーバのハードディスク", 30, Optional.empty());
    }

    private void lend(LineId medium) {
        var borrower = clerk.on(
                today.minusDays(20),
                actor -> use.heldPosts().person(actor, today).orElseThrow().value());
        head.on(
                today.minusDays(20),
                actor -> use.lendMedium()
                        .lend(
                                actor,
                                new LendMedium.Input(medium, Optional.of(borrower), Optional.of(today.minusDays(6)))));
    }

    /** A disk is disposed of by a contractor; the certificate came, or should have come. */
    private void disposal(String name, int daysAgo, Optional<String> certificate) {
        var planned = today.minusDays(daysAgo);
        var done = planned.plusDays(10);
        var disk = officer.on(
                planned.minusDays(60),
                actor -> use.keepLines()
                        .add(
                                actor,
                                "asset",
                                new Values(Map.of(
                                                "section", new Value.Named(section), "personal", new Value.YesNo(true)))
                                        .with("name", name)
                                        .with("kind", "MEDIA")
                                        .with("segment", "LGWAN")
                                        .with("confidentiality", "3C")
                                        .with("confidentialityReason", "職員の個人情報を含む業務の書類を保存していたため")));
        var plan = clerk.on(
                planned,
                actor -> use.planDisposal()
                        .plan(
                                actor,
                                new PlanDisposal.Input(
                                        disk,
                                        Optional.of(DisposalEvent.DISPOSAL),
                                        Optional.of(Medium.HDD),
                                        "punch",
                                        "",
                                        "みちのくデータ処理株式会社",
                                        "機器を更改したため",
                                        Optional.of(done))));
        head.on(planned.plusDays(1), actor -> decide(actor, plan));
        head.on(done, actor -> done(actor, plan, done, certificate));
    }

    private UUID decide(Actor actor, UUID request) {
        use.decideHandling().decide(actor, new DecideHandling.Input(request, true, "庁内で破壊し、職員が立ち会うこと"));
        return request;
    }

    private UUID done(Actor actor, UUID request, LocalDate day, Optional<String> certificate) {
        use.recordDisposal()
                .done(
                        actor,
                        new RecordDisposal.Input(
                                request,
                                Optional.of(day),
                                "みちのくデータ処理株式会社 大沢",
                                actor.name(),
                                Optional.of(day.plusDays(RecordDisposal.CERTIFICATE_DAYS)),
                                false,
                                "",
                                certificate.map(title -> paper(actor, title, day))));
        return request;
    }

    private FileStore.Written paper(Actor actor, String title, LocalDate day) {
        var text = title + "\n\n" + day + "\n下記の記録媒体を多点穿孔により破壊したことを証明します。\nみちのくデータ処理株式会社\n";
        return use.files()
                .write(
                        actor,
                        title + ".txt",
                        "text/plain",
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                        1 << 20);
    }
}
