package org.sekisho.app.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sekisho.app.SmallOffice.BEGIN;
import static org.sekisho.app.SmallOffice.at;
import static org.sekisho.app.handling.HandlingOffice.MAY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.sekisho.app.SmallOffice;
import org.sekisho.app.duties.CycleOrigin;
import org.sekisho.app.duties.DutyFile;
import org.sekisho.app.duties.Rhythm;
import org.sekisho.app.duties.Scope;
import org.sekisho.app.evidence.FindEntries;
import org.sekisho.app.home.Today;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.ledgers.Value;
import org.sekisho.app.organisation.HeldPosts;
import org.sekisho.app.organisation.Holding;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.AsksPeople;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;
import org.sekisho.classification.Act;
import org.sekisho.classification.Medium;
import org.sekisho.classification.Verdict;

/** What may be done with assets, as people of an office ask, decide and bring back. */
final class HandlingTest {

    private static final LocalDate WEEK = MAY.plusDays(7);

    private final HandlingOffice town = new HandlingOffice();

    @Test
    void a_body_that_adopted_nothing_is_advised_and_never_refused() {
        var secret = town.asset("秘密文書", "INFORMATION", "3A", Map.of("segment", new Value.Words("MY_NUMBER")));
        for (var act : AskHandling.ACTS) {
            var looked = town.look(town.clerk, MAY, secret, act, Optional.of(Medium.USB));
            assertThat(looked.verdict().outcome()).as(act.name()).isIn(Verdict.Outcome.ADVISED, Verdict.Outcome.FREE);
            assertThat(looked.verdict().required()).isEmpty();
        }
        var id = town.ask(town.clerk, MAY, secret, Act.TAKE_OUT, WEEK);
        assertThat(town.read(town.clerk, MAY, id).state()).isEqualTo(RequestState.OPEN);
        assertThat(town.read(town.clerk, MAY, id).verdict().rules()).isNotEmpty();
    }

    @Test
    void an_adopted_rule_forbids_says_why_and_what_else_is_possible() {
        town.adopt("take-out.my-number", "take-out.permission");
        var data = town.asset("課税データ", "INFORMATION", "3B", Map.of("segment", new Value.Words("MY_NUMBER")));
        var looked = town.look(town.clerk, MAY, data, Act.TAKE_OUT, Optional.of(Medium.USB));
        assertThat(looked.verdict().refused()).isTrue();
        assertThat(looked.verdict().rules().getFirst().key()).isEqualTo("take-out.my-number");
        assertThat(looked.verdict().rules().getFirst().controls()).isNotEmpty();
        assertThat(looked.others())
                .anySatisfy(other -> assertThat(other.medium()).contains(Medium.PAPER))
                .noneMatch(
                        other -> other.act() == Act.TAKE_OUT && other.medium().equals(Optional.of(Medium.HDD)));
        assertThat(refused(() -> town.ask(town.clerk, MAY, data, Act.TAKE_OUT, WEEK)))
                .containsExactly("");
        assertThat(all(town.clerk)).isEmpty();
    }

    @Test
    void what_needs_leave_goes_to_the_head_of_the_section_and_is_out_once_it_is_given() {
        var id = asked();
        var waiting = at(MAY, () -> town.use(FindRequests.class).the(town.as(town.clerk, MAY), id));
        assertThat(waiting.request().state()).isEqualTo(RequestState.ASKED);
        assertThat(waiting.approvers()).singleElement().asString().contains("税務課長", "長谷川");
        assertThat(things(town.head, MAY)).anyMatch(thing -> thing.path().equals("handling/" + id));
        assertThat(things(town.clerk, MAY)).noneMatch(thing -> thing.path().equals("handling/" + id));
        town.decide(town.head, MAY, id, true, "施錠できるかばんに入れること");
        var granted = town.read(town.clerk, MAY, id);
        assertThat(granted.state()).isEqualTo(RequestState.OPEN);
        assertThat(granted.decision()).get().satisfies(decision -> {
            assertThat(decision.post()).contains("税務課長");
            assertThat(decision.note()).isEqualTo("施錠できるかばんに入れること");
        });
        assertThat(things(town.head, MAY)).noneMatch(thing -> thing.path().equals("handling/" + id));
    }

