package org.sekisho.app.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.decision.Matter;
import org.sekisho.app.decision.RecordPaperDecision;
import org.sekisho.app.decision.ReturnCase;
import org.sekisho.app.decision.Route;
import org.sekisho.app.decision.SetDecisionRule;
import org.sekisho.app.decision.StepKind;
import org.sekisho.app.decision.SubmitCase;
import org.sekisho.app.drafting.BeginRevision;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.policy.Disclosure;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.Instrument;

/**
 * Who decides what in the sample city, and three of its procedures: one was decided on paper and recorded; since then the
 * city decides inside the program, where one goes round and one came back.
 */
final class SampleDecisions {

    private static final String BASIS = "事務決裁規程第6条";
    private static final String SECRET = "公にすることにより行政運営に重大な支障を及ぼすおそれがあるため";

    private final UseCases use;
    private final Founding founding;
    private final LocalDate today;
    private final Hands officer;
    private final Hands head;

    SampleDecisions(UseCases use, Founding founding, LocalDate today, UUID officer, UUID head) {
        this.use = use;
        this.founding = founding;
        this.today = today;
        this.officer = founding.hands().of(officer);
        this.head = founding.hands().of(head);
    }

    void play() {
        rules(today.minusDays(60));
        var decided = submit("情報セキュリティインシデント連絡手順", "インシデントを知ったときの連絡の順序を定めるため", today.minusDays(40), route(false));
        officer.on(
                today.minusDays(35),
                actor -> use.recordPaperDecision()
                        .record(
                                actor,
                                new RecordPaperDecision.Input(
                                        decided.id(),
                                        decided.digest().beginning(),
                                        "デ推第214号",
                                        mayor(),
                                        "",
                                        "",
                                        today.minusDays(36),
                                        today.minusDays(19),
                                        "",
                                        false,
                                        Optional.empty())));
        officer.on(today.minusDays(20), actor -> {
            use.decideInside().set(actor, true);
            return actor;
        });
        var returned = submit("ソーシャルメディアサービス運用手順", "公式アカウントの開設と運用の手順を定めるため", today.minusDays(9), route(false));
        head.on(
                today.minusDays(6),
                actor -> use.returnCase()
                        .giveBack(
                                actor,
                                new ReturnCase.Input(
                                        returned.id(), returned.digest().hex(), "発信できる情報の範囲が定められていないため、加筆してください。")));
        officer.on(
                today.minusDays(2),
                actor -> use.beginRevision()
                        .begin(actor, new BeginRevision.Input.Fresh(DocumentKind.PROCEDURE, "業務委託先管理手順")));
        submit("情報機器等持出し手順", "庁外での会議や災害対応に備え、持出しの手続を定めるため", today.minusDays(3), route(true));
    }

    private void rules(LocalDate day) {
        for (var kind : DocumentKind.values()) {
            rule(day, kind, Matter.REVISION, mayor(), List.of(founding.post("総務部", "部長")));
            rule(day, kind, Matter.CORRECTION, founding.post("総務部", "部長"), List.of());
        }
    }

    private void rule(LocalDate day, DocumentKind kind, Matter matter, PostId post, List<PostId> substitutes) {
        officer.on(
                day,
                actor -> use.setDecisionRule()
                        .set(actor, new SetDecisionRule.Input(kind, matter, post, true, BASIS, substitutes, day)));
    }

    private PostId mayor() {
        return founding.post("市長", "副市長");
    }

    private Route route(boolean beside) {
        var first = new Route.Stop(StepKind.CONCURRENCE, founding.post("市民課", "課長"), false);
        var second = new Route.Stop(StepKind.CONCURRENCE, founding.post("総務課", "課長"), beside);
        return new Route(List.of(first, second));
    }

    private SubmitCase.Submitted submit(String title, String reason, LocalDate day, Route route) {
        var draft = officer.on(
                day.minusDays(7),
                actor ->
                        use.beginRevision().begin(actor, new BeginRevision.Input.Fresh(DocumentKind.PROCEDURE, title)));
        return officer.on(
                day,
                actor -> use.submitCase()
                        .submit(
                                actor,
                                new SubmitCase.Input(
                                        Optional.empty(),
                                        draft.draft(),
                                        draft.edition(),
                                        Matter.REVISION,
                                        title + "の制定について",
                                        "別案のとおり制定してよろしいか伺います。",
                                        reason,
                                        day.plusDays(21),
                                        new Disclosure.NonPublic(SECRET),
                                        Instrument.DECISION,
                                        route)));
    }
}
