package org.sekisho.app.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.BulkEntries;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.springframework.stereotype.Service;

/**
 * Reorganises sections on one day (機構改革): renames them, moves them below others, ends them.
 *
 * <p>What ends with a section: its posts, the tenures in them, and the rules that hold below it.
 */
@Service
public final class ReorganiseSections {

    /** What happens to one section. */
    public sealed interface Change {

        SectionId section();

        /** It has another name. */
        record Rename(SectionId section, String name) implements Change {}

        /** It stands directly below another section of the same organ. */
        record MoveBelow(SectionId section, SectionId parent) implements Change {}

        /** It stands directly below its organ. */
        record MoveToTop(SectionId section) implements Change {}

        /** It is abolished. */
        record End(SectionId section) implements Change {}
    }

    /** The day, and at most one change to a section of each kind. */
    public record Input(LocalDate on, List<Change> changes) {
        public Input {
            changes = List.copyOf(changes);
        }
    }

    private final Work work;
    private final Sections sections;
    private final Posts posts;
    private final Tenures tenures;
    private final RoleRules rules;

    ReorganiseSections(Work work, Sections sections, Posts posts, Tenures tenures, RoleRules rules) {
        this.work = work;
        this.sections = sections;
        this.posts = posts;
        this.tenures = tenures;
        this.rules = rules;
    }

    /**
     * Makes all the changes, or none.
     *
     * @return the tenures that ended with their sections
     * @throws Refusal.Invalid naming {@code changes[i]}
     */
    public List<TenureId> reorganise(Actor actor, Input input) {
        var problems = new Problems("organisation");
        problems.requireSome(input.changes(), "on", input.on());
        problems.refuseIfAny();
        return work.change(actor, Permission.CHANGE_ORGANISATION, tx -> {
            Register.inTurn(tx, "organisation");
            var plan = plan(tx, input, List.of(), problems);
            problems.refuseIfAny();
            return plan.write();
        });
    }

    /**
     * What the changes do; nothing is written.
     *
     * @param added sections that begin on the day or before and are not written yet
     */
    Plan plan(Tx tx, Input input, List<Sections.Row> added, Problems problems) {
        var rows = new ArrayList<>(sections.current(tx));
        rows.addAll(added);
        var draft = new Draft(input.on(), rows, problems);
        for (int i = 0; i < input.changes().size(); i++) {
            draft.apply("changes[" + i + "]", input.changes().get(i));
        }
        draft.checkTree();
        var abolished = posts.current(tx).stream()
                .filter(row -> row.section().filter(draft.ended::contains).isPresent())
                .toList();
        var postIds = abolished.stream().map(Posts.Row::post).toList();
        var endedTenures = Endings.reachingOver(tenures.currentOf(tx, postIds, List.of()), input.on(), problems);
        var endedPosts = Endings.reachingOver(abolished, input.on(), problems);
        var endedRules = Endings.reachingOver(
                rules.current(tx).stream()
                        .filter(row -> row.below().filter(draft.ended::contains).isPresent())
                        .toList(),
                input.on(),
                problems);
        return new Plan(tx, input.on(), draft, endedPosts, endedRules, endedTenures);
    }

    /** The changes with all that ends because of them. */
    final class Plan {
        private final Tx tx;
        private final LocalDate on;
        private final Draft draft;
        private final List<Posts.Row> endedPosts;
        private final List<RoleRules.Row> endedRules;
        private final List<Tenures.Row> endedTenures;

        private Plan(
                Tx tx,
                LocalDate on,
                Draft draft,
                List<Posts.Row> endedPosts,
                List<RoleRules.Row> endedRules,
                List<Tenures.Row> endedTenures) {
            this.tx = tx;
            this.on = on;
            this.draft = draft;
            this.endedPosts = endedPosts;
            this.endedRules = endedRules;
            this.endedTenures = endedTenures;
        }

        /** Writes it, and says which tenures ended. */
        List<TenureId> write() {
            writeSections(tx, draft, on);
            Endings.end(
                    tx,
                    posts,
                    "organisation.posts.abolished",
                    "post",
                    row -> row.post().value(),
                    endedPosts,
                    on);
            Endings.end(
                    tx,
                    rules,
                    "organisation.rules.set",
                    "rule",
                    row -> row.rule().value(),
                    endedRules,
                    on);
            Endings.end(
                    tx,
                    tenures,
                    "organisation.tenures.ended",
                    "tenure",
                    row -> row.tenure().value(),
                    endedTenures,
                    on);
            return endedTenures.stream().map(Tenures.Row::tenure).toList();
        }
    }

