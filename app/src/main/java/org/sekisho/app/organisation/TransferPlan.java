package org.sekisho.app.organisation;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Span;

/**
 * What the files of a list of transfers do to the registers as we know them now.
 *
 * <p>First everybody in the files is found by number, or by name and reading where a person with a confirmed answer is
 * meant; then the people's own rows change; then all ends and beginnings of posts go through one {@link Transfer}, which
 * knows about main posts and seats. What is wrong is said of the cell in which it stands; then the plan does nothing.
 */
final class TransferPlan {

    /** What the registers say now, whatever day it holds on. */
    record Known(
            List<Organs.Row> organs,
            List<Sections.Row> sections,
            List<Posts.Row> posts,
            List<Tenures.Row> tenures,
            List<People.Row> people,
            List<RoleRules.Row> rules,
            List<Appointments.Row> appointments) {

        private Snapshot on(LocalDate day) {
            return new Snapshot(
                    AsOf.known(day),
                    holding(organs, day),
                    holding(sections, day),
                    holding(posts, day),
                    holding(tenures, day),
                    holding(people, day),
                    holding(rules, day),
                    holding(appointments, day));
        }

        private static <R extends Register.Row<R>> List<R> holding(List<R> rows, LocalDate day) {
            return rows.stream().filter(row -> row.span().contains(day)).toList();
        }
    }

    /**
     * A file of the list.
     *
     * @param section whose part-timers it names; empty for the list of the whole body
     */
    record Source(String name, Optional<SectionId> section, List<TransferFile.Row> rows) {}

    /** The rows of one register that the plan takes out and puts in. */
    record Exchange<R extends Register.Row<R>>(List<R> out, List<R> in) {
        Exchange() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        boolean isEmpty() {
            return out.isEmpty() && in.isEmpty();
        }
    }

    /**
     * What happens to one person in the registers.
     *
     * @param fresh whether nobody knew them
     */
    record Effect(
            PersonId person,
            boolean fresh,
            Exchange<People.Row> people,
            Exchange<Tenures.Row> tenures,
            Exchange<Appointments.Row> appointments) {
        Effect(PersonId person, boolean fresh) {
            this(person, fresh, new Exchange<>(), new Exchange<>(), new Exchange<>());
        }

        boolean isEmpty() {
            return people.isEmpty() && tenures.isEmpty() && appointments.isEmpty();
        }
    }

    /** Something wrong in a file; the message names the file too. */
    record Fault(Source source, Message message) {}

    /** A row with its file and whom it means. */
    private record Meant(Source source, TransferFile.Row row, PersonId person) {
        void wrong(List<Fault> faults, TransferFile.Column column, String key, Object... arguments) {
            TransferPlan.wrong(faults, source, row, column, TableFile.reason(key, arguments));
        }
    }

    private final LocalDate day;
    private final Known known;
    private final Map<String, Optional<PersonId>> answers;
    private final Supplier<UUID> ids;
    private final List<Fault> faults = new ArrayList<>();
    private final List<TransferPreview.Question> questions = new ArrayList<>();
    private final Map<PersonId, List<People.Row>> people;
    private final Map<PersonId, List<Tenures.Row>> tenures;
    private final Map<PersonId, Effect> effects = new LinkedHashMap<>();
    private final Map<PersonId, List<Meant>> meant = new LinkedHashMap<>();
    private final Map<PersonId, Optional<LocalDate>> ends = new HashMap<>();
    private final Snapshot before;
    private final Snapshot base;
    private final Snapshot after;
    private final Map<String, List<Sections.Row>> sectionsByName;
    private final Map<String, Sections.Row> sectionsByCode;
    private final Map<String, OrganId> organs;
    private final Map<Object, List<Posts.Row>> postsByPlace = new HashMap<>();
    private final Map<PostId, Posts.Row> posts;

