package org.sekisho.app.conduct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekisho.app.SmallOffice;
import org.sekisho.app.duties.CycleOrigin;
import org.sekisho.app.duties.DutyFile;
import org.sekisho.app.duties.DutyId;
import org.sekisho.app.duties.Rhythm;
import org.sekisho.app.duties.Scope;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.RetirePeople;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;
import org.sekisho.controls.Period;

/** The texts that people sign on joining and leaving, who signed, and who is still to. */
final class PledgesTest {

    private static final LocalDate BEGIN = Hamlet.BEGIN;
    private static final LocalDate FROM = BEGIN.plusDays(10);

    private final Hamlet hamlet = new Hamlet();

    @Test
    void whoever_joins_after_the_text_came_into_use_is_missing_until_they_sign() {
        var form = write(PledgeKind.JOINING, FROM);
        var joined = FROM.plusDays(20);
        var person = hamlet.partTimers("総務課", 1, joined).getFirst();
        assertThat(sheet(joined.minusDays(1)).missing()).isEmpty();
        assertThat(sheet(joined).missing()).singleElement().satisfies(one -> {
            assertThat(one.stay().person()).isEqualTo(person);
            assertThat(one.stay().place().name()).isEqualTo("総務課");
            assertThat(one.kind()).isEqualTo(PledgeKind.JOINING);
        });
        take(hamlet.head, paper(form, "T101", joined.plusDays(2)), joined.plusDays(3));
        assertThat(sheet(joined.plusDays(1)).missing()).hasSize(1);
        assertThat(sheet(joined.plusDays(2)).missing()).isEmpty();
        assertThat(sheet(AsOf.knownThen(joined.plusDays(2))).missing()).hasSize(1);
    }

    @Test
    void whoever_leaves_without_a_pledge_is_missing_from_their_last_day_on() {
        var form = write(PledgeKind.LEAVING, FROM);
        var person = hamlet.partTimers("総務課", 1, BEGIN).getFirst();
        var end = FROM.plusDays(50);
        retire(person, end);
        assertThat(sheet(end.minusDays(2)).missing()).isEmpty();
        assertThat(sheet(end.minusDays(1)).missing()).hasSize(1);
        take(hamlet.head, paper(form, "T101", end.minusDays(1)), end.plusDays(3));
        assertThat(sheet(end).missing()).isEmpty();
    }