    @Test
    void nobody_gives_leave_to_themselves_and_the_head_s_own_request_goes_to_the_role_above() {
        town.adopt("take-out.permission");
        var id = town.ask(town.head, MAY, ledger(), Act.TAKE_OUT, WEEK);
        assertThat(refused(() -> town.decide(town.head, MAY, id, true, ""))).contains("");
        assertThat(town.read(town.head, MAY, id).state()).isEqualTo(RequestState.ASKED);
        assertThat(things(town.head, MAY)).noneMatch(thing -> thing.path().equals("handling/" + id));
        assertThat(things(town.officer, MAY)).anyMatch(thing -> thing.path().equals("handling/" + id));
        town.decide(town.officer, MAY, id, true, "");
        assertThat(town.read(town.head, MAY, id).state()).isEqualTo(RequestState.OPEN);
        var own = town.ask(town.officer, MAY, ledger(), Act.TAKE_OUT, WEEK);
        assertThat(refused(() -> town.decide(town.officer, MAY, own, true, ""))).contains("");
    }

    @Test
    void a_deputy_of_the_head_is_asked_and_decides_like_the_head() {
        var post = at(MAY, () -> town.use(HeldPosts.class).own(town.as(town.head, MAY), MAY))
                .getFirst()
                .post();
        town.holds(town.other, post, Holding.DEPUTY, BEGIN);
        var id = asked();
        assertThat(things(town.other, MAY)).anyMatch(thing -> thing.path().equals("handling/" + id));
        town.decide(town.other, MAY, id, true, "");
        assertThat(town.read(town.clerk, MAY, id).state()).isEqualTo(RequestState.OPEN);
    }

