package org.sekisho.app.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;

/** Which clauses of the policy the clauses of a standard carry out, and who decided so. */
final class ClauseLinksTest {

    private static final LocalDate FIRST = LocalDate.of(2024, 4, 1);
    private static final LocalDate SECOND = LocalDate.of(2025, 4, 1);
    private static final AsOf LATER = AsOf.known(LocalDate.of(2025, 6, 1));

    private static final String POLICY = """
            みなと村情報セキュリティ基本方針

            1 目的

            この基本方針は、村の情報資産を守ることを目的とする。

            2 対策

            次の対策を行う。

            (1) 物理的セキュリティ

            サーバ室及び機器の管理について、物理的な対策を講じる。

            (2) 人的セキュリティ

            職員等に教育を行う。
            """;

    private static final String STANDARD = """
            みなと村情報セキュリティ対策基準

            1 物理的セキュリティ

            機器を守る。

            (1) サーバ室

            サーバ室は施錠する。

            (2) 鉢植え

            鉢植えを窓際に置かない。

            2 人的セキュリティ

            (1) 研修

            毎年研修を行う。

            3 費用

            この基準に要する費用は、予算の範囲で措置する。
            """;

    private static final String RENUMBERED = STANDARD.replace("3 費用", "4 費用")
            .replace("2 人的", "3 人的")
            .replace("1 物理的", "2 物理的")
            .replace("\n2 物理的", "\n1 この基準の役割\n\n細かな決まりを示す。\n\n2 物理的");

    private static final String PROCEDURE = """
            みなと村サーバ室管理実施手順

            1 サーバ室

            サーバ室の鍵は、総務課の金庫に置く。
            """;

    private final PolicyFixture fixture = PolicyFixture.newBody();
    private final UUID policy =
            adopt(DocumentKind.POLICY, POLICY, FIRST, Optional.empty()).version();

    private AcceptImport.Accepted adopt(DocumentKind kind, String text, LocalDate from, Optional<UUID> document) {
        var begun = fixture.begin(kind, "text.txt", text.getBytes(StandardCharsets.UTF_8));
        var input = AcceptImport.Input.proposed(begun).inForceFrom(from);
        var publication = kind == DocumentKind.POLICY ? input : input.nonPublic("攻撃の手掛かりとなるため");
        return fixture.accept(new AcceptImport.Input(
                publication.draft(),
                publication.number(),
                document,
                publication.title(),
                publication.instrument(),
                publication.instrumentNumber(),
                publication.decidedOn(),
                publication.decidedBy(),
                publication.inForce(),
                publication.disclosure()));
    }

    private AcceptImport.Accepted standard() {
        return adopt(DocumentKind.STANDARD, STANDARD, FIRST, Optional.empty());
    }

    private ClausesAbove.Above above(UUID version) {
        return fixture.use(ClausesAbove.class).of(fixture.officer(), version).orElseThrow();
    }

    /** How a clause of a version stands: the state and the paths above. */
    private String stands(UUID version, String path) {
        var above = above(version);
        var clauses = above.lower().text().tree().clauses();
        return above.clauses().stream()
                .filter(one -> clauses.get(one.index()).path().equals(path))
                .findFirst()
                .map(one -> one.state() + " "
                        + one.uppers().stream()
                                .map(upper -> above.upper()
                                        .text()
                                        .tree()
                                        .clauses()
                                        .get(upper)
                                        .path())
                                .toList())
                .orElseThrow();
    }

    private static int index(PolicyInForce.InFull version, String path) {
        var clauses = version.text().tree().clauses();
        return clauses.indexOf(version.text().tree().at(path).orElseThrow());
    }

    private int agree(UUID version, String chapter) {
        var above = above(version);
        return fixture.use(ConfirmLinks.class)
                .confirm(fixture.officer(), ConfirmLinks.Input.agreeing(above, index(above.lower(), chapter)));
    }

    private int decide(Actor actor, UUID version, String path, String... uppers) {
        var above = above(version);
        var chosen = java.util.Arrays.stream(uppers)
                .map(upper -> index(above.upper(), upper))
                .collect(java.util.stream.Collectors.toSet());
        return fixture.use(ConfirmLinks.class)
                .confirm(
                        actor,
                        new ConfirmLinks.Input(
                                version,
                                above.upper().version().id(),
                                List.of(new ConfirmLinks.Decision(index(above.lower(), path), chosen))));
    }

    /** The clauses that carry out a clause of the policy, as an actor sees it. */
    private List<String> below(Actor actor, AsOf asOf, String path) {
        var inForce = fixture.use(PolicyInForce.class).on(actor, asOf).inForce().orElseThrow();
        return fixture
                .use(ClausesBelow.class)
                .on(actor, asOf)
                .of(inForce.text().clauseAt(path).orElseThrow())
                .stream()
                .map(ClausesBelow.Lower::path)
                .toList();
    }

    @Test
    void a_standard_hangs_below_the_policy_and_its_clauses_get_proposals() {
        var version = standard().version();

        assertThat(above(version).upper().version().id()).isEqualTo(policy);
        assertThat(stands(version, "1(1)")).isEqualTo("PROPOSED [2(1)]");
        assertThat(stands(version, "1(2)")).isEqualTo("PROPOSED [2(1)]");
        assertThat(stands(version, "3")).isEqualTo("NONE []");
        assertThat(below(fixture.officer(), LATER, "2(1)"))
                .as("what nobody confirmed is not shown at the policy")
                .isEmpty();
    }

