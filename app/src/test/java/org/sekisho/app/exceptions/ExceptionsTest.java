package org.sekisho.app.exceptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekisho.app.Statements;
import org.sekisho.app.duties.State;
import org.sekisho.app.duties.StatusOfClauses;
import org.sekisho.app.duties.StatusOfDuties;
import org.sekisho.app.policy.AcceptImport;
import org.sekisho.app.policy.ClausesInForce;
import org.sekisho.app.policy.PolicyFixture;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;

/** Leave not to keep to a clause, and what it does to the status of the clause. */
final class ExceptionsTest {

    private final PolicyFixture body = PolicyFixture.newBody();
    private final LocalDate today = body.use(Time.class).today();
    private final Actor applicant = body.officer();
    private final Actor approver = body.officer();

    @BeforeEach
    void policy() {
        body.accept(AcceptImport.Input.proposed(body.begin(PolicyFixture.SMALL)).inForceFrom(LocalDate.of(2025, 4, 1)));
        Statements.awaitReactions(body.use(DSLContext.class));
    }

    @Test
    void a_clause_that_is_excepted_for_the_whole_body_says_so_until_its_last_day_and_then_no_more() {
        assertThat(clause(today).state()).isPresent().get().isNotEqualTo(State.EXCEPTED);
        grant(ask(whole()));
        assertThat(clause(today).state()).contains(State.EXCEPTED);
        assertThat(clause(today.plusDays(30)).state()).contains(State.EXCEPTED);
        assertThat(clause(today.plusDays(31)).state()).isPresent().get().isNotEqualTo(State.EXCEPTED);
        assertThat(clause(today.minusDays(1)).state()).isPresent().get().isNotEqualTo(State.EXCEPTED);
        assertThat(state(today.plusDays(31))).isEqualTo(ExceptionState.ENDED);
    }

    @Test
    void duties_that_only_excepted_clauses_ask_for_are_excepted_with_them() {
        assertThat(acknowledgement(today)).isNotEqualTo(State.EXCEPTED);
        grant(ask(whole()));
        assertThat(acknowledgement(today)).isEqualTo(State.EXCEPTED);
        assertThat(acknowledgement(today.plusDays(31))).isNotEqualTo(State.EXCEPTED);
    }

    @Test
    void an_exception_of_a_part_stands_beside_the_status_and_does_not_change_it() {
        var before = clause(today).state();
        grant(ask(named(SubjectKind.SYSTEM, "財務会計システム")));
        assertThat(clause(today).state()).isEqualTo(before);
        assertThat(clause(today).exceptions())
                .singleElement()
                .satisfies(one -> assertThat(one.subject()).isEqualTo("財務会計システム"));
        assertThat(clause(today.plusDays(31)).exceptions()).isEmpty();
    }

    @Test
    void what_was_not_granted_does_not_count_nor_what_is_known_only_later() {
        var request = ask(whole());
        assertThat(clause(today).exceptions()).isEmpty();
        decide(request, false, "代わりの措置が足りないため");
        assertThat(clause(today).exceptions()).isEmpty();
        assertThat(state(today)).isEqualTo(ExceptionState.REFUSED);
        var second = ask(whole());
        var before = body.use(Time.class).now();
        grant(second);
        assertThat(status(AsOf.knownAt(before)).exceptions()).isEmpty();
        assertThat(clause(today).exceptions()).hasSize(1);
    }

    @Test
    void whoever_asked_does_not_grant() {
        var request = ask(whole());
        assertRefused("", () -> decide(applicant, new DecideException.Input(request, true, Optional.empty(), "")));
        assertThat(state(today)).isEqualTo(ExceptionState.ASKED);
    }

    @Test
    void a_request_says_what_who_why_what_instead_and_until_when() {
        var nothing = AskException.Input.anew(
                Optional.of(UUID.randomUUID()), Optional.empty(), "", "", " ", Optional.empty(), Optional.empty());
        assertRefused(
                () -> body.use(AskException.class).ask(applicant, nothing),
                "clause",
                "kind",
                "reason",
                "compensation",
                "from",
                "lastDay");
        assertRefused("lastDay", () -> ask(dated(today, today.minusDays(1))));
        assertRefused("lastDay", () -> ask(dated(today.minusDays(9), today.minusDays(1))));
        assertRefused(
                "section",
                () -> ask(named(SubjectKind.SECTION, UUID.randomUUID().toString())));
        assertRefused("person", () -> ask(named(SubjectKind.PERSON, "404")));
        assertRefused("name", () -> ask(named(SubjectKind.THING, " ")));
    }

