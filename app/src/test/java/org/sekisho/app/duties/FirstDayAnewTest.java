package org.sekisho.app.duties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekisho.schema.tables.Tables.ENTRY;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.sekisho.app.duties.AnswerFirstDay.Said;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Role;

/** A question of the first day that is answered a second time. */
final class FirstDayAnewTest {

    private static final LocalDate APRIL = LocalDate.of(2024, 4, 10);
    private static final LocalDate MAY = LocalDate.of(2024, 5, 10);

    private final Office office = Office.withOfficer();
    private final DutyId duty = office.owesYearly(CycleOrigin.LAW, OptionalInt.empty());

    private void says(LocalDate day, Said said) {
        office.on(
                day, actor -> office.app.use(AnswerFirstDay.class).answer(actor, new AnswerFirstDay.Input(duty, said)));
    }

    private static Said done(int month) {
        return new Said.Done(LocalDate.of(2023, month, 20), "前任者", "総務係書庫3");
    }

    private List<DutyFile.Evidence> evidence() {
        return office.on(MAY, actor -> office.app.use(DutyFile.class).newest(actor, duty));
    }

    private List<String> kinds() {
        return office.app
                .use(Work.class)
                .read(
                        office.acting(Role.CHIEF_SECURITY_OFFICER),
                        Permission.READ_RECORD,
                        tx -> tx.sql()
                                .select(ENTRY.KIND)
                                .from(ENTRY)
                                .where(ENTRY.BODY_ID.eq(tx.body()), ENTRY.KIND.like("duties.evidence.%"))
                                .orderBy(ENTRY.ENTERED_AT)
                                .fetch(ENTRY.KIND));
    }

    @Test
    void the_second_day_corrects_the_first_one_and_both_stay_readable() {
        says(APRIL, done(6));
        says(MAY, done(11));
        assertThat(evidence()).hasSize(2);
        assertThat(evidence())
                .extracting(DutyFile.Evidence::id)
                .as("one piece of evidence")
                .containsOnly(evidence().getFirst().id());
        assertThat(evidence())
                .filteredOn(one -> one.corrected().isEmpty())
                .singleElement()
                .satisfies(one -> assertThat(one.happenedOn()).isEqualTo(LocalDate.of(2023, 11, 20)));
        assertThat(kinds()).containsExactly("duties.evidence.given", "duties.evidence.corrected");
        assertThat(office.status(duty, AsOf.known(MAY)).lastDone()).contains(LocalDate.of(2023, 11, 20));
        assertThat(office.status(duty, AsOf.knownThen(APRIL)).lastDone()).contains(LocalDate.of(2023, 6, 20));
    }

    @Test
    void the_same_answer_again_changes_no_evidence() {
        says(APRIL, done(6));
        says(MAY, done(6));
        assertThat(evidence())
                .singleElement()
                .satisfies(one -> assertThat(one.corrected()).isEmpty());
        assertThat(kinds()).containsExactly("duties.evidence.given");
    }

    @Test
    void who_says_never_after_all_takes_back_what_was_said_first() {
        says(APRIL, done(6));
        says(MAY, new Said.Never());
        assertThat(evidence())
                .singleElement()
                .satisfies(one -> assertThat(one.corrected()).isPresent());
        assertThat(kinds()).containsExactly("duties.evidence.given", "duties.evidence.struck");
        assertThat(office.status(duty, AsOf.known(MAY)).lastDone()).isEmpty();
        says(MAY, done(9));
        assertThat(evidence()).filteredOn(one -> one.corrected().isEmpty()).hasSize(1);
    }

    @Test
    void what_was_done_since_then_is_left_alone() {
        says(APRIL, done(6));
        office.done(APRIL, duty, APRIL);
        says(MAY, new Said.Never());
        assertThat(evidence())
                .filteredOn(one -> one.corrected().isEmpty())
                .extracting(DutyFile.Evidence::happenedOn)
                .containsExactly(APRIL);
    }
}
