package org.sekisho.app.demo;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.sekisho.app.demo.Founding.Seat;
import org.sekisho.app.organisation.AssignPosts.Assignment;
import org.sekisho.app.organisation.Employment;
import org.sekisho.app.organisation.Holding;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.PersonName;
import org.sekisho.app.organisation.RegisterPeople.NewPerson;
import org.sekisho.app.organisation.RetirePeople;

/**
 * The people of a sample body through the years: who sits where, who leaves, who follows.
 *
 * <p>On 1 April some leave, those below them move up, newcomers fill what is left, and others change places with their
 * equals. The lists are entered a week before, as an office announces them. Those who can sign in keep their posts.
 */
final class Staff {

    /** From which post one moves up to another. */
    private static final Map<String, String> BELOW = Map.ofEntries(
            Map.entry("部長", "課長"),
            Map.entry("次長", "課長"),
            Map.entry("課長", "課長補佐"),
            Map.entry("室長", "課長補佐"),
            Map.entry("支所長", "課長補佐"),
            Map.entry("事務局長", "課長補佐"),
            Map.entry("所長", "係長"),
            Map.entry("館長", "係長"),
            Map.entry("課長補佐", "係長"),
            Map.entry("係長", "主査"),
            Map.entry("主査", "主事"));

    /** The same in the fire service, whose people stay in it. */
    private static final Map<String, String> BELOW_IN_FIRE_SERVICE = Map.of(
            "署長", "課長",
            "課長", "課長補佐",
            "課長補佐", "係長",
            "副署長", "係長",
            "係長", "主査",
            "主査", "消防士");

    private static final String FIRE_SERVICE = "消防長";
    private static final double LEAVE = 0.035;
    private static final double CHANGE_PLACES = 0.11;
    private static final int ANNOUNCED_DAYS_BEFORE = 8;

    /** One person and where they sit. */
    private static final class Worker {
        private final PersonId person;
        private final Employment employment;
        private final boolean stays;
        private Seat seat;

        Worker(PersonId person, Employment employment, boolean stays, Seat seat) {
            this.person = person;
            this.employment = employment;
            this.stays = stays;
            this.seat = seat;
        }
    }

    /**
     * Someone who can sign in held the same post in another section until they changed places with its holder.
     *
     * @param place the section in which they were until the day
     */
    record Exchange(String account, String place, LocalDate day) {}

    private record Newcomer(NewPerson person, Seat seat, boolean stays) {}

    private final Founding founding;
    private final RandomGenerator random;
    private final NameSource names;
    private final Map<String, LocalDate> joinLater;
    private final Optional<Exchange> exchange;
    private final Map<String, String> organOfPlace = new LinkedHashMap<>();
    private final List<Worker> workers = new ArrayList<>();
    private int numbers;

    /**
     * Nobody yet.
     *
     * @param joinLater the accounts whose people come later, in place of somebody who leaves, and when
     * @param exchange the account whose person came to their post from another section
     */
    Staff(Founding founding, RandomGenerator random, Map<String, LocalDate> joinLater, Optional<Exchange> exchange) {
        this.founding = founding;
        this.random = random;
        this.names = new NameSource(random);
        this.joinLater = joinLater;
        this.exchange = exchange;
        var sample = founding.sample();
        sample.organs().forEach(organ -> organOfPlace.put(organ.name(), organ.name()));
        sample.sections().forEach(section -> organOfPlace.put(section.name(), section.organ()));
        sample.formerSections().forEach(section -> organOfPlace.put(section.name(), section.organ()));
        sample.accounts().forEach(account -> names.reserve(name(account)));
    }