    @Test
    void all_proposals_of_a_chapter_are_confirmed_in_one_entry() {
        var version = standard().version();

        assertThat(agree(version, "1")).isEqualTo(3);

        assertThat(stands(version, "1(2)")).isEqualTo("CONFIRMED [2(1)]");
        assertThat(stands(version, "2")).isEqualTo("PROPOSED [2(2)]");
        assertThat(fixture.entries("policy.links.confirmed")).isEqualTo(1);
        assertThat(below(fixture.officer(), LATER, "2(1)")).containsExactly("1", "1(1)", "1(2)");
    }

    @Test
    void a_single_link_is_corrected_or_rejected_and_an_agreement_leaves_it_alone() {
        var version = standard().version();
        decide(fixture.officer(), version, "1(2)");
        decide(fixture.officer(), version, "1(1)", "2(1)", "2(2)");

        assertThat(agree(version, "1")).isEqualTo(1);

        assertThat(stands(version, "1(2)")).isEqualTo("CONFIRMED_NONE []");
        assertThat(stands(version, "1(1)")).isEqualTo("CONFIRMED [2(1), 2(2)]");
        assertThat(below(fixture.officer(), LATER, "2(1)")).containsExactly("1", "1(1)");
        decide(fixture.officer(), version, "1(1)", "2(2)");
        assertThat(below(fixture.officer(), LATER, "2(1)")).containsExactly("1");
        assertThat(below(fixture.officer(), LATER, "2(2)")).containsExactly("1(1)");
    }

    @Test
    void what_is_decided_already_is_not_entered_again() {
        var version = standard().version();
        decide(fixture.officer(), version, "1(1)", "2(1)");

        assertThatThrownBy(() -> decide(fixture.officer(), version, "1(1)", "2(1)"))
                .isInstanceOf(Refusal.Invalid.class);

        assertThat(fixture.entries("policy.links.confirmed")).isEqualTo(1);
    }

    @Test
    void a_link_goes_on_when_the_clauses_of_the_standard_are_numbered_anew() {
        var first = standard();
        agree(first.version(), "1");

        var second = adopt(DocumentKind.STANDARD, RENUMBERED, SECOND, Optional.of(first.document()));

        assertThat(stands(second.version(), "2(1)")).isEqualTo("CONFIRMED [2(1)]");
        assertThat(below(fixture.officer(), LATER, "2(1)")).containsExactly("2", "2(1)", "2(2)");
        assertThat(below(fixture.officer(), AsOf.known(FIRST), "2(1)")).containsExactly("1", "1(1)", "1(2)");
    }

    @Test
    void a_correction_at_a_later_version_leaves_the_earlier_days_as_they_were() {
        var first = standard();
        agree(first.version(), "1");
        var second = adopt(DocumentKind.STANDARD, RENUMBERED, SECOND, Optional.of(first.document()));

        decide(fixture.officer(), second.version(), "2(2)", "2(2)");

        assertThat(below(fixture.officer(), LATER, "2(2)")).containsExactly("2(2)");
        assertThat(below(fixture.officer(), AsOf.known(FIRST), "2(1)")).containsExactly("1", "1(1)", "1(2)");
    }

    @Test
    void a_standard_that_is_not_public_looks_as_if_it_were_not_there_for_who_may_not_read_it() {
        var version = standard().version();
        agree(version, "1");

        assertThat(below(fixture.administrator(), LATER, "2(1)")).isEmpty();
        assertThat(below(fixture.staff(), LATER, "2(1)")).isNotEmpty();
        assertThatThrownBy(() -> fixture.use(ClausesAbove.class).of(fixture.administrator(), version))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void a_procedure_hangs_below_the_standard_or_where_there_is_none_below_the_policy() {
        var alone = adopt(DocumentKind.PROCEDURE, PROCEDURE, FIRST, Optional.empty());
        var standard = standard();
        var other = adopt(DocumentKind.PROCEDURE, PROCEDURE.replace("サーバ室管理", "サーバ室鍵管理"), FIRST, Optional.empty());

        assertThat(above(alone.version()).upper().version().id()).isEqualTo(policy);
        assertThat(above(other.version()).upper().version().id()).isEqualTo(standard.version());
        assertThat(stands(other.version(), "1")).isEqualTo("PROPOSED [1(1)]");
    }

    @Test
    void the_policy_has_nothing_above_it() {
        assertThat(fixture.use(ClausesAbove.class).of(fixture.officer(), policy))
                .isEmpty();
    }

    @Test
    void staff_may_not_decide() {
        var version = standard().version();

        assertThatThrownBy(() -> decide(fixture.staff(), version, "1(1)", "2(1)"))
                .isInstanceOf(Refusal.NotPermitted.class);
        assertThat(stands(version, "1(1)")).isEqualTo("PROPOSED [2(1)]");
    }

    @Test
    void a_clause_that_is_in_neither_text_is_refused_and_nothing_is_kept() {
        var version = standard().version();
        var confirm = fixture.use(ConfirmLinks.class);
        var good = new ConfirmLinks.Decision(0, Set.of(0));

        for (var bad : List.of(new ConfirmLinks.Decision(99, Set.of(0)), new ConfirmLinks.Decision(1, Set.of(99)))) {
            assertThatThrownBy(() -> confirm.confirm(
                            fixture.officer(), new ConfirmLinks.Input(version, policy, List.of(good, bad))))
                    .isInstanceOf(Refusal.Invalid.class);
        }
        assertThatThrownBy(() ->
                        confirm.confirm(fixture.officer(), new ConfirmLinks.Input(version, version, List.of(good))))
                .isInstanceOf(Refusal.Stale.class);
        assertThat(fixture.entries("policy.links.confirmed")).isZero();
    }
}