    /**
     * Makes the plan.
     *
     * @param answers of the questions by staff number: the person meant, or empty for somebody new
     * @param ids gives new identifiers
     */
    TransferPlan(
            LocalDate day,
            Known known,
            List<Source> sources,
            Map<String, Optional<PersonId>> answers,
            Supplier<UUID> ids) {
        this.day = day;
        this.known = known;
        this.answers = answers;
        this.ids = ids;
        this.people = known.people().stream().collect(groupingBy(People.Row::person, LinkedHashMap::new, listing()));
        this.tenures = known.tenures().stream().collect(groupingBy(Tenures.Row::person));
        this.before = known.on(day.minusDays(1));
        this.base = known.on(day);
        this.sectionsByName = base.sections().stream().collect(groupingBy(row -> TransferFile.plain(row.name())));
        this.sectionsByCode = base.sections().stream()
                .collect(toMap(Sections.Row::code, Function.identity(), (first, second) -> first));
        this.organs = known.organs().stream()
                .filter(row -> row.span().contains(day))
                .collect(toMap(row -> TransferFile.plain(row.name()), Organs.Row::organ, (first, second) -> first));
        this.posts = base.posts().stream().collect(toMap(Posts.Row::post, Function.identity()));
        base.posts()
                .forEach(post -> postsByPlace
                        .computeIfAbsent(
                                post.section().isPresent() ? post.section().get() : post.organ(),
                                place -> new ArrayList<>())
                        .add(post));
        find(sources);
        meant.values().forEach(this::changePerson);
        move();
        this.after = applied();
    }

    private static <T> Collector<T, ?, List<T>> listing() {
        return Collectors.toCollection(ArrayList::new);
    }

    private UUID newId() {
        return ids.get();
    }

    // Whom the rows mean

    private void find(List<Source> sources) {
        var byNumber = new HashMap<String, List<People.Row>>();
        var byName = new HashMap<String, List<People.Row>>();
        for (var row : known.people()) {
            byNumber.computeIfAbsent(row.staffNumber(), number -> new ArrayList<>())
                    .add(row);
            byName.computeIfAbsent(nameKey(row.name()), name -> new ArrayList<>())
                    .add(row);
        }
        var fresh = new HashMap<String, PersonId>();
        var firstFile = new HashMap<String, Source>();
        for (var source : sources) {
            for (var row : source.rows()) {
                var other = firstFile.putIfAbsent(row.number(), source);
                if (other != null && other != source) {
                    wrong(
                            faults,
                            source,
                            row,
                            TransferFile.Column.NUMBER,
                            TableFile.reason("transfer-in-two-files", row.number(), other.name()));
                    continue;
                }
                person(source, row, byNumber, byName, fresh)
                        .ifPresent(person -> meant.computeIfAbsent(person, id -> new ArrayList<>())
                                .add(new Meant(source, row, person)));
            }
        }
    }

    private static String nameKey(PersonName name) {
        return TransferFile.plain(name.full()) + " " + TransferFile.plain(name.kana());
    }

    private Optional<PersonId> person(
            Source source,
            TransferFile.Row row,
            Map<String, List<People.Row>> byNumber,
            Map<String, List<People.Row>> byName,
            Map<String, PersonId> fresh) {
        var numbered = byNumber.getOrDefault(row.number(), List.of());
        var there = numbered.stream().filter(this::isThere).findFirst();
        if (there.isPresent()) {
            var name = there.get().name().full();
            if (!TransferFile.plain(name).equals(TransferFile.plain(row.name().full()))) {
                wrong(
                        faults,
                        source,
                        row,
                        TransferFile.Column.NAME,
                        TableFile.reason("transfer-name", row.number(), name));
                return Optional.empty();
            }
            if (row.kind() == TransferKind.HIRED) {
                wrong(
                        faults,
                        source,
                        row,
                        TransferFile.Column.NUMBER,
                        TableFile.reason("transfer-there", row.number(), name));
                return Optional.empty();
            }
            return there.map(People.Row::person);
        }
        if (fresh.containsKey(row.number())) {
            return Optional.ofNullable(fresh.get(row.number()));
        }
        if (row.kind().ofStaff()) {
            wrong(
                    faults,
                    source,
                    row,
                    TransferFile.Column.NUMBER,
                    TableFile.reason("transfer-unknown", row.number(), Problems.day(day.minusDays(1))));
            return Optional.empty();
        }
        var former = numbered.stream()
                .filter(one -> TransferFile.plain(one.name().full())
                        .equals(TransferFile.plain(row.name().full())))
                .findFirst();
        if (former.isPresent()) {
            return former.map(People.Row::person);
        }
        var alike = byName.getOrDefault(nameKey(row.name()), List.of()).stream()
                .collect(toMap(People.Row::person, Function.identity(), (first, second) -> second, LinkedHashMap::new))
                .values();
        var answer = Optional.ofNullable(answers.get(row.number()))
                .filter(said -> said.isEmpty()
                        || alike.stream().anyMatch(one -> one.person().equals(said.get())));
        if (!alike.isEmpty()) {
            questions.add(new TransferPreview.Question(
                    row.number(),
                    row.name().full(),
                    row.name().kana(),
                    alike.stream().map(this::alike).toList(),
                    answer));
        }
        var person = answer.flatMap(said -> said).orElseGet(() -> new PersonId(newId()));
        fresh.put(row.number(), person);
        return Optional.of(person);
    }

