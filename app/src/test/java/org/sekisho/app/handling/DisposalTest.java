package org.sekisho.app.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sekisho.app.SmallOffice.at;
import static org.sekisho.app.handling.HandlingOffice.MAY;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekisho.app.SmallOffice;
import org.sekisho.app.duties.CycleOrigin;
import org.sekisho.app.duties.DutyFile;
import org.sekisho.app.duties.Rhythm;
import org.sekisho.app.duties.Scope;
import org.sekisho.app.evidence.FileStore;
import org.sekisho.app.home.Today;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.ledgers.ReadLine;
import org.sekisho.app.ledgers.Value;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.AsksPeople;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;
import org.sekisho.classification.Medium;

/** Disposal, return of leases, repair and exchange, and the lending of media. */
final class DisposalTest {

    private static final LocalDate WEEK = MAY.plusDays(7);

    private final HandlingOffice town = new HandlingOffice();

    @Test
    void the_method_follows_from_class_and_segment_and_another_needs_a_reason() {
        var disk = disk();
        var looked = at(
                MAY, () -> town.use(PlanDisposal.class).look(town.as(town.clerk, MAY), disk, Optional.of(Medium.HDD)));
        assertThat(looked.rule().orElseThrow().key()).isEqualTo("disposal.my-number");
        assertThat(looked.methods().stream().filter(PlanDisposal.Method::offered))
                .extracting(PlanDisposal.Method::key)
                .containsExactly("punch");
        assertThat(at(MAY, () -> town.use(PlanDisposal.class).look(town.as(town.clerk, MAY), disk, Optional.empty()))
                        .unknown())
                .isNotEmpty();
        assertThat(refused(() -> plan(disk, "degauss", "", ""))).containsExactly("methodReason");
        plan(disk, "degauss", "穿孔機が故障しているため", "");
    }

    @Test
    void once_the_body_adopted_the_rule_no_other_method_is_taken() {
        town.adopt("disposal.my-number");
        var disk = disk();
        assertThat(refused(() -> plan(disk, "degauss", "穿孔機が故障しているため", ""))).containsExactly("method");
        plan(disk, "punch", "", "");
        town.adopt("dispose.my-number");
        var other = town.asset("旧課税サーバのディスク2", "MEDIA", "3B", inMyNumber());
        assertThat(refused(() -> plan(other, "crypto-erase", "理由", ""))).containsExactly("method", "method");
    }

    @Test
    void a_disposal_that_needs_leave_waits_for_it_and_is_done_before_a_witness_who_is_somebody_else() {
        town.adopt("dispose.permission");
        var disk = disk();
        var id = plan(disk, "punch", "", "");
        assertThat(refused(() -> done(id, WEEK, "木村", "鈴木", Optional.empty(), false)))
                .containsExactly("");
        town.decide(town.head, MAY, id, true, "");
        assertThat(refused(() -> done(id, WEEK, "木村", "", Optional.empty(), false)))
                .containsExactly("witness");
        assertThat(refused(() -> done(id, WEEK, "木村 太郎", "木村　太郎", Optional.empty(), false)))
                .containsExactly("witness");
        assertThat(refused(() -> done(id, WEEK.plusYears(2), "", "鈴木", Optional.empty(), false)))
                .contains("doneBy");
        assertThat(there(disk, WEEK)).isTrue();
        done(id, WEEK, "木村", "鈴木", Optional.empty(), false);
        assertThat(there(disk, WEEK)).isFalse();
        assertThat(there(disk, MAY)).isTrue();
        var ended = town.read(town.clerk, WEEK, id);
        assertThat(ended.state()).isEqualTo(RequestState.ENDED);
        assertThat(ended.disposal().orElseThrow().done().orElseThrow().witness())
                .isEqualTo("鈴木");
    }