    /** Fills every seat on the first day of the registers, and the posts that are held beside another. */
    void begin() {
        var seats = founding.seats();
        var kinds = employments(seats);
        var named = new ArrayList<>(founding.sample().accounts());
        named.removeIf(account -> joinLater.containsKey(account.account()));
        var newcomers = new ArrayList<Newcomer>();
        for (int i = 0; i < seats.size(); i++) {
            var seat = seats.get(i);
            var account = named.stream()
                    .filter(one ->
                            one.post().equals(seat.title()) && firstPlace(one).equals(seat.place()))
                    .findFirst();
            account.ifPresent(named::remove);
            newcomers.add(newcomer(seat, account, kinds.get(i), joined()));
        }
        var since = new ArrayList<LocalDate>();
        newcomers.forEach(one -> since.add(heldSince(one)));
        enter(founding.day(), newcomers, since);
        exchange.flatMap(one -> founding.sample().accounts().stream()
                        .filter(account -> account.account().equals(one.account()))
                        .findFirst())
                .ifPresent(account -> keep(worker(account.place(), account.post())));
        assignConcurrentPosts();
    }

    private String firstPlace(Sample.Account account) {
        return exchange.filter(one -> one.account().equals(account.account()))
                .map(Exchange::place)
                .orElseGet(account::place);
    }

    private LocalDate joined() {
        int year = founding.day().getYear() - 1 - random.nextInt(17);
        return april(Math.max(year, founding.sample().body().established().getYear() + 1));
    }

    private LocalDate heldSince(Newcomer newcomer) {
        var since = april(founding.day().getYear() - random.nextInt(4));
        var joined = newcomer.person().from();
        var sample = founding.sample();
        var section = Stream.concat(sample.sections().stream(), sample.formerSections().stream())
                .filter(one -> one.name().equals(newcomer.seat().place()))
                .map(Sample.Section::from)
                .findFirst()
                .orElse(joined);
        return List.of(since, joined, section).stream()
                .max(LocalDate::compareTo)
                .orElseThrow();
    }

    private static LocalDate april(int year) {
        return LocalDate.of(year, Month.APRIL, 1);
    }

    /** How the holder of each seat is employed: by the post, but for some of those who hold it. */
    private List<Employment> employments(List<Seat> seats) {
        var ofTitle = new TreeMap<String, List<Integer>>();
        for (int i = 0; i < seats.size(); i++) {
            ofTitle.computeIfAbsent(seats.get(i).title(), title -> new ArrayList<>())
                    .add(i);
        }
        var kinds = new ArrayList<Employment>();
        seats.forEach(seat -> kinds.add(founding.sample().post(seat.title()).employment()));
        ofTitle.forEach((title, indexes) -> {
            var otherwise = new ArrayDeque<Employment>();
            founding.sample()
                    .post(title)
                    .ofWhich()
                    .forEach((kind, count) -> otherwise.addAll(Collections.nCopies(count, kind)));
            for (int index : shuffled(indexes)) {
                boolean taken = founding.sample().accounts().stream()
                        .anyMatch(account ->
                                account.place().equals(seats.get(index).place())
                                        && account.post().equals(title));
                if (!taken && !otherwise.isEmpty()) {
                    kinds.set(index, otherwise.poll());
                }
            }
        });
        return kinds;
    }

    private Newcomer newcomer(Seat seat, Optional<Sample.Account> account, Employment employment, LocalDate from) {
        var person = new NewPerson(
                "%06d".formatted(100_000 + ++numbers * 7),
                account.map(Staff::name).orElseGet(names::next),
                employment,
                account.flatMap(one -> founding.account(one.account())),
                from);
        return new Newcomer(person, seat, account.isPresent());
    }

    private static PersonName name(Sample.Account account) {
        return new PersonName(account.family(), account.given(), account.familyKana(), account.givenKana());
    }

    private void enter(LocalDate on, List<Newcomer> newcomers, List<LocalDate> since) {
        var ids = founding.register(on, newcomers.stream().map(Newcomer::person).toList());
        var assignments = new ArrayList<Assignment>();
        for (int i = 0; i < newcomers.size(); i++) {
            var one = newcomers.get(i);
            var id = Objects.requireNonNull(ids.get(one.person().staffNumber()));
            workers.add(new Worker(id, one.person().employment(), one.stays(), one.seat()));
            assignments.add(Founding.main(id, one.seat().post(), since.get(i)));
        }
        founding.assign(on, assignments);
    }

