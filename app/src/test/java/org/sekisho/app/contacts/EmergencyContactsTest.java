package org.sekisho.app.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sekisho.app.AppFixture;
import org.sekisho.app.TestDatabase;
import org.sekisho.app.duties.CycleOrigin;
import org.sekisho.app.duties.DutyFile;
import org.sekisho.app.duties.DutyId;
import org.sekisho.app.duties.EstablishDuties;
import org.sekisho.app.duties.Nature;
import org.sekisho.app.duties.Rhythm;
import org.sekisho.app.duties.Scope;
import org.sekisho.app.duties.StatusOfDuties;
import org.sekisho.app.organisation.AppointToRole;
import org.sekisho.app.organisation.Holding;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.organisation.Town;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Time;
import org.sekisho.controls.Period;

/** Whom to call, and what is missing. */
final class EmergencyContactsTest {

    private static final LocalDate MAY = LocalDate.of(2024, 5, 1);
    private static final LocalDate JUNE = LocalDate.of(2024, 6, 3);

    private final Town town = new Town();
    private final Town.Somebody mori = town.somebody("森", Town.BEGIN);
    private final Town.Somebody hara = town.somebody("原", Town.BEGIN);

    EmergencyContactsTest() {
        town.assign(Town.BEGIN, mori, "総務課長", Holding.MAIN, Town.BEGIN, null);
    }

    @Test
    void a_line_names_a_post_and_whoever_holds_it_on_the_day_is_called() {
        add(MAY, line("総務課長", "", Optional.empty(), Optional.empty()));
        number(mori, "090-1111-2222");
        assertThat(on(MAY).lines().getFirst().post().orElseThrow().holders())
                .containsExactly(new EmergencyContacts.Called(mori.id(), "森 一郎", true, Optional.empty()));
        assertThat(look(MAY).lines().getFirst().post().orElseThrow().holders())
                .containsExactly(new EmergencyContacts.Called(mori.id(), "森 一郎", true, Optional.of("090-1111-2222")));
        town.assign(JUNE, hara, "総務課長", Holding.MAIN, JUNE, null);
        assertThat(on(JUNE).lines().getFirst().post().orElseThrow().holders())
                .containsExactly(new EmergencyContacts.Called(hara.id(), "原 一郎", false, Optional.empty()));
    }

    @Test
    void what_is_missing_of_a_line_is_said() {
        var first = add(MAY, line("総務課長", "", Optional.empty(), Optional.empty()));
        assertThat(gaps(first, MAY))
                .containsExactlyInAnyOrder(EmergencyContacts.Gap.NO_SUBSTITUTE, EmergencyContacts.Gap.NO_NUMBER);
        change(first, line("総務課長", "0125-00-0000", Optional.empty(), Optional.of("部長")));
        assertThat(gaps(first, MAY)).containsExactly(EmergencyContacts.Gap.SUBSTITUTE_VACANT);
        town.assign(MAY, hara, "部長", Holding.MAIN, MAY, null);
        assertThat(gaps(first, MAY)).isEmpty();
        var vacant = add(MAY, line("副町長", "0125-00-0001", Optional.of(first), Optional.of("部長")));
        assertThat(gaps(vacant, MAY)).containsExactly(EmergencyContacts.Gap.VACANT);
        assertThat(on(MAY).line(vacant).orElseThrow().depth()).isEqualTo(1);
    }

    @Test
    void calls_that_come_back_to_where_they_began_are_refused() {
        var first = add(MAY, line("総務課長", "", Optional.empty(), Optional.empty()));
        var second = add(MAY, line("部長", "", Optional.of(first), Optional.empty()));
        assertRefused("calledBy", () -> change(first, line("総務課長", "", Optional.of(second), Optional.empty())));
        assertThat(on(MAY).line(first).orElseThrow().calledBy()).isEmpty();
    }

