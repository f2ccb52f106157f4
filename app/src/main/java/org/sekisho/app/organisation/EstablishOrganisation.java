package org.sekisho.app.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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

/** Sets up organs, sections and posts: those of a new body, or what a reorganisation adds. */
@Service
public final class EstablishOrganisation {

    /** An organ (実施機関); its name is unique in the body. */
    public record NewOrgan(String name, LocalDate from) {}

    /**
     * A section (所属).
     *
     * @param code its code (所属コード), unique in the body on any day; sections stand in the order of their codes
     * @param organ the name of its organ
     * @param parent the code of the section above it
     */
    public record NewSection(String code, String name, String organ, Optional<String> parent, LocalDate from) {}

    /**
     * A post (職).
     *
     * @param place where it stands; its title is unique there
     * @param seats how many people it is for (定数), at least 1
     * @param rank its place in the order of posts (職制順), lower first; if empty, as other posts of that title
     */
    public record NewPost(String title, Place place, int seats, OptionalInt rank, LocalDate from) {}

    /** Where a post stands. */
    public sealed interface Place {
        /** In the section of that code. */
        record InSection(String code) implements Place {}

        /** At the head of the organ of that name. */
        record AtOrgan(String name) implements Place {}
    }

    /** What is to be set up; each may refer to the others and to what there is on its first day. */
    public record Input(List<NewOrgan> organs, List<NewSection> sections, List<NewPost> posts) {
        public Input {
            organs = List.copyOf(organs);
            sections = List.copyOf(sections);
            posts = List.copyOf(posts);
        }
    }

    /**
     * What was set up.
     *
     * @param organs by name
     * @param sections by code
     * @param posts in the order of the input
     */
    public record Established(Map<String, OrganId> organs, Map<String, SectionId> sections, List<PostId> posts) {}

    private final Work work;
    private final Organs organs;
    private final Sections sections;
    private final Posts posts;

    EstablishOrganisation(Work work, Organs organs, Sections sections, Posts posts) {
        this.work = work;
        this.organs = organs;
        this.sections = sections;
        this.posts = posts;
    }

    /** @throws Refusal.Invalid naming {@code organs[i].…}, {@code sections[i].…} and {@code posts[i].…} */
    public Established establish(Actor actor, Input input) {
        if (input.organs().isEmpty()
                && input.sections().isEmpty()
                && input.posts().isEmpty()) {
            var problems = new Problems("organisation");
            problems.add("", "nothing");
            problems.refuseIfAny();
        }
        return work.change(actor, Permission.CHANGE_ORGANISATION, tx -> {
            Register.inTurn(tx, "organisation");
            var draft = draft(tx, input);
            draft.problems.refuseIfAny();
            draft.write();
            return new Established(
                    draft.newOrgans.stream()
                            .collect(LinkedHashMap::new, (m, r) -> m.put(r.name(), r.organ()), Map::putAll),
                    draft.newSections.stream()
                            .collect(LinkedHashMap::new, (m, r) -> m.put(r.code(), r.section()), Map::putAll),
                    draft.newPosts.stream().map(Posts.Row::post).toList());
        });
    }

    /** The organisation as the input would have it, with what is wrong with that; nothing is written. */
    Draft draft(Tx tx, Input input) {
        var draft = new Draft(tx, organs.current(tx), sections.current(tx), posts.current(tx));
        draft.addOrgans(input.organs());
        draft.addSections(input.sections());
        draft.addPosts(input.posts());
        return draft;
    }

    /** The organisation as it will be. */
    final class Draft {
        private final Tx tx;
        private final Problems problems = new Problems("organisation");
        private final List<Organs.Row> allOrgans;
        private final Map<String, List<Sections.Row>> sectionsByCode = new HashMap<>();
        private final Map<String, List<Posts.Row>> postsByPlaceAndTitle = new HashMap<>();
        private final Map<String, Integer> ranks = new HashMap<>();
        private final List<Organs.Row> newOrgans = new ArrayList<>();
        private final List<Sections.Row> newSections = new ArrayList<>();
        private final List<Posts.Row> newPosts = new ArrayList<>();

        private Draft(Tx tx, List<Organs.Row> organs, List<Sections.Row> sections, List<Posts.Row> posts) {
            this.tx = tx;
            this.allOrgans = new ArrayList<>(organs);
            sections.forEach(this::remember);
            posts.forEach(this::remember);
        }