    @Test
    void leave_is_decided_once_and_never_for_longer_than_asked_or_for_days_that_are_over() {
        var request = ask(dated(today.minusDays(10), today.plusDays(5)));
        assertRefused(
                "lastDay",
                () -> decide(approver, new DecideException.Input(request, true, Optional.of(today.plusDays(6)), "")));
        assertRefused(
                "lastDay",
                () -> decide(approver, new DecideException.Input(request, true, Optional.of(today.minusDays(1)), "")));
        assertRefused("note", () -> decide(request, false, ""));
        grant(request);
        assertThat(clause(today.minusDays(1)).exceptions()).isEmpty();
        assertRefused("", () -> decide(request, true, ""));
        assertRefused("", () -> body.use(DecideException.class).withdraw(applicant, request));
        var again = ask(dated(today.plusDays(3), today.plusDays(20)));
        assertRefused("", () -> grant(again));
    }

    @Test
    void it_can_be_ended_early_but_not_for_days_that_are_over() {
        var request = ask(whole());
        grant(request);
        assertRefused("lastDay", () -> end(request, today.minusDays(2), "機器を更新したため"));
        assertRefused("lastDay", () -> end(request, today.plusDays(30), "機器を更新したため"));
        assertRefused("reason", () -> end(request, today.plusDays(2), " "));
        end(request, today.plusDays(2), "機器を更新したため");
        assertThat(clause(today.plusDays(2)).exceptions()).hasSize(1);
        assertThat(clause(today.plusDays(3)).exceptions()).isEmpty();
        end(request, today.minusDays(1), "取りやめたため");
        assertThat(clause(today).exceptions()).isEmpty();
        assertThat(state(today)).isEqualTo(ExceptionState.ENDED);
    }

    @Test
    void only_who_may_asks_and_only_who_may_decides() {
        assertThatThrownBy(() -> body.use(AskException.class).ask(body.staff(), whole()))
                .isInstanceOf(Refusal.NotPermitted.class);
        var request = ask(whole());
        assertThatThrownBy(() -> decide(body.staff(), new DecideException.Input(request, true, Optional.empty(), "")))
                .isInstanceOf(Refusal.NotPermitted.class);
        assertThatThrownBy(() -> body.use(DecideException.class).withdraw(approver, request))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> decide(
                        PolicyFixture.newBody().officer(),
                        new DecideException.Input(request, true, Optional.empty(), "")))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void an_exception_goes_on_when_the_clause_is_numbered_anew() {
        grant(ask(whole()));
        var inserted = PolicyFixture.SMALL
                .replace("4 対策", "5 対策")
                .replace("3 遵守義務", "4 遵守義務")
                .replace("4 遵守義務", "3 対象\n\nこの基本方針は、村の全ての機関に適用する。\n\n4 遵守義務");
        body.accept(AcceptImport.Input.proposed(body.begin(inserted)).inForceFrom(today));
        Statements.awaitReactions(body.use(DSLContext.class));
        assertThat(Objects.requireNonNull(clauses(AsOf.known(today)).clauses().get("4"))
                        .state())
                .contains(State.EXCEPTED);
    }

    @Test
    void who_applied_and_who_granted_are_asked_from_30_days_before_the_end_until_an_extension_is_asked_for() {
        var last = today.plusDays(60);
        var request = ask(dated(today, last));
        assertThat(waiting(approver, today)).containsExactly("exceptions.waiting.asked");
        assertThat(waiting(applicant, today)).isEmpty();
        grant(request);
        assertThat(waiting(applicant, last.minusDays(31))).isEmpty();
        assertThat(waiting(approver, last.minusDays(31))).isEmpty();
        assertThat(waiting(applicant, last.minusDays(30))).containsExactly("exceptions.waiting.ends");
        assertThat(waiting(approver, last.minusDays(30))).containsExactly("exceptions.waiting.ends");
        assertThat(waiting(body.officer(), last.minusDays(30))).isEmpty();
        assertThat(waiting(body.staff(), last.minusDays(30))).isEmpty();
        assertThat(waiting(applicant, last.minusDays(8))).containsExactly("exceptions.waiting.ends");
        assertThat(waiting(applicant, last.minusDays(7))).containsExactly("exceptions.waiting.ends-this-week");
        assertThat(waiting(applicant, last)).containsExactly("exceptions.waiting.ends-this-week");
        assertThat(waiting(applicant, last.plusDays(1))).isEmpty();

        var extension = ask(following(request, last.plusDays(1), last.plusDays(90)));
        assertThat(waiting(applicant, last.minusDays(7))).isEmpty();
        assertThat(waiting(approver, last.minusDays(7))).containsExactly("exceptions.waiting.asked");
        decide(extension, false, "機器が更新されるため");
        assertThat(waiting(applicant, last.minusDays(7))).containsExactly("exceptions.waiting.ends-this-week");
    }

