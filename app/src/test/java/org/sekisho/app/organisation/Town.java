package org.sekisho.app.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.assertj.core.api.ThrowingConsumer;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.AppFixture;
import org.sekisho.app.Browser;
import org.sekisho.app.TestDatabase;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.identity.Actors;
import org.sekisho.app.identity.BodyKind;
import org.sekisho.app.identity.CreateAccounts;
import org.sekisho.app.identity.FoundBody;
import org.sekisho.app.identity.SigningIn;
import org.sekisho.app.organisation.EstablishOrganisation.NewOrgan;
import org.sekisho.app.organisation.EstablishOrganisation.NewPost;
import org.sekisho.app.organisation.EstablishOrganisation.NewSection;
import org.sekisho.app.organisation.EstablishOrganisation.Place;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Bundles;

/** A small town of its own for a test: 総務部 with 総務課 and 税務課 below it, set up on 1 April 2024. */
public final class Town {

    public static final LocalDate BEGIN = LocalDate.of(2024, 4, 1);
    private static final String PASSWORD = "haru no umi hinemosu";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    public final AppFixture app = AppFixture.serving();
    final int number = NUMBER.incrementAndGet();
    private final String slug = SigningIn.slug();
    private final FoundBody.Founded founded;
    private final Map<String, SectionId> sections = new HashMap<>();
    private final Map<String, PostId> posts = new HashMap<>();
    private int people;

    public Town() {
        founded = Time.at(
                AppFixture.noon(BEGIN),
                () -> app.use(FoundBody.class)
                        .found(new FoundBody.Input(
                                "試験町" + number, slug, BodyKind.TOWN, false, "administrator", "管理者", Optional.empty())));
        var established = on(
                BEGIN,
                actor -> app.use(EstablishOrganisation.class)
                        .establish(
                                actor,
                                new EstablishOrganisation.Input(
                                        List.of(new NewOrgan("町長", BEGIN)),
                                        List.of(
                                                new NewSection("110", "総務課", "町長", Optional.of("100"), BEGIN),
                                                new NewSection("100", "総務部", "町長", Optional.empty(), BEGIN),
                                                new NewSection("120", "税務課", "町長", Optional.of("100"), BEGIN)),
                                        List.of(
                                                post("副町長", new Place.AtOrgan("町長"), 1),
                                                post("部長", new Place.InSection("100"), 1),
                                                post("課長", new Place.InSection("110"), 1),
                                                post("課長", new Place.InSection("120"), 1),
                                                post("主事", new Place.InSection("110"), 2)))));
        sections.put("総務部", Objects.requireNonNull(established.sections().get("100")));
        sections.put("総務課", Objects.requireNonNull(established.sections().get("110")));
        sections.put("税務課", Objects.requireNonNull(established.sections().get("120")));
        var names = List.of("副町長", "部長", "総務課長", "税務課長", "主事");
        for (int i = 0; i < names.size(); i++) {
            posts.put(names.get(i), established.posts().get(i));
        }
    }

    private static NewPost post(String title, Place place, int seats) {
        return new NewPost(title, place, seats, OptionalInt.empty(), BEGIN);
    }

    /** Runs a use case at noon of the day as the administrator. */
    public <T> T on(LocalDate day, Function<Actor, T> useCase) {
        return Time.at(
                AppFixture.noon(day),
                () -> useCase.apply(app.use(Actors.class).of(founded.body(), founded.administrator())));
    }

    public Actor administrator() {
        return app.use(Actors.class).of(founded.body(), founded.administrator());
    }

    /** A browser signed in as somebody who may change everything here. */
    public Browser administratorsBrowser() {
        return browser("keeper", true);
    }

    /** A browser signed in as one of the staff, who may read. */
    public Browser clerksBrowser() {
        return browser("clerk", false);
    }

    private Browser browser(String login, boolean administrator) {
        var account = on(
                BEGIN,
                actor -> Objects.requireNonNull(app.use(CreateAccounts.class)
                        .create(
                                actor,
                                new CreateAccounts.Input(List.of(new CreateAccounts.NewAccount(
                                        login, "試験 " + login, administrator, Optional.of(PASSWORD)))))
                        .get(login)));
        on(
                BEGIN,
                actor -> app.use(RegisterPeople.class)
                        .register(
                                actor,
                                new RegisterPeople.Input(List.of(new RegisterPeople.NewPerson(
                                        login.toUpperCase(Locale.ROOT),
                                        new PersonName("試験", login, "シケン", ""),
                                        Employment.REGULAR,
                                        Optional.of(account),
                                        BEGIN)))));
        return SigningIn.byPassword(app, slug, login, PASSWORD);
    }