        private void remember(Sections.Row row) {
            sectionsByCode
                    .computeIfAbsent(row.code(), code -> new ArrayList<>())
                    .add(row);
        }

        private void remember(Posts.Row row) {
            postsByPlaceAndTitle
                    .computeIfAbsent(key(row), key -> new ArrayList<>())
                    .add(row);
            ranks.putIfAbsent(row.title(), row.ordinal());
        }

        private static String key(Posts.Row row) {
            return row.organ() + " " + row.section().map(SectionId::toString).orElse("") + " " + row.title();
        }

        Problems problems() {
            return problems;
        }

        List<Sections.Row> newSections() {
            return newSections;
        }

        private void addOrgans(List<NewOrgan> input) {
            int ordinal = allOrgans.stream().mapToInt(Organs.Row::ordinal).max().orElse(0);
            for (int i = 0; i < input.size(); i++) {
                var organ = input.get(i);
                var field = "organs[" + i + "].";
                problems.requireText(field + "name", organ.name());
                problems.requireDay(field + "from", organ.from());
                var span = Span.since(organ.from());
                if (allOrgans.stream()
                        .anyMatch(row ->
                                row.name().equals(organ.name()) && row.span().overlaps(span))) {
                    problems.add(field + "name", "organ-exists", organ.name());
                }
                var row = new Organs.Row(tx.newId(), new OrganId(tx.newId()), organ.name(), ++ordinal, span);
                allOrgans.add(row);
                newOrgans.add(row);
            }
        }

        private void addSections(List<NewSection> input) {
            var organsOfNew = new ArrayList<Optional<Organs.Row>>();
            var newIds = new HashMap<String, SectionId>();
            for (int i = 0; i < input.size(); i++) {
                var section = input.get(i);
                var field = "sections[" + i + "].";
                problems.requireText(field + "code", section.code());
                problems.requireDay(field + "from", section.from());
                problems.requireText(field + "name", section.name());
                var organ = organ(section.organ(), section.from());
                if (organ.isEmpty()) {
                    problems.add(field + "organ", "organ-unknown", section.organ());
                }
                organsOfNew.add(organ);
                var taken = sectionsByCode.getOrDefault(section.code(), List.of()).stream()
                        .anyMatch(row -> row.span().overlaps(Span.since(section.from())));
                if (taken || newIds.put(section.code(), new SectionId(tx.newId())) != null) {
                    problems.add(field + "code", "code-exists", section.code());
                }
            }
            var byCode = new HashMap<String, NewSection>();
            input.forEach(section -> byCode.put(section.code(), section));
            for (int i = 0; i < input.size(); i++) {
                var section = input.get(i);
                var field = "sections[" + i + "].parent";
                var parent = section.parent().flatMap(code -> parent(code, section, byCode, newIds, field));
                var organ = organsOfNew.get(i);
                var id = newIds.get(section.code());
                if (organ.isPresent() && id != null) {
                    newSections.add(new Sections.Row(
                            tx.newId(),
                            id,
                            organ.get().organ(),
                            parent,
                            section.code(),
                            section.name(),
                            0,
                            Span.since(section.from())));
                }
            }
            newSections.forEach(this::remember);
        }

        private Optional<SectionId> parent(
                String code,
                NewSection section,
                Map<String, NewSection> byCode,
                Map<String, SectionId> newIds,
                String field) {
            var among = byCode.get(code);
            if (among != null) {
                if (among.from().isAfter(section.from())) {
                    problems.add(field, "parent-later", code);
                }
                if (!among.organ().equals(section.organ())) {
                    problems.add(field, "parent-of-other-organ", code);
                }
                if (circular(section, byCode)) {
                    problems.add(field, "parent-circular", section.code());
                }
                return Optional.ofNullable(newIds.get(code));
            }
            var existing = section(code, section.from());
            if (existing.isEmpty()) {
                problems.add(field, "section-unknown", code);
            } else if (!organ(section.organ(), section.from())
                    .map(Organs.Row::organ)
                    .equals(existing.map(Sections.Row::organ))) {
                problems.add(field, "parent-of-other-organ", code);
            }
            return existing.map(Sections.Row::section);
        }