    /** The sections as they will be from the day on. */
    private static final class Draft {
        private final LocalDate on;
        private final Problems problems;
        private final Map<SectionId, Sections.Row> former = new HashMap<>();
        private final Map<SectionId, Sections.Row> after = new HashMap<>();
        private final Map<SectionId, String> fields = new HashMap<>();
        private final Set<SectionId> ended = new HashSet<>();
        private final Set<SectionId> planned = new HashSet<>();

        Draft(LocalDate on, List<Sections.Row> rows, Problems problems) {
            this.on = on;
            this.problems = problems;
            rows.stream().filter(row -> row.span().contains(on)).forEach(row -> {
                former.put(row.section(), row);
                after.put(row.section(), row);
            });
            // A section that is planned to change later cannot be changed before that without losing the plan.
            rows.stream().filter(row -> row.span().from().isAfter(on)).forEach(row -> planned.add(row.section()));
        }

        void apply(String field, Change change) {
            var row = after.get(change.section());
            if (row == null || !row.span().from().isBefore(on) || planned.contains(change.section())) {
                problems.add(field, row == null ? "section-not-there" : "section-changes-then");
                return;
            }
            fields.put(change.section(), field);
            switch (change) {
                case Change.Rename(var section, var name) -> {
                    problems.requireText(field + ".name", name);
                    after.put(section, with(row, name, row.parent()));
                }
                case Change.MoveBelow(var section, var parent) -> {
                    var above = after.get(parent);
                    if (above == null) {
                        problems.add(field + ".parent", "section-not-there");
                    } else if (!above.organ().equals(row.organ())) {
                        problems.add(field + ".parent", "parent-of-other-organ", above.code());
                    }
                    after.put(section, with(row, row.name(), Optional.of(parent)));
                }
                case Change.MoveToTop(var section) -> after.put(section, with(row, row.name(), Optional.empty()));
                case Change.End(var section) -> ended.add(section);
            }
        }

        private static Sections.Row with(Sections.Row row, String name, Optional<SectionId> parent) {
            return new Sections.Row(
                    row.id(), row.section(), row.organ(), parent, row.code(), name, row.ordinal(), row.span());
        }

        /** Looks whether every section that goes on has one above it that does, and none is above itself. */
        void checkTree() {
            for (var row : after.values()) {
                if (ended.contains(row.section())) {
                    continue;
                }
                var seen = new HashSet<SectionId>();
                var at = Optional.of(row);
                while (at.isPresent()) {
                    var parent = at.get().parent();
                    if (!seen.add(at.get().section())) {
                        problems.add(fields.getOrDefault(row.section(), ""), "parent-circular", row.code());
                        break;
                    }
                    if (parent.filter(ended::contains).isPresent()) {
                        problems.add(
                                fields.getOrDefault(parent.get(), ""),
                                "sections-below",
                                at.get().name());
                        break;
                    }
                    at = parent.map(after::get);
                }
            }
        }
    }

    private record Step(Sections.Row former, Optional<Sections.Row> next) {}

    private void writeSections(Tx tx, Draft draft, LocalDate on) {
        var steps = new ArrayList<Step>();
        for (var section : draft.fields.keySet()) {
            var former = draft.former.get(section);
            var next = draft.after.get(section);
            if (former != null && next != null) {
                steps.add(new Step(former, draft.ended.contains(section) ? Optional.empty() : Optional.of(next)));
            }
        }
        BulkEntries.enter(
                tx,
                "organisation.sections.reorganised",
                steps,
                (act, step) -> describe(act, step, on),
                (entry, part) -> {
                    var added = new ArrayList<Sections.Row>();
                    for (var step : part) {
                        added.add(step.former()
                                .during(tx.newId(), step.former().span().until(on)));
                        step.next()
                                .ifPresent(next -> added.add(next.during(
                                        tx.newId(),
                                        new Span(on, step.former().span().to()))));
                    }
                    sections.supersede(
                            tx, part.stream().map(step -> step.former().id()).toList());
                    sections.add(tx, entry, added);
                });
    }

    private static void describe(Act act, Step step, LocalDate on) {
        var former = step.former();
        var child = act.child("section", former.section().value()).after("on", on);
        if (step.next().isEmpty()) {
            child.before("to", former.span().to()).after("to", on);
            return;
        }
        var next = step.next().get();
        if (!former.name().equals(next.name())) {
            child.before("name", former.name()).after("name", next.name());
        }
        if (!former.parent().equals(next.parent())) {
            child.before("parent", former.parent().map(SectionId::value))
                    .after("parent", next.parent().map(SectionId::value));
        }
    }
}