    /** Runs a use case at noon of the day as somebody. */
    public <T> T as(Somebody who, LocalDate day, Function<Actor, T> useCase) {
        return Time.at(
                AppFixture.noon(day), () -> useCase.apply(app.use(Actors.class).of(founded.body(), who.account())));
    }

    /** How many entries of the kind are in the record. */
    long entries(String kind) {
        try (var connection = TestDatabase.get().asOwner();
                var query = connection.prepareStatement("select count(*) from entry where body_id = ? and kind = ?")) {
            query.setObject(1, founded.body().value());
            query.setString(2, kind);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everybody of the day with number, name, employment and the end of their time, as it is known now. */
    List<String> people(LocalDate day) {
        return on(
                day,
                actor -> app.use(Work.class)
                        .read(
                                actor,
                                Permission.READ_ORGANISATION,
                                tx -> app.use(People.class).at(tx, AsOf.known(day)).stream()
                                        .map(row -> String.join(
                                                " ",
                                                row.person().toString(),
                                                row.staffNumber(),
                                                row.name().full(),
                                                row.employment().name(),
                                                row.span()
                                                        .to()
                                                        .map(LocalDate::toString)
                                                        .orElse("-")))
                                        .toList()));
    }

    /** Asks that a refusal says the words. */
    static ThrowingConsumer<Throwable> says(String words) {
        return refused -> assertThat(((Refusal.Invalid) refused).problems())
                .extracting(problem -> Bundles.words(new Bundles().in(Bundles.JAPANESE), problem.message()))
                .anyMatch(said -> said.contains(words));
    }

    public PostId post(String name) {
        return Objects.requireNonNull(posts.get(name));
    }

    public SectionId section(String name) {
        return Objects.requireNonNull(sections.get(name));
    }

    /** Somebody with an account, known since the day. */
    public Somebody somebody(String family, LocalDate since) {
        int next = ++people;
        var account = on(
                BEGIN,
                actor -> Objects.requireNonNull(app.use(CreateAccounts.class)
                        .create(
                                actor,
                                new CreateAccounts.Input(List.of(new CreateAccounts.NewAccount(
                                        "person" + next, family, false, Optional.empty()))))
                        .get("person" + next)));
        var person = on(
                BEGIN,
                actor -> Objects.requireNonNull(app.use(RegisterPeople.class)
                        .register(
                                actor,
                                new RegisterPeople.Input(List.of(new RegisterPeople.NewPerson(
                                        "N" + next,
                                        new PersonName(family, "一郎", "カナ", "イチロウ"),
                                        Employment.REGULAR,
                                        Optional.of(account),
                                        since))))
                        .get("N" + next)));
        return new Somebody(person, account);
    }

    public record Somebody(PersonId id, UUID account) {}

    public TenureId assign(
            LocalDate entered, Somebody who, String post, Holding holding, LocalDate from, @Nullable LocalDate to) {
        return on(
                        entered,
                        actor -> app.use(AssignPosts.class)
                                .assign(
                                        actor,
                                        new AssignPosts.Input(List.of(new AssignPosts.Assignment(
                                                who.id(), post(post), holding, from, Optional.ofNullable(to))))))
                .begun()
                .getFirst();
    }

    public void rule(Role role, String title, Optional<String> below) {
        on(
                BEGIN,
                actor -> app.use(SetRoleRules.class)
                        .set(
                                actor,
                                new SetRoleRules.Input(
                                        BEGIN,
                                        List.of(new SetRoleRules.NewRule(role, title, below.map(sections::get))),
                                        List.of())));
    }

    /** The roles of the policy that the person's account has on the day. */
    public List<Role> roles(Somebody who, LocalDate day) {
        return Time.at(
                AppFixture.noon(day),
                () -> app.use(Actors.class).of(founded.body(), who.account()).roles().stream()
                        .filter(SetRoleRules.ROLES::contains)
                        .sorted()
                        .toList());
    }
}
