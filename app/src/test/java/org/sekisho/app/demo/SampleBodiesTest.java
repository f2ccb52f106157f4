package org.sekisho.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sekisho.app.Sekisho;
import org.sekisho.app.Settings;
import org.sekisho.app.duties.AnsweredDuties;
import org.sekisho.app.duties.State;
import org.sekisho.app.duties.StatusOfDuties;
import org.sekisho.app.duties.StatusOfSections;
import org.sekisho.app.identity.Actors;
import org.sekisho.app.identity.Bodies;
import org.sekisho.app.organisation.Chart;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.Roster;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Time;
import org.sekisho.policytext.PolicyUnreadable;
import org.sekisho.policytext.Wareki;
import org.sekisho.postgres.ThrowawayPostgres;
import org.sekisho.schema.Migration;

/** What somebody finds who starts a demonstration for the first time. */
final class SampleBodiesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @TempDir
    private static Path home;

    private static ThrowawayPostgres postgres;
    private static Sekisho sekisho;
    private static final ArrayList<Double> FRACTIONS = new ArrayList<>();

    @BeforeAll
    static void load() throws IOException {
        postgres = ThrowawayPostgres.open();
        Migration.apply(
                postgres.jdbcUrl(),
                postgres.owner().userName(),
                postgres.owner().password(),
                postgres.app().userName());
        sekisho = Sekisho.start(new Settings(
                Settings.Mode.DEMO,
                home,
                new Settings.Database(
                        postgres.jdbcUrl(),
                        postgres.app().userName(),
                        postgres.app().password(),
                        5),
                InetAddress.getLoopbackAddress(),
                0,
                Set.of("localhost"),
                new Settings.Transport.Plain()));
        sekisho.use(SampleBodies.class).load((step, fraction) -> FRACTIONS.add(fraction));
    }

    @AfterAll
    static void stop() {
        sekisho.close();
        postgres.close();
    }

    @Test
    void the_city_has_nine_organs_sixty_sections_and_nine_hundred_people() {
        var chart = chart("shinose", TODAY);
        assertThat(chart.organs()).hasSize(9);
        assertThat(chart.sections()).hasSize(60);
        assertThat(people(chart)).hasSize(900);
        assertThat(chart.posts().filter(post -> post.vacant() > 0)).isEmpty();
    }

    @Test
    void the_association_has_three_organs_five_sections_and_twelve_people() {
        var chart = chart("shiratsuki", TODAY);
        assertThat(chart.organs()).hasSize(3);
        assertThat(chart.sections()).hasSize(5);
        assertThat(people(chart)).hasSize(12);
    }

    @Test
    void every_account_of_the_sign_in_page_has_its_role() {
        var expected = Map.of(
                "clerk", Role.STAFF,
                "section-head", Role.SECTION_SECURITY_MANAGER,
                "officer", Role.CHIEF_SECURITY_OFFICER,
                "ciso", Role.CISO,
                "auditor", Role.AUDITOR);
        for (var slug : Set.of("shinose", "shiratsuki")) {
            expected.forEach((login, role) -> assertThat(actor(slug, login).roles())
                    .as(slug + " " + login)
                    .contains(role, Role.STAFF));
            assertThat(actor(slug, "clerk").roles()).containsExactlyInAnyOrder(Role.STAFF, Role.ACCOUNT_HOLDER);
        }
    }

    private static Chart chart(String slug, LocalDate day) {
        return sekisho.use(Roster.class).chart(actor(slug, "clerk"), AsOf.known(day));
    }

    private static Set<PersonId> people(Chart chart) {
        var people = new HashSet<PersonId>();
        chart.posts().flatMap(post -> post.holders().stream()).forEach(holder -> people.add(holder.person()));
        return people;
    }

    private static Actor actor(String slug, String login) {
        var body = sekisho.use(Bodies.class).bySlug(slug).orElseThrow();
        return sekisho.use(Actors.class).named(body.id(), login).orElseThrow();
    }

    @Test
    void a_second_load_is_refused_and_changes_nothing() {
        var before = sekisho.use(Bodies.class).all();
        assertThatThrownBy(() -> sekisho.use(SampleBodies.class).load((step, fraction) -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("new data folder");
        assertThat(sekisho.use(Bodies.class).all()).isEqualTo(before);
    }

    @Test
    void the_sign_in_page_offers_five_people_of_each_body_with_their_posts() {
        var offers = sekisho.use(SignInOffers.class)
                .of(sekisho.use(Bodies.class).bySlug("shinose").orElseThrow());
        assertThat(offers.stream()
                        .map(offer ->
                                offer.name() + " " + offer.what().arguments().getLast()))
                .containsExactly("﨑山 陽菜 市民課 主事", "渡邊 健一 市民課 課長", "齋藤 恵子 デジタル推進部 部長", "髙橋 和也 市長 副市長", "小林 由美 内部統制室 室長");
    }

    @Test
    void one_more_body_with_the_readers_own_policy_leaves_the_others_as_they_are() throws Exception {
        var file = home.resolve("midori.txt");
        Files.writeString(file, "緑野町情報セキュリティ基本方針\n\n１　目的\n　この基本方針は、情報資産を守ることを目的とする。\n");
        var first = sekisho.use(SampleBodies.class).addWithPolicy(file);
        var second = sekisho.use(SampleBodies.class).addWithPolicy(file);
        assertThat(first.name()).isEqualTo("緑野町");
        assertThat(first.slug()).isEqualTo("midori");
        assertThat(second.slug()).isEqualTo("midori-2");
        assertThat(actor("midori", "ciso").roles()).contains(Role.CISO);
        assertThat(actor("midori-2", "auditor").roles()).contains(Role.AUDITOR);
        assertThat(people(chart("shinose", TODAY))).hasSize(900);
    }

    @Test
    void a_policy_that_was_decided_this_year_is_taken_in_when_it_came_into_force() throws Exception {
        var decided = LocalDate.now(Time.JAPAN).minusDays(90);
        var file = home.resolve("aoi.txt");
        Files.writeString(
                file,
                "葵町情報セキュリティ基本方針\n\n" + Wareki.format(decided) + "副町長決裁\n\n１　目的\n　情報資産を守ることを目的とする。\n\n"
                        + "２　監査\n　情報セキュリティ監査を毎年度実施する。\n\n附　則\nこの基本方針は、"
                        + Wareki.format(decided.plusDays(10)) + "から施行する。\n");
        var body = sekisho.use(SampleBodies.class).addWithPolicy(file);
        var officer = actor(body.slug(), "officer");
        var overview = sekisho.use(StatusOfDuties.class).on(officer, AsOf.known(LocalDate.now(Time.JAPAN)));
        assertThat(overview.duties()).extracting(one -> one.duty().control()).contains("audit.yearly");
        assertThat(overview.recordsBegin()).isEqualTo(decided.plusDays(10));
    }

    @Test
    void a_policy_that_cannot_be_read_adds_no_body() throws Exception {
        var file = home.resolve("empty.txt");
        Files.writeString(file, "");
        var before = sekisho.use(Bodies.class).all();
        assertThatThrownBy(() -> sekisho.use(SampleBodies.class).addWithPolicy(file))
                .isInstanceOf(PolicyUnreadable.class);
        assertThat(sekisho.use(Bodies.class).all()).isEqualTo(before);
    }

    @Test
    void both_bodies_have_duties_in_every_state_that_matters_and_evidence_of_both_natures() {
        for (var slug : Set.of("shinose", "shiratsuki")) {
            var overview = sekisho.use(StatusOfDuties.class).on(actor(slug, "officer"), AsOf.known(TODAY));
            assertThat(overview.duties()).as(slug).hasSizeGreaterThan(40);
            assertThat(overview.counts().keySet())
                    .as(slug)
                    .contains(State.KEPT_ATTESTED, State.KEPT_OBSERVED, State.EXCEPTED);
            assertThat(overview.duties().stream()
                            .filter(duty -> duty.status().state().pressing()))
                    .as(slug)
                    .isNotEmpty();
        }
    }

    @Test
    void the_head_of_a_section_of_the_city_sees_the_part_of_the_section_which_stands_otherwise_than_the_city() {
        var head = actor("shinose", "section-head");
        var asOf = AsOf.known(TODAY);
        var overview = sekisho.use(StatusOfDuties.class).on(head, asOf);
        var answered = sekisho.use(AnsweredDuties.class);
        assertThat(answered.pressing(head, overview)).anyMatch(AnsweredDuties.Answered::ofSection);
        var whole = overview.duties().stream()
                .collect(Collectors.toMap(
                        one -> one.duty().id(), one -> one.status().state()));
        assertThat(answered
                        .of(
                                head,
                                overview,
                                () -> sekisho.use(StatusOfSections.class).on(head, asOf))
                        .stream()
                        .filter(AnsweredDuties.Answered::ofSection))
                .anyMatch(one -> one.status().state() != whole.get(one.duty().id()));
    }

    @Test
    void what_was_known_in_the_first_months_differs_from_what_is_known_now() {
        var day = LocalDate.of(2025, 2, 1);
        var then = sekisho.use(StatusOfDuties.class).on(actor("shinose", "officer"), AsOf.knownThen(day));
        assertThat(then.duties()).hasSizeGreaterThan(40);
        assertThat(then.counts()).containsKey(State.NOT_SET_UP);
    }

    @Test
    void progress_only_grows_and_ends_whole() {
        assertThat(FRACTIONS).isSorted().endsWith(1.0);
    }
}
