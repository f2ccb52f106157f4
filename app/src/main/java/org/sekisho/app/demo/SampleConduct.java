package org.sekisho.app.demo;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sekisho.app.conduct.CountedFrom;
import org.sekisho.app.conduct.KeepPledges;
import org.sekisho.app.conduct.KeptKind;
import org.sekisho.app.conduct.Measure;
import org.sekisho.app.conduct.PledgeKind;
import org.sekisho.app.conduct.RecordViolation;
import org.sekisho.app.conduct.SetRetention;
import org.sekisho.app.duties.AttestForMany;
import org.sekisho.app.duties.Duty;
import org.sekisho.app.duties.StatusOfDuties;
import org.sekisho.app.exceptions.AskException;
import org.sekisho.app.exceptions.DecideException;
import org.sekisho.app.exceptions.SubjectKind;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;

/**
 * How the people of a sample body hold to the policy: exceptions that were asked for and what became of them, violations, and
 * how long it is all kept.
 */
final class SampleConduct {

    private final UseCases use;
    private final Founding founding;
    private final LocalDate today;

    SampleConduct(UseCases use, Founding founding, LocalDate today) {
        this.use = use;
        this.founding = founding;
        this.today = today;
    }

    void play() {
        exceptions();
        retention();
        violations();
        acknowledgements();
        pledges();
    }

    /** Most have acknowledged the policy in force, on a list. */
    private void acknowledgements() {
        var day = today.minusDays(40);
        hands(SignInOffers.OFFICER, day, Permission.KEEP_DUTIES)
                .ifPresent(hands -> hands.on(day, actor -> {
                    use.statusOfDuties().derive(actor, AsOf.known(day)).duties().stream()
                            .map(StatusOfDuties.DutyStatus::duty)
                            .filter(one -> one.control().equals("staff.acknowledgement"))
                            .map(Duty::id)
                            .findFirst()
                            .ifPresent(duty -> use.attestForMany()
                                    .attest(
                                            actor,
                                            new AttestForMany.Input(
                                                    duty,
                                                    use.staffing().on(actor, AsOf.known(day)).people().keySet().stream()
                                                            .map(PersonId::value)
                                                            .filter(id -> Math.floorMod(id.hashCode(), 9) > 0)
                                                            .collect(Collectors.toSet()),
                                                    day,
                                                    "担当者",
                                                    "確認の名簿",
                                                    "簿冊「情報セキュリティ」",
                                                    Optional.empty())));
                    return actor.account();
                }));
    }

    /** Both texts, and the pledges of this year's newcomers but three. */
    private void pledges() {
        var day = today.minusDays(300);
        hands(SignInOffers.OFFICER, day, Permission.DISPOSE_SIGNATURES).ifPresent(hands -> {
            hands.on(
                    day,
                    actor -> use.keepPledges()
                            .write(
                                    actor,
                                    new KeepPledges.Text(
                                            PledgeKind.JOINING,
                                            "情報セキュリティに関する誓約書",
                                            "私は、情報セキュリティポリシーを読み、これを守ることを誓います。職務上知り得た情報を、在職中も退職後も漏らしません。",
                                            Optional.of(day))));
            hands.on(
                    day,
                    actor -> use.keepPledges()
                            .write(
                                    actor,
                                    new KeepPledges.Text(
                                            PledgeKind.LEAVING,
                                            "退職時の情報セキュリティに関する誓約書",
                                            "私は、職務上知り得た情報を退職後も漏らさないこと、貸与された機器、媒体、書類を全て返却したことを誓います。",
                                            Optional.of(day))));
            var entered = today.minusDays(1);
            var sheet = hands.on(entered, actor -> use.pledgeRegister().on(actor, AsOf.known(entered)));
            sheet.missing().stream()
                    .skip(3)
                    .forEach(one -> hands.on(
                            entered,
                            actor -> use.keepPledges()
                                    .take(
                                            actor,
                                            new KeepPledges.Paper(
                                                    sheet.form(one.kind())
                                                            .orElseThrow()
                                                            .id(),
                                                    one.stay().number(),
                                                    "",
                                                    "",
                                                    Optional.of(one.day()),
                                                    "簿冊「誓約書」",
                                                    Optional.empty()))));
            contractor(hands);
        });
    }

    /** Somebody of a contractor signed long ago, so that there is a year to dispose of. */
    private void contractor(Hands hands) {
        var entered = today.minusDays(1);
        hands.on(
                entered,
                actor -> use.keepPledges()
                        .take(
                                actor,
                                new KeepPledges.Paper(
                                        use.pledgeRegister()
                                                .on(actor, AsOf.known(entered))
                                                .form(PledgeKind.JOINING)
                                                .orElseThrow()
                                                .id(),
                                        "",
                                        "委託 花子",
                                        "例示情報サービス株式会社",
                                        Optional.of(today.minusDays(299)),
                                        "簿冊「委託契約」",
                                        Optional.empty())));
    }