        private static boolean circular(NewSection start, Map<String, NewSection> byCode) {
            var seen = new HashSet<String>();
            var at = Optional.of(start);
            while (at.isPresent()) {
                if (!seen.add(at.get().code())) {
                    return true;
                }
                at = at.get().parent().map(byCode::get);
            }
            return false;
        }

        private void addPosts(List<NewPost> input) {
            int last = ranks.values().stream().mapToInt(Integer::intValue).max().orElse(0);
            for (int i = 0; i < input.size(); i++) {
                var post = input.get(i);
                var field = "posts[" + i + "].";
                problems.requireText(field + "title", post.title());
                problems.requireDay(field + "from", post.from());
                if (post.seats() < 1 || post.seats() > 9999) {
                    problems.add(field + "seats", "seats", post.seats());
                }
                int rank = post.rank().orElseGet(() -> ranks.getOrDefault(post.title(), -1));
                if (rank < 0) {
                    rank = ++last;
                }
                var span = Span.since(post.from());
                var row = row(post, rank, span, field);
                if (row.isEmpty()) {
                    continue;
                }
                if (postsByPlaceAndTitle.getOrDefault(key(row.get()), List.of()).stream()
                        .anyMatch(other -> other.span().overlaps(span))) {
                    problems.add(field + "title", "post-exists", post.title());
                }
                remember(row.get());
                newPosts.add(row.get());
            }
        }

        private Optional<Posts.Row> row(NewPost post, int rank, Span span, String field) {
            return switch (post.place()) {
                case Place.InSection(var code) -> {
                    var section = section(code, post.from());
                    if (section.isEmpty()) {
                        problems.add(field + "section", "section-unknown", code);
                    }
                    yield section.map(found -> new Posts.Row(
                            tx.newId(),
                            new PostId(tx.newId()),
                            found.organ(),
                            Optional.of(found.section()),
                            post.title(),
                            post.seats(),
                            rank,
                            span));
                }
                case Place.AtOrgan(var name) -> {
                    var organ = organ(name, post.from());
                    if (organ.isEmpty()) {
                        problems.add(field + "organ", "organ-unknown", name);
                    }
                    yield organ.map(found -> new Posts.Row(
                            tx.newId(),
                            new PostId(tx.newId()),
                            found.organ(),
                            Optional.empty(),
                            post.title(),
                            post.seats(),
                            rank,
                            span));
                }
            };
        }

        private Optional<Organs.Row> organ(String name, LocalDate day) {
            return allOrgans.stream()
                    .filter(row -> row.name().equals(name) && row.span().contains(day))
                    .findFirst();
        }

        private Optional<Sections.Row> section(String code, LocalDate day) {
            return sectionsByCode.getOrDefault(code, List.of()).stream()
                    .filter(row -> row.span().contains(day))
                    .findFirst();
        }

        void write() {
            BulkEntries.enter(
                    tx,
                    "organisation.organs.established",
                    newOrgans,
                    (act, row) -> describe(act, row),
                    (entry, rows) -> organs.establish(tx, entry, rows));
            BulkEntries.enter(
                    tx,
                    "organisation.sections.established",
                    newSections,
                    (act, row) -> describe(act, row),
                    (entry, rows) -> sections.establish(tx, entry, rows));
            BulkEntries.enter(
                    tx,
                    "organisation.posts.established",
                    newPosts,
                    (act, row) -> describe(act, row),
                    (entry, rows) -> posts.establish(tx, entry, rows));
        }
    }

    private static void describe(Act act, Organs.Row row) {
        act.child("organ", row.organ().value())
                .after("name", row.name())
                .after("from", row.span().from());
    }

    private static void describe(Act act, Sections.Row row) {
        act.child("section", row.section().value())
                .after("organ", row.organ().value())
                .after("parent", row.parent().map(SectionId::value))
                .after("code", row.code())
                .after("name", row.name())
                .after("from", row.span().from());
    }

    private static void describe(Act act, Posts.Row row) {
        act.child("post", row.post().value())
                .after("organ", row.organ().value())
                .after("section", row.section().map(SectionId::value))
                .after("title", row.title())
                .after("seats", row.seats())
                .after("from", row.span().from());
    }
}
