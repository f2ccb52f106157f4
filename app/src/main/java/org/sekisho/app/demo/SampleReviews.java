package org.sekisho.app.demo;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sekisho.app.review.AnswerReview;
import org.sekisho.app.review.ConcludeReview;
import org.sekisho.app.review.OpenReview;
import org.sekisho.app.review.Trigger;

/** Review cases of a sample body: one that ended without a change, and one that is still open. */
final class SampleReviews {

    private final UseCases use;
    private final Hands officer;
    private final LocalDate today;

    SampleReviews(UseCases use, Hands officer, LocalDate today) {
        this.use = use;
        this.officer = officer;
        this.today = today;
    }

    void play() {
        var audit = open(Trigger.AUDIT, "内部監査で、持出し記録の様式が課ごとに異なると指摘された", -80, Optional.of(-40));
        answer(audit, Trigger.AUDIT, -70, "規定は足りており、運用の様式が統一されていないことが原因である。");
        var decided = today.minusDays(60);
        officer.on(
                decided,
                actor -> use.concludeReview()
                        .conclude(
                                actor,
                                new ConcludeReview.Input(
                                        audit,
                                        Optional.of(false),
                                        Optional.empty(),
                                        "様式を統一すれば足り、基本方針及び対策基準を改める必要はない。",
                                        "情報セキュリティ委員会",
                                        Optional.of(decided))));
        open(Trigger.LAW, "サイバーセキュリティを確保するための方針に関する省令（令和9年7月1日施行）への対応を確かめる", -30, Optional.of(-4));
    }

    private UUID open(Trigger trigger, String what, int on, Optional<Integer> due) {
        var day = today.plusDays(on);
        return officer.on(
                day,
                actor -> use.openReview()
                        .open(
                                actor,
                                new OpenReview.Input(
                                        Optional.of(trigger), what, Optional.of(day), due.map(today::plusDays))));
    }

    private void answer(UUID review, Trigger trigger, int on, String words) {
        officer.on(
                today.plusDays(on),
                actor -> use.answerReview()
                        .answer(
                                actor,
                                new AnswerReview.Input(
                                        review,
                                        trigger.questions().stream()
                                                .collect(Collectors.toMap(question -> question, question -> words)))));
    }
}