    private void retention() {
        var day = today.minusDays(90);
        hands(SignInOffers.OFFICER, day, Permission.DISPOSE_SIGNATURES)
                .ifPresent(hands -> hands.on(day, actor -> {
                    for (var kind : KeptKind.values()) {
                        use.setRetention()
                                .set(
                                        actor,
                                        new SetRetention.Input(
                                                kind,
                                                Optional.of(kind == KeptKind.VIOLATION ? 10 : 5),
                                                Optional.of(CountedFrom.NEXT_FISCAL_YEAR),
                                                "文書管理規程 別表"));
                    }
                    return actor.account();
                }));
    }

    /** One that is closed and one that is open. */
    private void violations() {
        violation(-120, "許可を受けずに、私物のUSBメモリに会議資料を保存していた。", "総務課").ifPresent(id -> {
            take(id, -118, Optional.of(Measure.GUIDANCE), "所属長から注意し、媒体の中のデータを消去させた。");
            take(id, -100, Optional.of(Measure.RETRAINING), "情報セキュリティ研修を改めて受けさせた。");
            take(id, -90, Optional.empty(), "所属の点検で、再発がないことを確かめた。");
        });
        violation(-12, "離席の際に端末を施錠せず、住民の情報が見える状態になっていた。", "窓口");
    }

    private Optional<UUID> violation(int on, String happened, String place) {
        var day = today.plusDays(on);
        return hands(SignInOffers.OFFICER, day, Permission.KEEP_VIOLATIONS)
                .flatMap(hands -> hands.on(
                        day,
                        actor -> use.clausesInForce().today(actor).stream()
                                .filter(clause -> clause.caption().contains("人的"))
                                .findFirst()
                                .map(clause -> use.recordViolation()
                                        .record(
                                                actor,
                                                new RecordViolation.Input(
                                                        Optional.of(clause.id()),
                                                        Optional.of(day),
                                                        Optional.of(day),
                                                        place,
                                                        "所属の情報セキュリティ管理者",
                                                        "",
                                                        happened)))));
    }

    private void take(UUID violation, int on, Optional<Measure> measure, String note) {
        var day = today.plusDays(on);
        hands(SignInOffers.OFFICER, day, Permission.KEEP_VIOLATIONS)
                .ifPresent(hands -> hands.on(day, actor -> {
                    use.recordViolation()
                            .take(actor, new RecordViolation.Taken(violation, measure, Optional.of(day), note));
                    return violation;
                }));
    }

    /** One that holds, one that ends soon, one that is over, one that waits for a decision. */
    private void exceptions() {
        ask("技術", "図書館の貸出端末", "端末の更新まで、画面の自動ロックを設定できないため", "閉館時に電源を切り、職員が点検簿に記入する", -160, 5)
                .ifPresent(request -> decide(request, -156, true, "点検簿を月末に提出すること"));
        ask("物理", "サーバ室の入退室管理装置", "入退室管理装置の更新が翌年度になるため", "更新までの間、入退室簿に記入し、毎月点検する", -70, 130)
                .ifPresent(request -> decide(request, -66, true, "毎月の点検結果を報告すること"));
        ask("技術", "旧財務会計システム", "改修の期間が足りず、多要素認証に対応できないため", "利用する端末を1台に限り、操作記録を毎週確認する", -200, -20)
                .ifPresent(request -> decide(request, -196, true, ""));
        ask("技術", "窓口の番号案内表示機", "製造者による修正プログラムの提供が終わっているため", "庁内のネットワークから切り離して使う", -3, 90);
    }

    private Optional<UUID> ask(String caption, String system, String reason, String compensation, int first, int last) {
        var asked = today.plusDays(first);
        return hands(SignInOffers.SECTION_HEAD, asked, Permission.ASK_EXCEPTIONS)
                .or(() -> hands(SignInOffers.OFFICER, asked, Permission.ASK_EXCEPTIONS))
                .flatMap(hands -> hands.on(
                        asked,
                        actor -> use.clausesInForce().today(actor).stream()
                                .filter(clause -> clause.caption().contains(caption))
                                .findFirst()
                                .map(clause -> use.askException()
                                        .ask(
                                                actor,
                                                AskException.Input.anew(
                                                        Optional.of(clause.id()),
                                                        Optional.of(SubjectKind.SYSTEM),
                                                        system,
                                                        reason,
                                                        compensation,
                                                        Optional.of(asked),
                                                        Optional.of(today.plusDays(last)))))));
    }

    private void decide(UUID request, int on, boolean grant, String note) {
        var day = today.plusDays(on);
        hands(SignInOffers.CISO, day, Permission.RELEASE_DUTIES)
                .ifPresent(hands -> hands.on(day, actor -> {
                    use.decideException()
                            .decide(actor, new DecideException.Input(request, grant, Optional.empty(), note));
                    return request;
                }));
    }

    /** An account of the sign-in page, if it may on the day. */
    private Optional<Hands> hands(String login, LocalDate day, Permission permission) {
        return founding.account(login)
                .map(founding.hands()::of)
                .filter(hands -> hands.on(day, actor -> actor.may(permission)));
    }
}