    /** Whether the person belongs to the body on the day before or on the day. */
    private boolean isThere(People.Row row) {
        return row.span().contains(day) || row.span().contains(day.minusDays(1));
    }

    private TransferPreview.Alike alike(People.Row row) {
        return new TransferPreview.Alike(row.person(), row.staffNumber(), row.employment(), row.span(), held(row));
    }

    /** The posts that they held last. */
    private String held(People.Row row) {
        var own = tenures.getOrDefault(row.person(), List.of());
        return own.stream()
                .max(Comparator.comparing(tenure -> tenure.span().from()))
                .flatMap(tenure -> known.posts().stream()
                        .filter(post -> post.post().equals(tenure.post()))
                        .findFirst())
                .map(this::describe)
                .orElse("");
    }

    private String describe(Posts.Row post) {
        return base.place(post) + " " + post.title();
    }

    // The people's own rows

    private void changePerson(List<Meant> rows) {
        var first = rows.stream()
                .filter(one -> one.row().kind().isMain())
                .findFirst()
                .orElseGet(rows::getFirst);
        var row = first.row();
        var versions = people.getOrDefault(first.person(), List.of());
        var effect = effect(first.person(), versions.isEmpty());
        var now = versions.stream().filter(one -> one.span().contains(day)).findFirst();
        var eve = now.or(() -> versions.stream().filter(this::isThere).findFirst());
        var later =
                versions.stream().filter(one -> one.span().from().isAfter(day)).findFirst();
        if (!mayNameOf(first, eve)) {
            return;
        }
        if (later.isPresent()
                && (row.kind() == TransferKind.LEAVING || !row.kind().ofStaff())) {
            first.wrong(
                    faults,
                    TransferFile.Column.NUMBER,
                    "planned-later",
                    Problems.day(later.get().span().from()));
            return;
        }
        if (row.kind() == TransferKind.LEAVING) {
            now.ifPresent(one -> {
                effect.people().out().add(one);
                remainder(effect, one);
            });
            return;
        }
        if (row.kind().ofStaff() && now.isEmpty()) {
            first.wrong(
                    faults,
                    TransferFile.Column.NUMBER,
                    "transfer-leaves",
                    row.number(),
                    Problems.day(day.minusDays(1)));
            return;
        }
        var end = row.kind().ofStaff() ? now.flatMap(one -> one.span().to()) : row.until();
        var next = new People.Row(
                newId(),
                first.person(),
                row.number(),
                row.kind().ofStaff() ? now.orElseThrow().name() : row.name(),
                row.employment().orElseGet(() -> employment(first, eve)),
                eve.or(() -> versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast()))
                        .flatMap(People.Row::account),
                new Span(day, end));
        ends.put(first.person(), end);
        if (now.filter(one -> one.employment() == next.employment()
                        && one.staffNumber().equals(next.staffNumber())
                        && one.span().to().equals(end))
                .isPresent()) {
            return;
        }
        now.ifPresent(one -> {
            effect.people().out().add(one);
            remainder(effect, one);
        });
        effect.people().in().add(next);
    }

    private void remainder(Effect effect, People.Row row) {
        if (row.span().from().isBefore(day)) {
            effect.people().in().add(row.during(newId(), row.span().until(day)));
        }
    }

    private static Employment employment(Meant meant, Optional<People.Row> eve) {
        if (meant.row().kind().ofStaff()) {
            return eve.orElseThrow().employment();
        }
        if (meant.source().section().isPresent()) {
            return Employment.FISCAL_YEAR;
        }
        if (meant.row().kind() == TransferKind.HIRED) {
            return Employment.REGULAR;
        }
        // A term that is renewed stays what it was; only who was regular is 再任用 afterwards.
        return eve.map(People.Row::employment)
                .filter(kind -> kind != Employment.REGULAR)
                .orElse(Employment.REAPPOINTED);
    }

    /** A section names its own part-timers alone. */
    private boolean mayNameOf(Meant meant, Optional<People.Row> eve) {
        if (meant.source().section().isEmpty()) {
            return true;
        }
        var row = meant.row();
        if (row.kind() != TransferKind.LEAVING && row.kind().ofStaff()) {
            meant.wrong(
                    faults,
                    TransferFile.Column.KIND,
                    "transfer-section-kind",
                    row.kind().word());
            return false;
        }
        var kind = row.employment().or(() -> eve.map(People.Row::employment)).orElse(Employment.FISCAL_YEAR);
        if (!partTime(kind) || eve.filter(one -> !partTime(one.employment())).isPresent()) {
            meant.wrong(
                    faults,
                    TransferFile.Column.EMPLOYMENT,
                    "transfer-section-employment",
                    row.name().full());
            return false;
        }
        var section = meant.source().section().get();
        boolean elsewhere = eve.isPresent()
                && tenures.getOrDefault(meant.person(), List.of()).stream()
                        .filter(tenure -> tenure.span().contains(day.minusDays(1)))
                        .anyMatch(tenure -> !within(before.sectionOf(tenure.post()), section, before));
        if (elsewhere) {
            meant.wrong(
                    faults,
                    TransferFile.Column.NUMBER,
                    "transfer-section-person",
                    row.name().full());
        }
        return !elsewhere;
    }

    private static boolean partTime(Employment employment) {
        return switch (employment) {
            case FISCAL_YEAR, PART_TIME, TEMPORARY -> true;
            case REGULAR, REAPPOINTED, SPECIAL -> false;
        };
    }

    private static boolean within(Optional<SectionId> place, SectionId section, Snapshot snapshot) {
        return place.filter(id -> snapshot.path(id).stream()
                        .anyMatch(above -> above.section().equals(section)))
                .isPresent();
    }

    // Their posts

    private void move() {
        var found = new Problems("organisation");
        var rows = new ArrayList<>(known.people());
        effects.values().forEach(effect -> {
            rows.removeAll(effect.people().out());
            rows.addAll(effect.people().in());
        });
        var transfer = new Transfer(found, known.posts(), rows, known.tenures());
        var fields = new HashMap<String, Meant>();
        var all = meant.values().stream().flatMap(List::stream).toList();
        for (var one : all) {
            end(one, transfer, field(fields, one));
        }
        var taken = new HashMap<PostId, Meant>();
        for (var one : all) {
            if (one.row().kind() != TransferKind.LEAVING && one.row().kind() != TransferKind.RELIEVED) {
                post(one).ifPresent(post -> assign(one, post, taken, transfer, field(fields, one)));
            }
        }
        transfer.checkSeats();
        for (var problem : found.found()) {
            var one = fields.get(problem.field().substring(0, problem.field().indexOf('.') + 1));
            if (one != null) {
                var column = problem.field().endsWith("post") ? TransferFile.Column.POST : TransferFile.Column.NUMBER;
                wrong(faults, one.source(), one.row(), column, problem.message());
            }
        }
        for (var change : transfer.changes()) {
            switch (change) {
                case Transfer.Change.Begins(var row) ->
                    effect(row.person(), false).tenures().in().add(row);
                case Transfer.Change.Ends(var row, var to) -> {
                    var tenure = effect(row.person(), false).tenures();
                    tenure.out().add(row);
                    tenure.in().add(row.during(newId(), row.span().until(to)));
                }
            }
        }
    }

    private static String field(Map<String, Meant> fields, Meant one) {
        var field = "row" + fields.size() + ".";
        fields.put(field, one);
        return field;
    }

    private void end(Meant one, Transfer transfer, String field) {
        var own = tenures.getOrDefault(one.person(), List.of());
        if (one.row().kind() == TransferKind.LEAVING) {
            for (var tenure : own) {
                if (tenure.span().contains(day) || tenure.span().from().isAfter(day)) {
                    transfer.end(tenure, day, field + "person");
                }
            }
            var appointed = effect(one.person(), false).appointments();
            for (var row : known.appointments()) {
                if (row.person().equals(one.person()) && row.span().contains(day)) {
                    appointed.out().add(row);
                    if (row.span().from().isBefore(day)) {
                        appointed.in().add(row.during(newId(), row.span().until(day)));
                    }
                }
            }
        } else if (one.row().kind() == TransferKind.RELIEVED) {
            post(one).ifPresent(post -> {
                var held = own.stream()
                        .filter(tenure -> tenure.post().equals(post.post())
                                && tenure.span().contains(day))
                        .findFirst();
                if (held.isPresent()) {
                    transfer.end(held.get(), day, field + "person");
                } else {
                    one.wrong(
                            faults,
                            TransferFile.Column.POST,
                            "transfer-not-held",
                            one.row().name().full(),
                            describe(post));
                }
            });
        }
    }

    private void assign(Meant one, Posts.Row post, Map<PostId, Meant> taken, Transfer transfer, String field) {
        var row = one.row();
        if (post.seats() == 1 && row.kind().holding() != Holding.DEPUTY) {
            var other = taken.putIfAbsent(post.post(), one);
            if (other != null) {
                one.wrong(
                        faults,
                        TransferFile.Column.POST,
                        "transfer-post-twice",
                        describe(post),
                        other.row().name().full(),
                        other.source().name(),
                        other.row().line().number());
                return;
            }
        }
        boolean stays = row.kind() == TransferKind.REAPPOINTED
                && tenures.getOrDefault(one.person(), List.of()).stream()
                        .anyMatch(tenure -> tenure.post().equals(post.post())
                                && tenure.holding() == Holding.MAIN
                                && tenure.span().contains(day));
        var end = ends.containsKey(one.person())
                ? ends.get(one.person())
                : people.getOrDefault(one.person(), List.of()).stream()
                        .filter(person -> person.span().contains(day))
                        .findFirst()
                        .flatMap(person -> person.span().to());
        if (!stays) {
            transfer.assign(
                    field,
                    new AssignPosts.Assignment(
                            one.person(), post.post(), row.kind().holding(), day, end),
                    new TenureId(newId()),
                    this::newId);
        }
    }

    private Optional<Posts.Row> post(Meant one) {
        var row = one.row();
        var place = place(one);
        if (place.isEmpty()) {
            return Optional.empty();
        }
        var there = postsByPlace.getOrDefault(place.get(), List.of());
        var post = there.stream()
                .filter(candidate -> TransferFile.plain(candidate.title()).equals(TransferFile.plain(row.post())))
                .findFirst();
        if (post.isEmpty()) {
            one.wrong(
                    faults,
                    TransferFile.Column.POST,
                    "transfer-post-unknown",
                    row.section(),
                    row.post(),
                    there.stream().map(Posts.Row::title).distinct().collect(joining("、")));
        }
        return post;
    }

    /** The section or the organ that the row names by code or name. */
    private Optional<Object> place(Meant one) {
        var name = one.row().section();
        var coded = sectionsByCode.get(name);
        var named = sectionsByName.getOrDefault(TransferFile.plain(name), List.of());
        if (coded == null && named.size() > 1) {
            one.wrong(
                    faults,
                    TransferFile.Column.SECTION,
                    "transfer-section-several",
                    name,
                    named.stream().map(Sections.Row::code).collect(joining("、")));
            return Optional.empty();
        }
        var section = coded != null ? Optional.of(coded) : named.stream().findFirst();
        if (section.isEmpty()) {
            var organ = organs.get(TransferFile.plain(name));
            if (organ != null && one.source().section().isEmpty()) {
                return Optional.of(organ);
            }
            one.wrong(
                    faults,
                    TransferFile.Column.SECTION,
                    "transfer-section-unknown",
                    name,
                    Problems.day(day),
                    near(name));
            return Optional.empty();
        }
        var own = one.source().section();
        if (own.isPresent() && !within(section.map(Sections.Row::section), own.get(), base)) {
            one.wrong(
                    faults,
                    TransferFile.Column.SECTION,
                    "transfer-section-other",
                    name,
                    base.section(own.get()).map(Sections.Row::name).orElse(""));
            return Optional.empty();
        }
        return section.map(Sections.Row::section);
    }

    /** The names of the three sections that share the most characters with the name, each with its code. */
    private String near(String name) {
        var characters = name.chars().boxed().toList();
        return base.sections().stream()
                .sorted(Comparator.comparing((Sections.Row row) ->
                                -row.name().chars().filter(characters::contains).count())
                        .thenComparing(Sections.Row::code))
                .limit(3)
                .map(row -> row.name() + "（" + row.code() + "）")
                .collect(joining("、"));
    }

    private Effect effect(PersonId person, boolean fresh) {
        return effects.computeIfAbsent(person, id -> new Effect(id, fresh));
    }

    private static void wrong(
            List<Fault> faults, Source source, TransferFile.Row row, TransferFile.Column column, Message reason) {
        faults.add(new Fault(
                source, TableFile.reason("in-file", source.name(), row.line().wrong(column, reason))));
    }

    // What follows

    private Snapshot applied() {
        return new Known(
                        known.organs(),
                        known.sections(),
                        known.posts(),
                        exchanged(known.tenures(), Effect::tenures),
                        exchanged(known.people(), Effect::people),
                        known.rules(),
                        exchanged(known.appointments(), Effect::appointments))
                .on(day);
    }

    private <R extends Register.Row<R>> List<R> exchanged(List<R> rows, Function<Effect, Exchange<R>> of) {
        var out = new HashSet<UUID>();
        effects.values().forEach(effect -> of.apply(effect).out().forEach(row -> out.add(row.id())));
        var all = new ArrayList<>(
                rows.stream().filter(row -> !out.contains(row.id())).toList());
        effects.values().forEach(effect -> all.addAll(of.apply(effect).in()));
        return all;
    }

    List<Fault> faults() {
        return faults;
    }

    List<TransferPreview.Question> questions() {
        return questions;
    }

    /** The effects that are any, in the order of the files; those who are displaced come last. */
    List<Effect> effects() {
        return effects.values().stream().filter(effect -> !effect.isEmpty()).toList();
    }

    /** What happens to each, old beside new. */
    List<TransferPreview.Move> moves() {
        var held = posts(before);
        var holding = posts(after);
        return effects().stream()
                .map(effect -> {
                    var person = effect.person();
                    var row = after.person(person).or(() -> before.person(person));
                    var rows = meant.getOrDefault(person, List.of());
                    return new TransferPreview.Move(
                            effect.fresh() ? Optional.empty() : Optional.of(person),
                            row.map(People.Row::staffNumber).orElse(""),
                            row.map(one -> one.name().full()).orElse(""),
                            rows.stream()
                                    .map(one -> one.row().kind())
                                    .distinct()
                                    .toList(),
                            held.getOrDefault(person, List.of()),
                            holding.getOrDefault(person, List.of()),
                            before.person(person).map(People.Row::employment),
                            after.person(person).map(People.Row::employment),
                            rows.stream().findFirst().map(one -> one.source().name()));
                })
                .toList();
    }

    private Map<PersonId, List<TransferPreview.Held>> posts(Snapshot snapshot) {
        var held = new HashMap<PersonId, List<TransferPreview.Held>>();
        var rows = snapshot.posts().stream().collect(toMap(Posts.Row::post, Function.identity()));
        snapshot.tenures().stream()
                .sorted(Comparator.comparing(Tenures.Row::holding))
                .forEach(tenure -> Optional.ofNullable(rows.get(tenure.post()))
                        .ifPresent(post -> held.computeIfAbsent(tenure.person(), id -> new ArrayList<>())
                                .add(new TransferPreview.Held(snapshot.place(post), post.title(), tenure.holding()))));
        return held;
    }

    /** What follows in this module, gaps first. */
    List<Consequence> consequences() {
        var found = new ArrayList<Consequence>();
        var rolesBefore = byRole(before);
        var rolesAfter = byRole(after);
        rolesBefore.forEach((role, holders) -> {
            if (!rolesAfter.containsKey(role)) {
                found.add(new Consequence.RoleUnheld(
                        role, holders.stream().map(RoleHolder::name).distinct().toList()));
            }
        });
        var heldBefore = holders(before);
        var heldAfter = holders(after);
        for (var post : posts.values()) {
            var roles = after.rolesOf(post.post());
            if (!roles.isEmpty() && heldBefore.containsKey(post.post()) && !heldAfter.containsKey(post.post())) {
                found.add(new Consequence.PostVacant(
                        post.post(),
                        after.place(post),
                        post.title(),
                        roles,
                        heldBefore.getOrDefault(post.post(), List.of())));
            }
        }
        var main = after.tenures().stream()
                .filter(tenure -> tenure.holding() == Holding.MAIN)
                .map(Tenures.Row::person)
                .collect(Collectors.toSet());
        for (var effect : effects()) {
            var person = after.person(effect.person());
            boolean ended = effect.tenures().out().stream().anyMatch(row -> row.holding() == Holding.MAIN);
            if (person.isPresent() && ended && !main.contains(effect.person())) {
                found.add(new Consequence.WithoutPost(
                        person.get().staffNumber(), person.get().name().full()));
            }
            effect.appointments()
                    .out()
                    .forEach(row -> found.add(new Consequence.AppointmentEnds(row.role(), nameOf(effect.person()))));
        }
        for (var row : after.appointments()) {
            var effect = effects.get(row.person());
            if (effect != null
                    && !effect.tenures().isEmpty()
                    && after.person(row.person()).isPresent()) {
                found.add(new Consequence.AppointmentStays(row.role(), nameOf(row.person())));
            }
        }
        return found;
    }

    private String nameOf(PersonId person) {
        return after.person(person)
                .or(() -> before.person(person))
                .map(row -> row.name().full())
                .orElse("");
    }

    private static Map<Role, List<RoleHolder>> byRole(Snapshot snapshot) {
        return snapshot.roleHolders().stream()
                .collect(groupingBy(RoleHolder::role, LinkedHashMap::new, Collectors.toList()));
    }

    /** Who holds or stands in for each post, by name. */
    private static Map<PostId, List<String>> holders(Snapshot snapshot) {
        var holders = new HashMap<PostId, List<String>>();
        for (var tenure : snapshot.tenures()) {
            snapshot.person(tenure.person())
                    .ifPresent(person -> holders.computeIfAbsent(tenure.post(), post -> new ArrayList<>())
                            .add(person.name().full()));
        }
        return holders;
    }

    /** The same for the modules above. */
    AffectedByTransfers.Impact impact() {
        var names = new HashMap<PersonId, String>();
        var sections = new HashMap<SectionId, String>();
        for (var snapshot : List.of(before, after)) {
            snapshot.people().forEach(row -> names.put(row.person(), row.name().full()));
            snapshot.sections().forEach(row -> sections.put(row.section(), row.name()));
        }
        return new AffectedByTransfers.Impact(
                day, Staffing.of(before), Staffing.of(after), names, sections, held(before), held(after));
    }

    private static Map<PostId, Set<PersonId>> held(Snapshot snapshot) {
        return snapshot.tenures().stream()
                .collect(groupingBy(Tenures.Row::post, Collectors.mapping(Tenures.Row::person, Collectors.toSet())));
    }
}
