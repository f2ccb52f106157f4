package org.sekisho.app.decision;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.sekisho.app.TestDatabase;
import org.sekisho.app.drafting.BeginRevision;
import org.sekisho.app.organisation.Holding;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.organisation.Town;
import org.sekisho.app.policy.AcceptImport;
import org.sekisho.app.policy.BeginImport;
import org.sekisho.app.policy.Disclosure;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.Instrument;
import org.sekisho.app.policy.PolicyFixture;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Role;

/**
 * A town in which 田中 (主事) drafts, 佐藤 (総務課長) and 伊藤 (税務課長) agree, 鈴木 (部長) stands in and 加藤 (副町長) decides; its policy is
 * in force since April 2025 and a draft of its revision is open.
 */
public final class DecidingOffice {

    public static final LocalDate APRIL = LocalDate.of(2025, 4, 1);
    public static final LocalDate JUNE = LocalDate.of(2025, 6, 2);
    public static final LocalDate AUGUST = LocalDate.of(2025, 8, 1);
    public static final String TANAKA = "主事";
    public static final String SATO = "総務課長";
    public static final String ITO = "税務課長";
    public static final String SUZUKI = "部長";
    public static final String KATO = "副町長";
    private static final List<String> POSTS = List.of(TANAKA, SATO, ITO, SUZUKI, KATO);

    final Town town = new Town();
    final Map<String, Town.Somebody> people = new HashMap<>();
    final UUID version;
    public BeginRevision.Begun draft;

    public DecidingOffice() {
        var names = List.of("田中", "佐藤", "伊藤", "鈴木", "加藤");
        for (int i = 0; i < POSTS.size(); i++) {
            var who = town.somebody(names.get(i), Town.BEGIN);
            town.assign(Town.BEGIN, who, POSTS.get(i), Holding.MAIN, Town.BEGIN, null);
            people.put(POSTS.get(i), who);
        }
        version = drafting(APRIL, actor -> {
                    var begun = use(BeginImport.class)
                            .begin(
                                    actor,
                                    new BeginImport.Input(
                                            DocumentKind.POLICY,
                                            "方針.txt",
                                            new ByteArrayInputStream(
                                                    PolicyFixture.SMALL.getBytes(StandardCharsets.UTF_8))));
                    return use(AcceptImport.class)
                            .accept(actor, AcceptImport.Input.proposed(begun).inForceFrom(APRIL));
                })
                .version();
        draft = drafting(JUNE, actor -> use(BeginRevision.class).begin(actor, new BeginRevision.Input.From(version)));
        rule(Matter.REVISION, KATO, List.of(SUZUKI));
    }

    public <T> T use(Class<T> useCase) {
        return town.app.use(useCase);
    }

    PostId post(String name) {
        return town.post(name);
    }

    /** Runs a use case at noon of the day as whoever has had the post from the beginning. */
    public <T> T as(String post, LocalDate day, Function<Actor, T> useCase) {
        return town.as(somebody(post), day, useCase);
    }

    /** The staff number of whoever has had the post from the beginning. */
    static String staffNumber(String post) {
        return "N" + (POSTS.indexOf(post) + 1);
    }

    Town.Somebody somebody(String post) {
        return Objects.requireNonNull(people.get(post));
    }

    /** The drafter, who also keeps the policy. */
    public <T> T drafting(LocalDate day, Function<Actor, T> useCase) {
        return keeping(TANAKA, day, useCase);
    }

    /** Somebody who also is the officer. */
    <T> T keeping(String post, LocalDate day, Function<Actor, T> useCase) {
        return as(post, day, actor -> {
            var roles = new HashSet<>(actor.roles());
            roles.add(Role.CHIEF_SECURITY_OFFICER);
            return useCase.apply(new Actor(actor.body(), actor.account(), actor.name(), roles));
        });
    }

    UUID rule(Matter matter, String decider, List<String> substitutes) {
        return rule(DocumentKind.POLICY, matter, decider, substitutes);
    }