    private void assignConcurrentPosts() {
        var used = new LinkedHashSet<PersonId>();
        var assignments = new ArrayList<Assignment>();
        for (var post : founding.sample().concurrentPosts()) {
            var holder = workers.stream()
                    .filter(worker -> worker.seat.place().equals(post.holder().section())
                            && worker.seat.title().equals(post.holder().post())
                            && used.add(worker.person))
                    .findFirst()
                    .orElseThrow();
            keep(holder);
            assignments.add(new Assignment(
                    holder.person,
                    founding.post(post.section(), post.post()),
                    Holding.CONCURRENT,
                    founding.day(),
                    Optional.empty()));
        }
        if (!assignments.isEmpty()) {
            founding.assign(founding.day(), assignments);
        }
    }

    private void keep(Worker worker) {
        workers.set(workers.indexOf(worker), new Worker(worker.person, worker.employment, true, worker.seat));
    }

    /** Who sits in a post of one section; of several, the first. */
    PersonId holder(String place, String title) {
        return worker(place, title).person;
    }

    private Worker worker(String place, String title) {
        return workers.stream()
                .filter(worker ->
                        worker.seat.place().equals(place) && worker.seat.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    /**
     * What happens on 1 April of a year.
     *
     * @param reorganised from the sections that are abolished on the day to those that take their place
     */
    void april(int year, Map<String, String> reorganised) {
        new Spring(april(year)).happen(reorganised);
    }

    /** On 1 April of a year, only those come who can sign in and were not there yet. */
    void replacements(int year) {
        new Spring(april(year)).onlyReplacements();
    }

    /** What happens on one 1 April. */
    private final class Spring {
        private final LocalDate day;
        private final LocalDate announced;
        private final Set<Worker> leaving = new LinkedHashSet<>();
        private final Map<Worker, Seat> moving = new LinkedHashMap<>();
        private final List<Newcomer> coming = new ArrayList<>();

        Spring(LocalDate day) {
            this.day = day;
            this.announced = day.minusDays(ANNOUNCED_DAYS_BEFORE);
        }

        void happen(Map<String, String> reorganised) {
            reorganised.forEach(this::moveTogether);
            exchange.filter(one -> one.day().equals(day)).ifPresent(this::changePlaces);
            replaceThoseWhoJoin();
            chooseLeavers();
            var vacant = new ArrayDeque<Seat>();
            leaving.forEach(worker -> vacant.add(worker.seat));
            coming.forEach(one -> vacant.removeFirstOccurrence(one.seat()));
            while (!vacant.isEmpty()) {
                fill(vacant);
            }
            changePlaces();
            enterAll();
        }

        void onlyReplacements() {
            replaceThoseWhoJoin();
            enterAll();
        }

        private void replaceThoseWhoJoin() {
            joinLater.forEach((login, from) -> {
                if (from.equals(day)) {
                    replace(login);
                }
            });
        }

        /** The people of an abolished section go to its successor, each to a seat of the same title. */
        private void moveTogether(String from, String to) {
            var free = new ArrayList<>(founding.seats().stream()
                    .filter(seat -> seat.place().equals(to))
                    .toList());
            for (var worker : workers) {
                if (worker.seat.place().equals(from)) {
                    var seat = free.stream()
                            .filter(one -> one.title().equals(worker.seat.title()))
                            .findFirst()
                            .orElseThrow();
                    free.remove(seat);
                    moving.put(worker, seat);
                }
            }
        }

        /** The person with that account comes, and whoever has their seat leaves. */
        private void replace(String login) {
            var account = founding.sample().accounts().stream()
                    .filter(one -> one.account().equals(login))
                    .findFirst()
                    .orElseThrow();
            var predecessor = workers.stream()
                    .filter(worker -> !worker.stays
                            && worker.employment == Employment.REGULAR
                            && worker.seat.place().equals(account.place())
                            && worker.seat.title().equals(account.post()))
                    .findFirst()
                    .orElseThrow();
            leaving.add(predecessor);
            coming.add(newcomer(predecessor.seat, Optional.of(account), Employment.REGULAR, day));
        }

        private void changePlaces(Exchange exchange) {
            var account = founding.sample().accounts().stream()
                    .filter(one -> one.account().equals(exchange.account()))
                    .findFirst()
                    .orElseThrow();
            var comes = worker(exchange.place(), account.post());
            var goes = worker(account.place(), account.post());
            moving.put(comes, goes.seat);
            moving.put(goes, comes.seat);
        }

        private void chooseLeavers() {
            for (var worker : workers) {
                boolean may = free(worker)
                        && (worker.employment == Employment.REGULAR || worker.employment == Employment.FISCAL_YEAR);
                if (may && random.nextDouble() < LEAVE) {
                    leaving.add(worker);
                }
            }
        }

        private boolean free(Worker worker) {
            return !worker.stays && !leaving.contains(worker) && !moving.containsKey(worker);
        }

        /** Somebody from below moves into the first vacant seat and leaves theirs, or a newcomer takes it. */
        private void fill(ArrayDeque<Seat> vacant) {
            var seat = vacant.removeFirst();
            boolean fire = isFireService(seat);
            var below = Optional.ofNullable((fire ? BELOW_IN_FIRE_SERVICE : BELOW).get(seat.title()));
            var candidates = workers.stream()
                    .filter(worker -> free(worker)
                            && worker.employment == Employment.REGULAR
                            && isFireService(worker.seat) == fire
                            && below.filter(worker.seat.title()::equals).isPresent())
                    .toList();
            if (candidates.isEmpty()) {
                var employment = founding.sample().post(seat.title()).employment();
                coming.add(newcomer(seat, Optional.empty(), employment, day));
            } else {
                var chosen = candidates.get(random.nextInt(candidates.size()));
                vacant.addLast(chosen.seat);
                moving.put(chosen, seat);
            }
        }

        /** In every kind of post some go round in a circle. */
        private void changePlaces() {
            var equals = new LinkedHashMap<String, List<Worker>>();
            for (var worker : workers) {
                if (free(worker)
                        && worker.employment != Employment.SPECIAL
                        && worker.employment != Employment.FISCAL_YEAR) {
                    equals.computeIfAbsent(worker.seat.title() + isFireService(worker.seat), key -> new ArrayList<>())
                            .add(worker);
                }
            }
            for (var group : equals.values()) {
                var circle = new ArrayList<Worker>();
                for (var worker : shuffled(group)) {
                    boolean elsewhere = circle.stream()
                            .noneMatch(other -> other.seat.place().equals(worker.seat.place()));
                    if (elsewhere && circle.size() < Math.max(2, group.size() * CHANGE_PLACES)) {
                        circle.add(worker);
                    }
                }
                for (int i = 0; circle.size() > 1 && i < circle.size(); i++) {
                    moving.put(circle.get(i), circle.get((i + 1) % circle.size()).seat);
                }
            }
        }

        private void enterAll() {
            if (!leaving.isEmpty()) {
                var ids = leaving.stream().map(worker -> worker.person).toList();
                founding.hands()
                        .on(
                                announced,
                                actor -> founding.use().retirePeople().retire(actor, new RetirePeople.Input(ids, day)));
                workers.removeAll(leaving);
            }
            var assignments = new ArrayList<Assignment>();
            moving.forEach((worker, seat) -> {
                worker.seat = seat;
                assignments.add(Founding.main(worker.person, seat.post(), day));
            });
            var ids = coming.isEmpty()
                    ? Map.<String, PersonId>of()
                    : founding.register(
                            announced, coming.stream().map(Newcomer::person).toList());
            for (var one : coming) {
                var id = Objects.requireNonNull(ids.get(one.person().staffNumber()));
                workers.add(new Worker(id, one.person().employment(), one.stays(), one.seat()));
                assignments.add(Founding.main(id, one.seat().post(), day));
            }
            if (!assignments.isEmpty()) {
                founding.assign(announced, assignments);
            }
        }
    }

    private boolean isFireService(Seat seat) {
        return FIRE_SERVICE.equals(organOfPlace.get(seat.place()));
    }

    private <T> List<T> shuffled(Collection<T> items) {
        var list = new ArrayList<>(items);
        Collections.shuffle(list, random);
        return list;
    }
}