    @Test
    void an_extension_names_what_it_follows_and_keeps_its_clause_and_subject() {
        var last = today.plusDays(20);
        var request = ask(dated(today, last));
        assertThatThrownBy(() -> ask(following(request, last.plusDays(1), last.plusDays(9))))
                .isInstanceOf(Refusal.NotFound.class);
        grant(request);
        assertRefused("from", () -> ask(following(request, last, last.plusDays(9))));
        assertRefused(
                "kind",
                () -> ask(new AskException.Input(
                        Optional.of(request),
                        Optional.of(id()),
                        Optional.of(SubjectKind.SYSTEM),
                        "財務会計システム",
                        "機器の更新前で対応できないため",
                        "入室を記録する",
                        Optional.of(last.plusDays(1)),
                        Optional.of(last.plusDays(9)))));
        var extension = ask(following(request, last.plusDays(1), last.plusDays(9)));
        var register = body.use(ExceptionRegister.class);
        assertThat(register.the(approver, request, AsOf.known(today)).extension())
                .contains(extension);
        assertThat(register.the(approver, extension, AsOf.known(today)).extended())
                .contains(request);
        assertRefused("", () -> ask(following(request, last.plusDays(1), last.plusDays(9))));
        grant(extension);
        assertThat(clause(last.plusDays(9)).state()).contains(State.EXCEPTED);
    }

    private AskException.Input following(UUID before, LocalDate from, LocalDate last) {
        return new AskException.Input(
                Optional.of(before),
                Optional.of(id()),
                Optional.of(SubjectKind.BODY),
                "",
                "機器の更新が遅れているため",
                "入室を記録する",
                Optional.of(from),
                Optional.of(last));
    }

    private List<String> waiting(Actor person, LocalDate day) {
        return body.use(ExceptionsThatWait.class).on(person.body(), day).of(person).stream()
                .map(thing -> thing.title().key())
                .toList();
    }

    private AskException.Input whole() {
        return dated(today, today.plusDays(30));
    }

    private AskException.Input dated(LocalDate from, LocalDate last) {
        return AskException.Input.anew(
                Optional.of(id()),
                Optional.of(SubjectKind.BODY),
                "",
                "機器の更新前で対応できないため",
                "入室を記録する",
                Optional.of(from),
                Optional.of(last));
    }

    private AskException.Input named(SubjectKind kind, String name) {
        return AskException.Input.anew(
                Optional.of(id()),
                Optional.of(kind),
                name,
                "機器の更新前で対応できないため",
                "入室を記録する",
                Optional.of(today),
                Optional.of(today.plusDays(30)));
    }

    private UUID id() {
        return body.use(ClausesInForce.class).today(applicant).stream()
                .filter(one -> one.caption().equals("遵守義務"))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private UUID ask(AskException.Input input) {
        return body.use(AskException.class).ask(applicant, input);
    }

    private void grant(UUID request) {
        decide(request, true, "");
    }

    private void decide(UUID request, boolean grant, String note) {
        decide(approver, new DecideException.Input(request, grant, Optional.empty(), note));
    }

    private void decide(Actor actor, DecideException.Input input) {
        body.use(DecideException.class).decide(actor, input);
    }

    private void end(UUID request, LocalDate lastDay, String reason) {
        body.use(EndException.class).end(approver, new EndException.Input(request, lastDay, reason));
    }

    private ExceptionState state(LocalDate day) {
        return body.use(ExceptionRegister.class)
                .on(approver, AsOf.known(day))
                .getFirst()
                .state();
    }

    private StatusOfClauses.ClauseStatus clause(LocalDate day) {
        return status(AsOf.known(day));
    }

    private StatusOfClauses.ClauseStatus status(AsOf asOf) {
        return Objects.requireNonNull(clauses(asOf).clauses().get("3"));
    }

    private StatusOfClauses.Clauses clauses(AsOf asOf) {
        return body.use(StatusOfClauses.class).on(approver, asOf);
    }

    private State acknowledgement(LocalDate day) {
        return body.use(StatusOfDuties.class).on(approver, AsOf.known(day)).duties().stream()
                .filter(one -> one.duty().control().equals("staff.acknowledgement"))
                .map(one -> one.status().state())
                .findFirst()
                .orElseThrow();
    }

    private static void assertRefused(String field, Runnable act) {
        assertRefused(act, field);
    }

    private static void assertRefused(Runnable act, String... fields) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Refusal.Problem::field)
                                .containsExactly(fields));
    }
}