    UUID rule(DocumentKind kind, Matter matter, String decider, List<String> substitutes) {
        return drafting(
                APRIL,
                actor -> use(SetDecisionRule.class)
                        .set(
                                actor,
                                new SetDecisionRule.Input(
                                        kind,
                                        matter,
                                        post(decider),
                                        true,
                                        "事務決裁規程第5条",
                                        substitutes.stream().map(this::post).toList(),
                                        APRIL)));
    }

    public void inside() {
        drafting(APRIL, actor -> {
            use(DecideInside.class).set(actor, true);
            return actor;
        });
    }

    /** 佐藤, then nobody or somebody else beside or behind, then the decision. */
    public static Route route(Route.Stop... stops) {
        return new Route(List.of(stops));
    }

    public Route.Stop stop(String post) {
        return new Route.Stop(StepKind.CIRCULATION, post(post), false);
    }

    public Route.Stop beside(String post) {
        return new Route.Stop(StepKind.CONCURRENCE, post(post), true);
    }

    SubmitCase.Input input(Route route) {
        return new SubmitCase.Input(
                Optional.empty(),
                draft.draft(),
                draft.edition(),
                Matter.REVISION,
                "情報セキュリティ基本方針の一部改正について",
                "別案のとおり改正してよろしいか伺います。",
                "点検の周期を改めるため",
                AUGUST,
                new Disclosure.Public(),
                Instrument.DECISION,
                route);
    }

    public SubmitCase.Submitted submit(Route route) {
        return drafting(JUNE, actor -> use(SubmitCase.class).submit(actor, input(route)));
    }

    SubmitCase.Submitted again(CaseId id, LocalDate day) {
        var first = input(route(stop(SATO)));
        return drafting(
                day,
                actor -> use(SubmitCase.class)
                        .submit(
                                actor,
                                new SubmitCase.Input(
                                        Optional.of(id),
                                        first.draft(),
                                        draft.edition(),
                                        first.matter(),
                                        first.title(),
                                        first.petition(),
                                        first.reason(),
                                        first.inForce(),
                                        first.disclosure(),
                                        first.instrument(),
                                        first.route())));
    }

    public CaseFile.Case the(CaseId id) {
        return drafting(JUNE, actor -> use(CaseFile.class).of(actor, id));
    }

    /** Seals the step of a post, as somebody, on a day, seeing a set. */
    SealCase.Sealed seal(CaseId id, String who, String step, LocalDate day, Digest seen) {
        return seal(id, who, step, day, seen, "");
    }

    SealCase.Sealed seal(CaseId id, String who, String step, LocalDate day, Digest seen, String absence) {
        var due = the(id).last().steps().stream()
                .filter(one -> one.post().equals(post(step)))
                .findFirst()
                .orElseThrow();
        return as(
                who,
                day,
                actor -> use(SealCase.class)
                        .seal(actor, new SealCase.Input(id, due.id(), seen.hex(), "", absence, false)));
    }

    /** The draft gets another edition with other words in it. */
    public void edit() {
        var copied =
                "insert into revision_draft_edition select body_id, gen_random_uuid(), draft_id, edition + 1, edition,"
                        + " convert_to(replace(convert_from(tree, 'UTF8'), '毎年', '半年ごとに'), 'UTF8'), origins, change, place,"
                        + " rewritten, doubts, state, text_id, account_id, entered_at, entry_id from revision_draft_edition"
                        + " where draft_id = ? and edition = ?";
        try (var owner = TestDatabase.get().asOwner();
                var insert = owner.prepareStatement(copied)) {
            insert.setObject(1, draft.draft().value());
            insert.setInt(2, draft.edition());
            if (insert.executeUpdate() != 1) {
                throw new IllegalStateException("No edition to change");
            }
            draft = new BeginRevision.Begun(draft.draft(), draft.edition() + 1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many entries of a kind the record of the body has. */
    long entries(String kind) {
        var body = town.administrator().body().value();
        try (var owner = TestDatabase.get().asOwner();
                var query = owner.prepareStatement("select count(*) from entry where body_id = ? and kind = ?")) {
            query.setObject(1, body);
            query.setString(2, kind);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