    @Test
    void a_line_without_anybody_or_with_a_wrong_number_is_refused() {
        assertRefused(
                "who",
                () -> add(
                        MAY,
                        new SetContact.Input(
                                Optional.empty(), Optional.empty(), "", "", Optional.empty(), Optional.empty(), "")));
        assertRefused(
                "name",
                () -> add(
                        MAY,
                        new SetContact.Input(
                                Optional.empty(),
                                Optional.of(OutsideBody.POLICE),
                                " ",
                                "110",
                                Optional.empty(),
                                Optional.empty(),
                                "")));
        assertRefused("phone", () -> add(MAY, line("部長", "でんわ", Optional.empty(), Optional.empty())));
        assertRefused("substitute", () -> add(MAY, line("部長", "", Optional.empty(), Optional.of("部長"))));
        add(MAY, line("部長", "", Optional.empty(), Optional.empty()));
        assertRefused("who", () -> add(MAY, line("部長", "", Optional.empty(), Optional.empty())));
    }

    @Test
    void a_confirmation_holds_for_a_year_and_an_empty_list_cannot_be_confirmed() {
        assertRefused("", () -> confirm(MAY));
        add(MAY, line("部長", "", Optional.empty(), Optional.empty()));
        assertRefused("day", () -> confirm(MAY.plusDays(1)));
        confirm(MAY);
        assertThat(on(MAY.plusYears(1).minusDays(1)).confirmedInTime()).isTrue();
        assertThat(on(MAY.plusYears(1)).confirmedInTime()).isFalse();
        assertThat(on(MAY.plusYears(1)).confirmed()).contains(MAY);
    }

    @Test
    void an_erased_number_is_in_no_version_any_more() {
        add(MAY, line("総務課長", "", Optional.empty(), Optional.empty()));
        number(mori, "090-1111-2222");
        at(JUNE, () -> town.app.use(SetPhone.class).set(keeper(), new SetPhone.Input(mori.id(), "090-3333-4444")));
        at(JUNE, () -> town.app.use(SetPhone.class).erase(keeper(), mori.id()));
        for (var day : Set.of(MAY, JUNE)) {
            assertThat(look(day).lines().getFirst().post().orElseThrow().holders())
                    .extracting(EmergencyContacts.Called::number)
                    .containsExactly(Optional.empty());
        }
    }

    @Test
    void whoever_has_no_role_does_not_see_numbers() {
        assertThatThrownBy(() -> town.as(
                        mori,
                        MAY,
                        actor -> town.app.use(EmergencyContacts.class).on(actor, AsOf.known(MAY))))
                .isInstanceOf(Refusal.NotPermitted.class);
        assertThat(town.clerksBrowser().get("/contacts").statusCode()).isEqualTo(403);
    }

    @Test
    void every_look_at_private_numbers_is_in_the_record_with_whose_they_are_and_the_list_without_them_is_not()
            throws SQLException {
        add(MAY, line("総務課長", "0125-00-0000", Optional.empty(), Optional.empty()));
        look(MAY);
        assertThat(looks()).isEmpty();
        number(mori, "090-1111-2222");
        on(MAY);
        assertThat(looks()).isEmpty();
        look(MAY);
        at(
                JUNE,
                () -> town.app
                        .use(EmergencyContacts.class)
                        .look(keeper(), AsOf.known(MAY), EmergencyContacts.Place.SHEET));
        at(JUNE, () -> town.app.use(EmergencyContacts.class).look(keeper(), mori.id()));
        assertThat(looks())
                .hasSize(3)
                .allMatch(entry -> entry.contains(mori.id().toString())
                        && entry.contains(keeper().account().toString()))
                .noneMatch(entry -> entry.contains("090-1111-2222"));
        assertThat(looks())
                .filteredOn(entry -> entry.contains("SHEET"))
                .singleElement(STRING)
                .contains("2024-05-01");
    }

    @Test
    void a_confirmation_is_evidence_for_the_csirt_only_where_the_list_leads_to_it() {
        var duty = owes("csirt.ready");
        add(MAY, line("総務課長", "", Optional.empty(), Optional.empty()));
        number(mori, "090-1111-2222");
        confirm(MAY);
        assertThat(evidence(duty)).isEmpty();
        at(
                MAY,
                () -> town.app
                        .use(AppointToRole.class)
                        .appoint(
                                keeper(), new AppointToRole.Input(mori.id(), Role.CSIRT, "試験", MAY, Optional.empty())));
        confirm(MAY);
        assertThat(evidence(duty)).singleElement().satisfies(one -> {
            assertThat(one.nature()).isEqualTo(Nature.OBSERVED);
            assertThat(one.note()).contains("総務課 課長");
        });
        at(MAY, () -> town.app.use(SetPhone.class).erase(keeper(), mori.id()));
        confirm(MAY);
        assertThat(evidence(duty)).hasSize(1);
    }