    @Test
    void of_two_who_decide_at_once_one_decides() throws Exception {
        var post = at(MAY, () -> town.use(HeldPosts.class).own(town.as(town.head, MAY), MAY))
                .getFirst()
                .post();
        town.holds(town.other, post, Holding.DEPUTY, BEGIN);
        var id = asked();
        var together = new CyclicBarrier(2);
        Callable<Boolean> grant = () -> decides(together, town.head, id, true);
        Callable<Boolean> decline = () -> decides(together, town.other, id, false);
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = both.submit(grant);
            var second = both.submit(decline);
            assertThat(List.of(first.get(), second.get())).containsExactlyInAnyOrder(true, false);
            assertThat(town.read(town.clerk, MAY, id).decision().orElseThrow().outcome())
                    .isEqualTo(first.get() ? Outcome.GRANTED : Outcome.DECLINED);
        }
    }

    private boolean decides(CyclicBarrier together, SmallOffice.Member who, UUID id, boolean grant) throws Exception {
        var actor = town.as(who, MAY);
        together.await();
        try {
            at(MAY, () -> {
                town.use(DecideHandling.class).decide(actor, new DecideHandling.Input(id, grant, "理由"));
                return id;
            });
            return true;
        } catch (Refusal.Invalid late) {
            return false;
        }
    }

    @Test
    void others_neither_see_nor_decide_what_a_section_asks() {
        var id = asked();
        assertThatThrownBy(() -> town.read(town.stranger, MAY, id)).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> town.decide(town.stranger, MAY, id, true, "")).isInstanceOf(Refusal.NotFound.class);
        assertThat(refusedAs(Refusal.NotPermitted.class, () -> town.decide(town.other, MAY, id, true, "")))
                .isTrue();
        assertThatThrownBy(() -> town.ask(town.stranger, MAY, ledger(), Act.TAKE_OUT, WEEK))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(all(town.stranger)).isEmpty();
        assertThat(things(town.stranger, MAY)).noneMatch(thing -> thing.path().contains(id.toString()));
        var foreign = new HandlingOffice();
        assertThatThrownBy(() -> foreign.read(foreign.officer, MAY, id)).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> foreign.decide(foreign.head, MAY, id, true, ""))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void what_is_not_back_in_time_is_told_to_whoever_has_it_and_to_the_head_with_the_days_until_it_is_confirmed() {
        var id = asked();
        town.decide(town.head, MAY, id, true, "");
        assertThat(pressing(town.clerk, MAY, id)).isEmpty();
        assertThat(pressing(town.clerk, WEEK.minusDays(2), id)).contains(false);
        assertThat(pressing(town.head, WEEK.minusDays(2), id)).isEmpty();
        var late = WEEK.plusDays(5);
        assertThat(pressing(town.clerk, late, id)).contains(true);
        assertThat(pressing(town.head, late, id)).contains(true);
        assertThat(town.read(town.head, late, id).late(late)).isEqualTo(5);
        var said = things(town.clerk, late).stream()
                .filter(thing -> thing.path().contains(id.toString()))
                .findFirst()
                .orElseThrow();
        assertThat(said.title().arguments()).contains(5L);
        assertThat(said.mail().arguments()).containsExactly(5L);
        assertThat(refusedAs(Refusal.NotPermitted.class, () -> town.confirm(town.clerk, late, id, Ending.RETURNED)))
                .isTrue();
        town.confirm(town.head, late, id, Ending.RETURNED);
        assertThat(town.read(town.clerk, late, id).state()).isEqualTo(RequestState.ENDED);
        assertThat(pressing(town.clerk, late, id)).isEmpty();
        assertThat(refused(() -> town.confirm(town.head, late, id, Ending.RETURNED)))
                .containsExactly("");
    }

    @Test
    void the_verdict_stays_with_the_request_as_it_was_when_rules_change_later() {
        var id = asked();
        at(
                MAY.plusDays(1),
                () -> town.use(AdoptRule.class)
                        .withdraw(town.office.officer(), new AdoptRule.Input("take-out.permission", "基準を改めたため")));
        var kept = town.read(town.clerk, MAY.plusDays(1), id).verdict();
        assertThat(kept.outcome()).isEqualTo(Verdict.Outcome.NEEDS_PERMISSION);
        assertThat(kept.grantor()).contains(Role.SECTION_SECURITY_MANAGER);
        assertThat(kept.rules().getFirst().adopted()).isTrue();
        assertThat(kept.classes()).isNotEmpty();
        assertThat(town.look(town.clerk, MAY.plusDays(1), ledger(), Act.TAKE_OUT, Optional.empty())
                        .verdict()
                        .outcome())
                .isEqualTo(Verdict.Outcome.ADVISED);
    }

    @Test
    void a_rule_that_is_adopted_after_somebody_asked_forbids_that_leave_is_given() {
        var data = town.asset("課税データ", "INFORMATION", "3B", Map.of("segment", new Value.Words("MY_NUMBER")));
        town.adopt("take-out.permission");
        var id = town.ask(town.clerk, MAY, data, Act.TAKE_OUT, WEEK);
        at(
                MAY,
                () -> town.use(AdoptRule.class)
                        .adopt(town.office.officer(), new AdoptRule.Input("take-out.my-number", "対策基準第9条")));
        assertThat(refused(() -> town.decide(town.head, MAY, id, true, ""))).containsExactly("");
        town.decide(town.head, MAY, id, false, "新しい規則で禁止されたため");
        assertThat(town.read(town.clerk, MAY, id).state()).isEqualTo(RequestState.DECLINED);
    }

    @Test
    void which_rules_hold_is_known_of_any_day() {
        town.adopt("take-out.permission");
        at(
                WEEK,
                () -> town.use(AdoptRule.class)
                        .withdraw(town.office.officer(), new AdoptRule.Input("take-out.permission", "基準を改めたため")));
        assertThat(adopted(AsOf.known(MAY))).containsExactly("take-out.permission");
        assertThat(adopted(AsOf.known(WEEK))).isEmpty();
        assertThat(adopted(AsOf.knownThen(WEEK.minusDays(1)))).containsExactly("take-out.permission");
        assertThat(refused(() -> town.adopt("take-out.locked-case", "take-out.locked-case")))
                .containsExactly("");
        assertThat(refused(() -> at(
                        WEEK,
                        () -> town.use(AdoptRule.class)
                                .withdraw(town.office.officer(), new AdoptRule.Input("cloud.secret", "")))))
                .containsExactlyInAnyOrder("reason", "");
        assertThatThrownBy(() -> town.adopt("no.such-rule")).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> at(
                        MAY,
                        () -> town.use(AdoptRule.class)
                                .adopt(town.as(town.head, MAY), new AdoptRule.Input("cloud.secret", "理由"))))
                .isInstanceOf(Refusal.NotPermitted.class);
    }

    @Test
    void every_wrong_field_of_a_request_is_named_and_nothing_is_entered() {
        town.adopt("take-out.permission");
        var asset = ledger();
        var input = new AskHandling.Input(
                new AskHandling.Look(asset, Act.TAKE_OUT, Optional.empty(), Optional.empty()),
                " ",
                "",
                List.of(),
                Optional.of(MAY.minusDays(1)),
                Optional.empty());
        assertThat(refused(() -> at(MAY, () -> town.use(AskHandling.class).ask(town.as(town.clerk, MAY), input))))
                .containsExactlyInAnyOrder("purpose", "recipient", "from", "until", "precautions");
        assertThat(all(town.clerk)).isEmpty();
        var id = town.ask(town.clerk, MAY, asset, Act.TAKE_OUT, WEEK);
        assertThat(refused(() -> town.decide(town.head, MAY, id, false, " "))).containsExactly("note");
    }

    @Test
    void taking_out_and_bringing_back_are_evidence_of_the_duty_that_asks_for_it_and_adopting_is_of_another() {
        var carry = town.office.owes(
                "assets.carry-out",
                Scope.EACH_PERSON,
                Role.STAFF,
                new Rhythm.OnOccasion(OptionalInt.empty()),
                CycleOrigin.PROPOSAL);
        var rules = town.office.owes(
                "assets.handling-rules",
                Scope.BODY,
                Role.CHIEF_SECURITY_OFFICER,
                new Rhythm.OnOccasion(OptionalInt.empty()),
                CycleOrigin.PROPOSAL);
        var id = asked();
        town.decide(town.head, MAY, id, true, "");
        town.confirm(town.head, WEEK, id, Ending.RETURNED);
        assertThat(at(WEEK, () -> town.use(DutyFile.class).newest(town.office.officer(), carry)))
                .hasSize(2);
        assertThat(at(WEEK, () -> town.use(DutyFile.class).newest(town.office.officer(), rules)))
                .hasSize(1);
    }

    @Test
    void the_history_of_an_asset_holds_what_was_asked_of_it() {
        town.adopt("take-out.permission");
        var asset = ledger();
        var id = town.ask(town.clerk, MAY, asset, Act.TAKE_OUT, WEEK);
        town.decide(town.head, MAY, id, true, "");
        var kinds = at(
                        MAY,
                        () -> town.use(FindEntries.class)
                                .find(
                                        town.office.officer(),
                                        new FindEntries.Query(
                                                Set.of(asset.value()),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                1)))
                .lines();
        assertThat(kinds)
                .extracting(FindEntries.Line::kind)
                .contains("handling.request.asked", "handling.request.decided", "ledgers.line.added");
    }

    private UUID asked() {
        town.adopt("take-out.permission");
        return town.ask(town.clerk, MAY, ledger(), Act.TAKE_OUT, WEEK);
    }

    private LineId ledger() {
        return town.asset("課税台帳", "INFORMATION", "3B", Map.of());
    }

    private List<Request> all(SmallOffice.Member who) {
        return at(MAY, () -> town.use(FindRequests.class).list(town.as(who, MAY), false, Optional.empty(), 0, 50))
                .requests();
    }

    private List<String> adopted(AsOf asOf) {
        return at(WEEK, () -> town.use(HandlingRules.class).on(town.office.officer(), asOf)).stream()
                .filter(rule -> rule.adopted().isPresent())
                .map(HandlingRules.Listed::key)
                .toList();
    }

    private List<AsksPeople.Thing> things(SmallOffice.Member who, LocalDate day) {
        return at(day, () -> town.use(Today.class).concerning(town.as(who, day)))
                .things();
    }

    private Optional<Boolean> pressing(SmallOffice.Member who, LocalDate day, UUID id) {
        return things(who, day).stream()
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

    private static boolean refusedAs(Class<? extends Refusal> kind, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOf(kind);
        return true;
    }
}