    @Test
    void a_certificate_of_a_contractor_is_chased_until_it_is_there() {
        var disposal = town.office.owes(
                "assets.disposal",
                Scope.EACH_SECTION,
                Role.SECTION_SECURITY_MANAGER,
                new Rhythm.OnOccasion(OptionalInt.empty()),
                CycleOrigin.PROPOSAL);
        var id = plan(disk(), "punch", "", "みちのくデータ処理株式会社");
        assertThat(refused(() -> done(id, MAY, "委託先の担当者", "", Optional.empty(), false)))
                .containsExactly("certificateBy");
        done(id, MAY, "委託先の担当者", "", Optional.of(WEEK), false);
        assertThat(town.read(town.clerk, MAY, id).state()).isEqualTo(RequestState.PAPER);
        var late = WEEK.plusDays(4);
        assertThat(pressing(town.clerk, late, id)).contains(true);
        assertThat(pressing(town.head, late, id)).contains(true);
        assertThat(town.read(town.head, late, id).late(late)).isEqualTo(4);
        assertThat(refused(() -> certificate(town.head, late, id, Optional.empty())))
                .containsExactly("certificate");
        certificate(town.head, late, id, Optional.of("証明書"));
        assertThat(town.read(town.clerk, late, id).state()).isEqualTo(RequestState.ENDED);
        assertThat(pressing(town.head, late, id)).isEmpty();
        assertThat(new String(
                        at(late, () -> town.use(FindRequests.class).paper(town.as(town.clerk, late), id))
                                .bytes(),
                        StandardCharsets.UTF_8))
                .isEqualTo("証明書");
        assertThatThrownBy(() -> at(late, () -> town.use(FindRequests.class).paper(town.as(town.stranger, late), id)))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(at(late, () -> town.use(DutyFile.class).newest(town.office.officer(), disposal)))
                .hasSize(2);
    }

    @Test
    void an_asset_that_holds_others_is_not_disposed_of_before_them_and_nothing_is_half_done() {
        var server = town.asset("旧サーバ", "SYSTEM", "2", Map.of());
        town.asset("旧データ", "INFORMATION", "2", Map.of("heldIn", new Value.Named(server.value())));
        var id = plan(server, "degauss", "", "");
        assertThat(refused(() -> done(id, MAY, "木村", "鈴木", Optional.empty(), false)))
                .containsExactly("");
        assertThat(town.read(town.clerk, MAY, id).state()).isEqualTo(RequestState.OPEN);
        assertThat(there(server, MAY)).isTrue();
    }

    @Test
    void what_is_repaired_stays_in_the_ledger() {
        var disk = disk();
        var id = at(
                MAY,
                () -> town.use(PlanDisposal.class)
                        .plan(town.as(town.clerk, MAY), input(disk, DisposalEvent.REPAIR, "punch", "", "")));
        done(id, MAY, "木村", "鈴木", Optional.empty(), false);
        assertThat(there(disk, WEEK)).isTrue();
    }

    @Test
    void the_calendar_shows_what_is_due_planned_late_and_done_in_its_month() {
        var due = town.asset("古い申請書", "INFORMATION", "2", dueOn(LocalDate.of(2024, 6, 30)));
        var over = town.asset("古い調書", "INFORMATION", "2", dueOn(LocalDate.of(2024, 4, 10)));
        var planned = town.asset("古い名簿", "INFORMATION", "2", dueOn(LocalDate.of(2024, 7, 31)));
        town.asset(town.elsewhere, "他課の書類", "INFORMATION", "2", dueOn(LocalDate.of(2024, 6, 1)));
        plan(planned, "shred-paper", "紙のため", "");
        var done = plan(disk(), "punch", "", "");
        done(done, MAY, "木村", "鈴木", Optional.empty(), false);
        assertThat(calendar(MAY))
                .containsExactlyInAnyOrder(
                        "2024-04 OVERDUE 古い調書",
                        "2024-05 PLANNED 古い名簿",
                        "2024-05 DONE 旧課税サーバのディスク",
                        "2024-06 DUE 古い申請書");
        assertThat(calendar(WEEK.plusDays(1))).contains("2024-05 LATE 古い名簿");
        assertThat(List.of(due, over)).doesNotContain(planned);
    }