    @Test
    void somebody_who_calls_others_stays_on_the_list() {
        var first = add(MAY, line("総務課長", "", Optional.empty(), Optional.empty()));
        add(MAY, line("部長", "", Optional.of(first), Optional.empty()));
        assertRefused("", () -> at(MAY, () -> town.app.use(SetContact.class).end(keeper(), first)));
        assertThat(on(MAY).lines()).hasSize(2);
    }

    private Actor keeper() {
        return new Actor(
                town.administrator().body(),
                town.administrator().account(),
                "担当者",
                Set.of(Role.CHIEF_SECURITY_OFFICER, Role.STAFF));
    }

    private <T> T at(LocalDate day, java.util.function.Supplier<T> act) {
        return Time.at(AppFixture.noon(day), act);
    }

    private EmergencyContacts.Tree on(LocalDate day) {
        return town.app.use(EmergencyContacts.class).on(keeper(), AsOf.known(day));
    }

    private DutyId owes(String control) {
        return at(MAY, () -> {
            town.app
                    .use(EstablishDuties.class)
                    .establish(
                            keeper(),
                            new EstablishDuties.Input(
                                    MAY,
                                    List.of(new EstablishDuties.Wanted(
                                            control,
                                            Scope.BODY,
                                            Role.CHIEF_SECURITY_OFFICER,
                                            new Rhythm.Every(Period.FISCAL_YEAR, OptionalInt.of(3)),
                                            CycleOrigin.POLICY,
                                            "試験の根拠"))));
            return town.app.use(StatusOfDuties.class).on(keeper(), AsOf.known(MAY)).duties().stream()
                    .filter(one -> one.duty().control().equals(control))
                    .findFirst()
                    .orElseThrow()
                    .duty()
                    .id();
        });
    }

    private List<DutyFile.Evidence> evidence(DutyId duty) {
        return at(JUNE, () -> town.app.use(DutyFile.class).newest(keeper(), duty));
    }

    /** The leaves of the record that tell of a look at numbers, in their order. */
    private List<String> looks() throws SQLException {
        var found = new ArrayList<String>();
        try (var owner = TestDatabase.get().asOwner();
                var query = owner.prepareStatement(
                        "select encode(leaf, 'escape') from entry where body_id = ? and kind = 'contacts.numbers.seen'")) {
            query.setObject(1, keeper().body().value());
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }

    private EmergencyContacts.Tree look(LocalDate day) {
        return town.app.use(EmergencyContacts.class).look(keeper(), AsOf.known(day), EmergencyContacts.Place.LIST);
    }

    private java.util.List<EmergencyContacts.Gap> gaps(ContactId contact, LocalDate day) {
        return on(day).line(contact).orElseThrow().gaps();
    }

    private SetContact.Input line(String post, String phone, Optional<ContactId> by, Optional<String> substitute) {
        Optional<PostId> instead = substitute.map(town::post);
        return new SetContact.Input(Optional.of(town.post(post)), Optional.empty(), "", phone, by, instead, "");
    }

    private ContactId add(LocalDate day, SetContact.Input input) {
        return at(day, () -> town.app.use(SetContact.class).add(keeper(), input));
    }

    private ContactId change(ContactId contact, SetContact.Input input) {
        return at(MAY, () -> town.app.use(SetContact.class).change(keeper(), contact, input));
    }

    private void number(Town.Somebody who, String number) {
        at(MAY, () -> town.app.use(SetPhone.class).set(keeper(), new SetPhone.Input(who.id(), number)));
    }

    private LocalDate confirm(LocalDate day) {
        return at(MAY, () -> town.app.use(ConfirmContacts.class).confirm(keeper(), new ConfirmContacts.Input(day, "")));
    }

    private static void assertRefused(String field, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        refused -> assertThat(refused.problems())
                                .extracting(Refusal.Problem::field)
                                .containsExactly(field));
    }
}