    @Test
    void a_text_is_revised_in_versions_and_a_signature_stays_with_the_one_that_was_signed() {
        var first = write(PledgeKind.JOINING, FROM);
        hamlet.as(
                hamlet.head,
                FROM.plusDays(1),
                actor -> hamlet.use(KeepPledges.class).sign(actor, PledgeKind.JOINING));
        var second = write(PledgeKind.JOINING, FROM.plusDays(30));
        var sheet = sheet(FROM.plusDays(31));
        assertThat(sheet.form(PledgeKind.JOINING)).hasValueSatisfying(form -> {
            assertThat(form.id()).isEqualTo(second);
            assertThat(form.number()).isEqualTo(2);
        });
        assertThat(sheet(FROM.plusDays(29)).form(PledgeKind.JOINING))
                .hasValueSatisfying(form -> assertThat(form.id()).isEqualTo(first));
        assertThat(sheet.signed()).singleElement().satisfies(one -> {
            assertThat(one.form()).isEqualTo(first);
            assertThat(one.account()).isTrue();
        });
        assertThatThrownBy(() -> write(PledgeKind.JOINING, FROM)).isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void a_version_is_signed_once_by_the_same_account() {
        write(PledgeKind.JOINING, FROM);
        var day = FROM.plusDays(1);
        hamlet.as(hamlet.head, day, actor -> hamlet.use(KeepPledges.class).sign(actor, PledgeKind.JOINING));
        assertThatThrownBy(() -> hamlet.as(
                        hamlet.head, day, actor -> hamlet.use(KeepPledges.class).sign(actor, PledgeKind.JOINING)))
                .isInstanceOf(Refusal.Invalid.class);
        assertThatThrownBy(() -> hamlet.as(
                        hamlet.head, day, actor -> hamlet.use(KeepPledges.class).sign(actor, PledgeKind.LEAVING)))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void a_paper_names_who_signed_and_when_and_is_kept_somewhere() {
        var form = write(PledgeKind.JOINING, FROM);
        hamlet.partTimers("総務課", 1, BEGIN);
        var day = FROM.plusDays(5);
        assertRefused(() -> take(hamlet.head, paper(form, "404", day), day), "number");
        assertRefused(() -> take(hamlet.head, paper(form, "T101", day.plusDays(1)), day), "signedOn");
        assertRefused(() -> take(hamlet.head, paper(form, "T101", FROM.minusDays(1)), day), "signedOn");
        assertRefused(
                () -> take(
                        hamlet.head,
                        new KeepPledges.Paper(form, "", "", " ", Optional.empty(), "", Optional.empty()),
                        day),
                "signer",
                "company",
                "signedOn",
                "scan");
        assertThatThrownBy(() -> take(hamlet.otherHead, paper(form, "T101", day), day))
                .isInstanceOf(Refusal.NotPermitted.class);
        assertThat(sheet(day).signed()).isEmpty();
    }

    @Test
    void people_of_a_contractor_sign_with_the_name_of_their_company() {
        var form = write(PledgeKind.JOINING, FROM);
        var day = FROM.plusDays(5);
        take(
                hamlet.head,
                new KeepPledges.Paper(form, "", "委託 花子", "みなと情報株式会社", Optional.of(day), "契約の簿冊", Optional.empty()),
                day);
        assertThat(sheet(day).signed()).singleElement().satisfies(one -> {
            assertThat(one.company()).isEqualTo("みなと情報株式会社");
            assertThat(one.person()).isEmpty();
        });
    }

    @Test
    void people_are_asked_for_their_own_pledge_and_heads_for_those_of_their_section() {
        var day = BEGIN.plusDays(5);
        assertThat(waiting(hamlet.head, day)).isEmpty();
        write(PledgeKind.JOINING, BEGIN);
        hamlet.partTimers("総務課", 1, BEGIN);
        var clerk = hamlet.office.join("係員");
        assertThat(waiting(hamlet.head, day))
                .containsExactly("conduct.pledge.waiting.own.JOINING", "conduct.pledge.waiting.JOINING");
        assertThat(waiting(hamlet.otherHead, day)).containsExactly("conduct.pledge.waiting.own.JOINING");
        assertThat(waiting(clerk, day)).containsExactly("conduct.pledge.waiting.own.JOINING");
        hamlet.as(clerk, day, actor -> hamlet.use(KeepPledges.class).sign(actor, PledgeKind.JOINING));
        assertThat(waiting(clerk, day)).isEmpty();
        List<OwnPledges.Own> own =
                hamlet.as(clerk, day, actor -> hamlet.use(OwnPledges.class).of(actor, day));
        assertThat(own)
                .singleElement()
                .satisfies(one -> assertThat(one.signed()).contains(day));
        hamlet.as(hamlet.head, day, actor -> hamlet.use(KeepPledges.class).sign(actor, PledgeKind.JOINING));
        take(hamlet.head, paper(form(day), "T101", day), day);
        assertThat(waiting(hamlet.head, day)).isEmpty();
    }

    @Test
    void whoever_leaves_is_asked_while_they_can_still_sign_in() {
        write(PledgeKind.LEAVING, BEGIN);
        var end = BEGIN.plusDays(100);
        retire(hamlet.otherHead.person(), end);
        assertThat(waiting(hamlet.otherHead, end.minusDays(32))).isEmpty();
        assertThat(waiting(hamlet.otherHead, end.minusDays(31))).containsExactly("conduct.pledge.waiting.own.LEAVING");
        assertThat(waiting(hamlet.head, end.minusDays(31))).isEmpty();
    }

    @Test
    void pledges_of_those_who_left_are_disposed_of_by_the_year_and_the_digest_remains() {
        var duty = hamlet.office.owes(
                KeepPledges.CONTROL,
                Scope.BODY,
                Role.CHIEF_SECURITY_OFFICER,
                new Rhythm.Every(Period.FISCAL_YEAR, OptionalInt.of(3)),
                CycleOrigin.POLICY);
        var form = write(PledgeKind.JOINING, BEGIN);
        var signed = BEGIN.plusDays(2);
        var left = hamlet.partTimers("総務課", 2, BEGIN);
        take(hamlet.head, paper(form, "T101", signed), signed);
        take(hamlet.head, paper(form, "T102", signed), signed.plusDays(1));
        retire(left.getFirst(), LocalDate.of(2024, 10, 1));
        retention(1);
        var over = LocalDate.of(2026, 4, 1);
        assertThat(complete(LocalDate.of(2025, 3, 31))).isEmpty();
        var year = complete(LocalDate.of(2025, 4, 1)).getFirst();
        assertThat(year.title()).isEqualTo("令和6年度に完結した誓約書");
        assertThat(year.things()).isOne();
        assertThat(year.complete()).isEqualTo(LocalDate.of(2024, 9, 30));
        assertThat(year.over()).contains(over);
        assertRefused(() -> dispose(year.subject(), over.minusDays(1)), "");
        assertThat(names(duty)).containsExactlyInAnyOrder("補助 員T101", "補助 員T102");
        dispose(year.subject(), over);
        assertThat(names(duty)).containsExactlyInAnyOrder("", "補助 員T102");
        assertThat(complete(over)).isEmpty();
        assertThat(sheet(over).signed())
                .singleElement()
                .satisfies(one -> assertThat(one.signer()).isEqualTo("補助 員T102"));
        assertThat(sheet(over).missing()).noneMatch(one -> one.stay().person().equals(left.getFirst()));
        assertThat(hamlet.office
                        .on(over, actor -> hamlet.use(Retention.class).of(actor))
                        .disposed())
                .singleElement()
                .satisfies(gone -> {
                    assertThat(gone.kind()).isEqualTo(KeptKind.PLEDGE);
                    assertThat(gone.things()).isOne();
                    assertThat(gone.digest()).hasSize(64).doesNotStartWith("e3b0c44298fc1c14");
                });
        assertThatThrownBy(() -> dispose(year.subject(), over)).isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void a_pledge_that_is_entered_after_the_list_was_read_is_not_disposed_of_with_it() {
        var form = write(PledgeKind.JOINING, BEGIN);
        var day = BEGIN.plusDays(2);
        var paper = new KeepPledges.Paper(form, "", "委託 花子", "みなと情報株式会社", Optional.of(day), "契約の簿冊", Optional.empty());
        take(hamlet.head, paper, day);
        retention(1);
        var over = LocalDate.of(2026, 4, 1);
        var seen = complete(over).getFirst().subject();
        take(
                hamlet.head,
                new KeepPledges.Paper(form, "", "委託 次郎", "みなと情報株式会社", Optional.of(day), "契約の簿冊", Optional.empty()),
                over);
        assertThatThrownBy(() -> dispose(seen, over)).isInstanceOf(Refusal.NotFound.class);
        dispose(complete(over).getFirst().subject(), over);
        assertThat(complete(over)).isEmpty();
    }

    private List<String> waiting(SmallOffice.Member member, LocalDate day) {
        return hamlet.as(
                member,
                day,
                actor -> hamlet.use(PledgesThatWait.class).on(actor.body(), day).of(actor).stream()
                        .map(thing -> thing.title().key())
                        .toList());
    }

    private UUID form(LocalDate day) {
        return sheet(day).form(PledgeKind.JOINING).orElseThrow().id();
    }

    private List<Retention.Complete> complete(LocalDate day) {
        return hamlet.office.on(day, actor -> hamlet.use(Retention.class).of(actor)).complete().stream()
                .filter(one -> one.kind() == KeptKind.PLEDGE)
                .toList();
    }

    private void retention(int years) {
        hamlet.office.on(BEGIN, actor -> {
            hamlet.use(SetRetention.class)
                    .set(
                            actor,
                            new SetRetention.Input(
                                    KeptKind.PLEDGE,
                                    Optional.of(years),
                                    Optional.of(CountedFrom.NEXT_FISCAL_YEAR),
                                    "文書管理規程第20条"));
            return "";
        });
    }

    private void dispose(UUID subject, LocalDate on) {
        hamlet.office.on(on, actor -> {
            hamlet.use(DisposeKept.class)
                    .dispose(actor, new DisposeKept.Input(KeptKind.PLEDGE, subject, "文書管理規程第25条", "総務課長", on));
            return "";
        });
    }

    private List<String> names(DutyId duty) {
        return hamlet
                .office
                .on(
                        LocalDate.of(2026, 11, 1),
                        actor -> hamlet.use(DutyFile.class).newest(actor, duty))
                .stream()
                .map(DutyFile.Evidence::doneBy)
                .toList();
    }

    private UUID write(PledgeKind kind, LocalDate from) {
        return hamlet.office.on(
                from,
                actor -> hamlet.use(KeepPledges.class)
                        .write(actor, new KeepPledges.Text(kind, "誓約書", "守ります。", Optional.of(from))));
    }

    private void retire(PersonId person, LocalDate end) {
        hamlet.office.on(end.minusDays(10), actor -> {
            hamlet.use(RetirePeople.class).retire(actor, new RetirePeople.Input(java.util.List.of(person), end));
            return "";
        });
    }

    private KeepPledges.Paper paper(UUID form, String number, LocalDate on) {
        return new KeepPledges.Paper(form, number, "", "", Optional.of(on), "総務課の簿冊", Optional.empty());
    }

    private void take(SmallOffice.Member by, KeepPledges.Paper paper, LocalDate on) {
        hamlet.as(by, on, actor -> hamlet.use(KeepPledges.class).take(actor, paper));
    }

    private PledgeRegister.Sheet sheet(LocalDate day) {
        return sheet(AsOf.known(day));
    }

    private PledgeRegister.Sheet sheet(AsOf asOf) {
        return hamlet.office.on(
                LocalDate.of(2026, 11, 1),
                actor -> hamlet.use(PledgeRegister.class).on(actor, asOf));
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
