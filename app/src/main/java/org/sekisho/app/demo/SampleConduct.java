package org.sekisho.app.demo;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.exceptions.AskException;
import org.sekisho.app.exceptions.DecideException;
import org.sekisho.app.exceptions.SubjectKind;
import org.sekisho.app.shared.Permission;

/** How the people of a sample body hold to the policy: exceptions that were asked for, and what became of them. */
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
    }

    /** One that holds, one that is over, one that waits for a decision. */
    private void exceptions() {
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
                        actor -> use.exceptableClauses().today(actor).stream()
                                .filter(clause -> clause.caption().contains(caption))
                                .findFirst()
                                .map(clause -> use.askException()
                                        .ask(
                                                actor,
                                                new AskException.Input(
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