    @Test
    void a_medium_is_lent_and_taken_back_by_the_same_way_as_everything_that_is_taken_out() {
        town.adopt("take-out.permission");
        var stick = town.asset("USBメモリ（税務課1号）", "MEDIA", "2", Map.of());
        var id = lend(town.head, stick, town.clerk);
        var lent = town.read(town.clerk, MAY, id);
        assertThat(lent.state()).isEqualTo(RequestState.OPEN);
        assertThat(lent.decision().orElseThrow().outcome()).isEqualTo(Outcome.GRANTED);
        assertThat(lent.personName()).contains("係");
        assertThat(out(stick)).contains(id);
        assertThat(refused(() -> lend(town.head, stick, town.other))).containsExactly("");
        assertThat(pressing(town.clerk, WEEK.plusDays(1), id)).contains(true);
        town.confirm(town.head, WEEK, id, Ending.RETURNED);
        assertThat(out(stick)).isEmpty();
        assertThatThrownBy(() -> lend(town.clerk, stick, town.other)).isInstanceOf(Refusal.NotPermitted.class);
        assertThatThrownBy(() -> lend(town.stranger, stick, town.other)).isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void who_lends_a_medium_to_themselves_waits_for_the_leave_of_another() {
        town.adopt("take-out.permission");
        var stick = town.asset("USBメモリ（税務課1号）", "MEDIA", "2", Map.of());
        var id = lend(town.head, stick, town.head);
        assertThat(town.read(town.head, MAY, id).state()).isEqualTo(RequestState.ASKED);
    }

    private static Map<String, Value> inMyNumber() {
        return Map.of("segment", new Value.Words("MY_NUMBER"), "personal", new Value.YesNo(true));
    }

    private static Map<String, Value> dueOn(LocalDate day) {
        return Map.of("disposeOn", new Value.Day(day));
    }

    private LineId disk() {
        return town.asset("旧課税サーバのディスク", "MEDIA", "3B", inMyNumber());
    }

    private UUID plan(LineId asset, String method, String reason, String contractor) {
        return at(
                MAY,
                () -> town.use(PlanDisposal.class)
                        .plan(
                                town.as(town.clerk, MAY),
                                input(asset, DisposalEvent.DISPOSAL, method, reason, contractor)));
    }

    private static PlanDisposal.Input input(
            LineId asset, DisposalEvent event, String method, String reason, String contractor) {
        return new PlanDisposal.Input(
                asset,
                Optional.of(event),
                Optional.of(method.equals("shred-paper") ? Medium.PAPER : Medium.HDD),
                method,
                reason,
                contractor,
                "更改のため",
                Optional.of(WEEK));
    }

    private void done(
            UUID id, LocalDate day, String by, String witness, Optional<LocalDate> certificate, boolean gone) {
        at(WEEK.isBefore(day) ? WEEK : day, () -> {
            town.use(RecordDisposal.class)
                    .done(
                            town.as(town.head, MAY),
                            new RecordDisposal.Input(
                                    id, Optional.of(day), by, witness, certificate, gone, "", Optional.empty()));
            return id;
        });
    }

    private void certificate(SmallOffice.Member who, LocalDate day, UUID id, Optional<String> paper) {
        at(day, () -> {
            var actor = town.as(who, day);
            town.use(RecordDisposal.class)
                    .certificate(
                            actor,
                            id,
                            paper.map(text -> town.use(FileStore.class)
                                    .write(
                                            actor,
                                            "certificate.txt",
                                            "text/plain",
                                            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                                            1_000)));
            return id;
        });
    }

    private UUID lend(SmallOffice.Member who, LineId stick, SmallOffice.Member to) {
        return at(
                MAY,
                () -> town.use(LendMedium.class)
                        .lend(
                                town.as(who, MAY),
                                new LendMedium.Input(
                                        stick, Optional.of(to.person().value()), Optional.of(WEEK))));
    }

    private Optional<UUID> out(LineId stick) {
        return at(WEEK, () -> town.use(MediaLedger.class).list(town.as(town.head, WEEK), "", 0, 50)).media().stream()
                .filter(one -> one.line().id().equals(stick))
                .findFirst()
                .orElseThrow()
                .out()
                .map(Request::id);
    }

    private boolean there(LineId asset, LocalDate day) {
        try {
            at(WEEK, () -> town.use(ReadLine.class).read(town.office.officer(), "asset", asset, AsOf.known(day)));
            return true;
        } catch (Refusal.NotFound gone) {
            return false;
        }
    }

    private List<String> calendar(LocalDate day) {
        return at(day, () -> town.use(DisposalCalendar.class).from(town.as(town.head, day), YearMonth.of(2024, 4)))
                .months()
                .stream()
                .flatMap(month ->
                        month.items().stream().map(item -> month.month() + " " + item.sort() + " " + item.name()))
                .toList();
    }

    private Optional<Boolean> pressing(SmallOffice.Member who, LocalDate day, UUID id) {
        return at(day, () -> town.use(Today.class).concerning(town.as(who, day))).things().stream()
                .filter(thing -> thing.path().equals("handling/" + id))
                .map(AsksPeople.Thing::presses)
                .findFirst();
    }

    private static List<String> refused(Runnable act) {
        var fields = new ArrayList<String>();
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        invalid -> invalid.problems().forEach(problem -> fields.add(problem.field())));
        return fields;
    }
}
