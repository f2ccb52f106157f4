package org.sekisho.app.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import org.sekisho.app.identity.CreateAccounts;
import org.sekisho.app.identity.FoundBody;
import org.sekisho.app.organisation.AssignPosts;
import org.sekisho.app.organisation.EstablishOrganisation;
import org.sekisho.app.organisation.EstablishOrganisation.NewOrgan;
import org.sekisho.app.organisation.EstablishOrganisation.NewPost;
import org.sekisho.app.organisation.EstablishOrganisation.NewSection;
import org.sekisho.app.organisation.EstablishOrganisation.Place;
import org.sekisho.app.organisation.Holding;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.organisation.RegisterPeople;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.organisation.SetRoleRules;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Time;

/**
 * A body in the making: what was set up so far, by name.
 *
 * <p>The body begins to keep its registers on one day; what is older (the organisation, who held which post since when)
 * is entered on that day with the day from which it holds.
 */
final class Founding {

    /** One seat of a post, in a section or at the head of an organ. */
    record Seat(PostId post, String place, String title) {}

    private final UseCases use;
    private final Sample sample;
    private final LocalDate day;
    private final Hands hands;
    private final Map<String, SectionId> sections = new HashMap<>();
    private final Map<String, PostId> posts = new HashMap<>();
    private final List<Seat> seats = new ArrayList<>();
    private Map<String, UUID> accounts = Map.of();

    private Founding(UseCases use, Sample sample, LocalDate day, Hands hands) {
        this.use = use;
        this.sample = sample;
        this.day = day;
        this.hands = hands;
    }

    /** Founds the body, with its administrator and the accounts of the sign-in page. */
    static Founding of(UseCases use, Sample sample, LocalDate day) {
        var body = sample.body();
        var founded = Time.at(
                Hands.morning(day),
                () -> use.foundBody()
                        .found(new FoundBody.Input(
                                body.name(),
                                body.slug(),
                                body.kind(),
                                true,
                                "administrator",
                                "システム管理者",
                                Optional.empty())));
        var founding = new Founding(use, sample, day, new Hands(use.actors(), founded.body(), founded.administrator()));
        founding.accounts = founding.hands.on(
                day,
                actor -> use.createAccounts()
                        .create(
                                actor,
                                new CreateAccounts.Input(sample.accounts().stream()
                                        .map(account -> new CreateAccounts.NewAccount(
                                                account.account(),
                                                account.family() + " " + account.given(),
                                                false,
                                                Optional.empty()))
                                        .toList())));
        return founding;
    }

    /** The first day of the registers. */
    LocalDate day() {
        return day;
    }

    BodyId body() {
        return hands.body();
    }

    Hands hands() {
        return hands;
    }

    /** Sets up organs, and the sections and posts that there were or had been on the first day. */
    void establish() {
        var known = Stream.concat(sample.sections().stream(), sample.formerSections().stream())
                .filter(section -> !section.from().isAfter(day))
                .toList();
        establish(
                day,
                sample.organs().stream()
                        .map(organ -> new NewOrgan(organ.name(), sample.body().established()))
                        .toList(),
                known,
                sample.organs().stream()
                        .flatMap(organ -> organ.seats().entrySet().stream()
                                .map(seat -> new Draft(
                                        organ.name(),
                                        new NewPost(
                                                seat.getKey(),
                                                new Place.AtOrgan(organ.name()),
                                                seat.getValue(),
                                                rank(seat.getKey()),
                                                sample.body().established()))))
                        .toList());
    }

    /** Sets up sections with their posts that come later. */
    void establish(LocalDate on, List<Sample.Section> added) {
        establish(on, List.of(), added, List.of());
    }

    private record Draft(String place, NewPost post) {}

    private void establish(LocalDate on, List<NewOrgan> organs, List<Sample.Section> added, List<Draft> heads) {
        var drafts = new ArrayList<>(heads);
        for (var section : added) {
            var titles = new LinkedHashMap<>(section.seats());
            sample.concurrentPosts().stream()
                    .filter(post -> post.section().equals(section.name()))
                    .forEach(post -> titles.putIfAbsent(post.post(), 1));
            titles.forEach((title, seats) -> drafts.add(new Draft(
                    section.name(),
                    new NewPost(title, new Place.InSection(section.code()), seats, rank(title), section.from()))));
        }
        var codes = new HashMap<String, String>();
        Stream.concat(sample.sections().stream(), sample.formerSections().stream())
                .forEach(section -> codes.put(section.name(), section.code()));
        var established = hands.on(
                on,
                actor -> use.establishOrganisation()
                        .establish(
                                actor,
                                new EstablishOrganisation.Input(
                                        organs,
                                        added.stream()
                                                .map(section -> new NewSection(
                                                        section.code(),
                                                        section.name(),
                                                        section.organ(),
                                                        section.parent().map(codes::get),
                                                        section.from()))
                                                .toList(),
                                        drafts.stream().map(Draft::post).toList())));
        for (var section : added) {
            sections.put(
                    section.name(),
                    Objects.requireNonNull(established.sections().get(section.code())));
        }
        for (int i = 0; i < drafts.size(); i++) {
            var draft = drafts.get(i);
            var id = established.posts().get(i);
            posts.put(key(draft.place(), draft.post().title()), id);
            for (int seat = 0; seat < seatsToFill(draft); seat++) {
                seats.add(new Seat(id, draft.place(), draft.post().title()));
            }
        }
    }

    /** Posts that are held concurrently need nobody of their own. */
    private int seatsToFill(Draft draft) {
        boolean concurrent = sample.concurrentPosts().stream()
                .anyMatch(post -> post.section().equals(draft.place())
                        && post.post().equals(draft.post().title()));
        return concurrent ? 0 : draft.post().seats();
    }

    private OptionalInt rank(String title) {
        return OptionalInt.of(sample.rank(title));
    }

    /** Sets the rules that say which posts carry which role. */
    void setRules() {
        var rules = sample.roleRules().stream()
                .map(rule -> new SetRoleRules.NewRule(
                        rule.role(), rule.post(), rule.section().map(this::section)))
                .toList();
        hands.on(day, actor -> use.setRoleRules().set(actor, new SetRoleRules.Input(day, rules, List.of())));
    }

    Map<String, PersonId> register(LocalDate on, List<RegisterPeople.NewPerson> people) {
        return hands.on(on, actor -> use.registerPeople().register(actor, new RegisterPeople.Input(people)));
    }

    AssignPosts.Assigned assign(LocalDate on, List<AssignPosts.Assignment> assignments) {
        return hands.on(on, actor -> use.assignPosts().assign(actor, new AssignPosts.Input(assignments)));
    }

    static AssignPosts.Assignment main(PersonId person, PostId post, LocalDate from) {
        return new AssignPosts.Assignment(person, post, Holding.MAIN, from, Optional.empty());
    }

    SectionId section(String name) {
        return Optional.ofNullable(sections.get(name))
                .orElseThrow(() -> new IllegalStateException("The sample body has no section " + name + " yet"));
    }

    PostId post(String place, String title) {
        return Optional.ofNullable(posts.get(key(place, title)))
                .orElseThrow(() -> new IllegalStateException("The sample body has no post " + place + " " + title));
    }

    Optional<UUID> account(String login) {
        return Optional.ofNullable(accounts.get(login));
    }

    /** The seats that people of their own hold, in the official order. */
    List<Seat> seats() {
        return List.copyOf(seats);
    }

    Sample sample() {
        return sample;
    }

    UseCases use() {
        return use;
    }

    private static String key(String place, String title) {
        return place + "/" + title;
    }
}
