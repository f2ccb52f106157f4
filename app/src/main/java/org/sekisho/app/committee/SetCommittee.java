package org.sekisho.app.committee;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.OrganisationIn;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Sets up a committee as the policy names it, or changes what it is and who is a member. */
@Service
public final class SetCommittee {

    /**
     * A committee.
     *
     * @param committee the one to change; empty for a new one
     * @param basis the clause or rule that names it, may be empty
     * @param members its posts; exactly one of them in the chair
     * @param secretariat the section that keeps its business (事務局)
     * @param from the first day on which this holds
     */
    public record Input(
            Optional<CommitteeId> committee,
            String name,
            String basis,
            Quorum quorum,
            Map<PostId, Seat> members,
            Optional<SectionId> secretariat,
            LocalDate from) {
        public Input {
            members = Map.copyOf(members);
        }
    }

    private final Work work;
    private final CommitteeRegister committees;
    private final CommitteeMembers members;
    private final OrganisationIn organisation;

    SetCommittee(Work work, CommitteeRegister committees, CommitteeMembers members, OrganisationIn organisation) {
        this.work = work;
        this.committees = committees;
        this.members = members;
        this.organisation = organisation;
    }

    /** @throws Refusal.Invalid naming {@code name}, {@code members}, {@code secretariat} or {@code from} */
    public CommitteeId set(Actor actor, Input input) {
        return work.change(actor, Permission.KEEP_COMMITTEES, tx -> {
            Register.inTurn(tx, "committee");
            var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
            var problems = new Problems("committee");
            problems.requireText("name", input.name());
            problems.requirePlain("basis", input.basis());
            problems.requirePast("from", input.from(), today);
            problems.refuseIfAny();
            var chart = organisation.chart(tx, AsOf.known(input.from()));
            long chairs = input.members().values().stream()
                    .filter(seat -> seat == Seat.CHAIR)
                    .count();
            if (input.members().isEmpty()) {
                problems.add("members", "members-missing");
            } else if (chairs != 1) {
                problems.add("members", "one-chair");
            }
            if (!chart.posts()
                    .map(post -> post.id())
                    .toList()
                    .containsAll(input.members().keySet())) {
                problems.add("members", "post-not-there");
            }
            if (input.secretariat()
                    .filter(section -> chart.section(section).isEmpty())
                    .isPresent()) {
                problems.add("secretariat", "section-not-there");
            }
            var old = new ArrayList<CommitteeRegister.Row>();
            var oldMembers = new ArrayList<CommitteeMembers.Row>();
            if (input.committee().isPresent()) {
                var there = committees.the(tx, input.committee().get(), today);
                if (input.from().isBefore(there.span().from())) {
                    problems.add(
                            "from", "before-version", Problems.day(there.span().from()));
                }
                old.add(there);
                oldMembers.addAll(members.of(tx, input.committee().get(), today));
            }
            var id = input.committee().orElseGet(() -> new CommitteeId(tx.newId()));
            if (committees.current(tx).stream()
                    .anyMatch(row -> row.span().to().isEmpty()
                            && row.name().equals(input.name().strip())
                            && !row.committee().equals(id))) {
                problems.add("name", "name-taken", input.name().strip());
            }
            problems.refuseIfAny();
            var act = Act.of(
                            input.committee().isPresent()
                                    ? "committee.committee.changed"
                                    : "committee.committee.set-up",
                            "committee",
                            id.value())
                    .after("name", input.name().strip())
                    .after("basis", input.basis().strip())
                    .after("quorum", input.quorum())
                    .after("secretariat", input.secretariat().map(SectionId::value))
                    .after("from", input.from());
            var rows = new ArrayList<CommitteeMembers.Row>();
            new TreeMap<>(byText(input.members())).forEach((post, member) -> {
                act.child("post", member.getKey().value()).after("seat", member.getValue());
                rows.add(new CommitteeMembers.Row(
                        tx.newId(), id, member.getKey(), member.getValue(), Span.since(input.from())));
            });
            var entry = tx.enter(act);
            committees.end(tx, entry, old, input.from());
            members.end(tx, entry, oldMembers, input.from());
            committees.add(
                    tx,
                    entry,
                    List.of(new CommitteeRegister.Row(
                            tx.newId(),
                            id,
                            input.name().strip(),
                            input.basis().strip(),
                            input.quorum(),
                            input.secretariat(),
                            Span.since(input.from()))));
            members.add(tx, entry, rows);
            return id;
        });
    }

    private static Map<String, Map.Entry<PostId, Seat>> byText(Map<PostId, Seat> members) {
        var byText = new TreeMap<String, Map.Entry<PostId, Seat>>();
        members.entrySet().forEach(member -> byText.put(member.getKey().toString(), member));
        return byText;
    }
}
