package org.sekisho.app.gaps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekisho.app.controls.BindClauses;
import org.sekisho.app.policy.AcceptImport;
import org.sekisho.app.policy.ClausesAbove;
import org.sekisho.app.policy.ConfirmLinks;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.PolicyFixture;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.sekisho.controls.Measure;

/** What is missing below the obligations of a policy, and only where that policy demands it. */
final class GapsTest {

    private static final LocalDate FIRST = LocalDate.of(2024, 4, 1);
    private static final AsOf DAY = AsOf.known(LocalDate.of(2025, 6, 1));

    private static final String STANDARD = """
            情報セキュリティ対策基準

            1 物理的セキュリティ

            (1) サーバ室

            サーバ室は施錠する。
            """;

    private final PolicyFixture fixture = PolicyFixture.newBody();

    private void policy(String text) {
        var version = fixture.accept(AcceptImport.Input.proposed(fixture.begin(text))
                        .titled("情報セキュリティ基本方針")
                        .inForceFrom(FIRST))
                .version();
        fixture.use(BindClauses.class).bind(fixture.officer(), version);
    }

    /** Imports a document below the policy and confirms every proposal. */
    private UUID below(DocumentKind kind, String text) {
        var begun = fixture.begin(kind, "text.txt", text.getBytes(StandardCharsets.UTF_8));
        return fixture.accept(
                        AcceptImport.Input.proposed(begun).inForceFrom(FIRST).nonPublic("攻撃の手掛かりとなるため"))
                .version();
    }

    private void agree(UUID version) {
        var above =
                fixture.use(ClausesAbove.class).of(fixture.officer(), version).orElseThrow();
        fixture.use(ConfirmLinks.class).confirm(fixture.officer(), ConfirmLinks.Input.agreeing(above, 0));
    }

    private Gaps gaps() {
        return fixture.use(GapsOfPolicy.class).on(fixture.officer(), DAY);
    }

    private static Map<String, List<DocumentKind>> missing(Gaps gaps) {
        var missing = new TreeMap<String, List<DocumentKind>>();
        gaps.byMeasure().values().forEach(some -> some.forEach(gap -> missing.put(gap.path(), gap.missing())));
        return missing;
    }

    @Test
    void a_policy_that_demands_a_standard_only_lacks_no_procedures() {
        policy(PolicyFixture.real("sunagawa.txt"));

        assertThat(gaps().demanded()).isEqualTo(Map.of(DocumentKind.STANDARD, List.of("9")));
        assertThat(gaps().absent()).containsExactly(DocumentKind.STANDARD);
        assertThat(missing(gaps()))
                .containsKeys("6(1)", "6(2)", "6(4)", "6(5)", "6(6)", "6(7)", "6(8)", "7", "8")
                .doesNotContainKeys("1", "2(1)", "3(1)", "9")
                .allSatisfy((path, kinds) -> assertThat(kinds).containsExactly(DocumentKind.STANDARD));
        assertThat(gaps().byMeasure().get(Measure.PHYSICAL))
                .extracting(Gaps.Gap::path)
                .containsExactly("6(4)");
    }

    @Test
    void a_policy_that_demands_both_lacks_both() {
        policy(PolicyFixture.real("hanamaki.txt"));

        assertThat(gaps().demanded())
                .isEqualTo(Map.of(DocumentKind.STANDARD, List.of("9"), DocumentKind.PROCEDURE, List.of("10")));
        assertThat(missing(gaps()).get("6(4)")).containsExactly(DocumentKind.STANDARD, DocumentKind.PROCEDURE);
        assertThat(missing(gaps())).doesNotContainKeys("9", "10");
    }

    @Test
    void the_clauses_of_a_measure_stand_in_the_order_of_the_text() {
        policy(PolicyFixture.real("hanamaki.txt"));

        assertThat(gaps().byMeasure().get(Measure.TECHNICAL))
                .extracting(Gaps.Gap::path)
                .startsWith("6(3)", "6(3)①")
                .endsWith("6(6)");
    }

    @Test
    void a_gap_closes_when_a_link_is_confirmed_and_not_before() {
        policy(PolicyFixture.real("hanamaki.txt"));
        var standard = below(DocumentKind.STANDARD, STANDARD);
        assertThat(missing(gaps()).get("6(4)")).containsExactly(DocumentKind.STANDARD, DocumentKind.PROCEDURE);
        assertThat(gaps().absent()).containsExactly(DocumentKind.PROCEDURE);

        agree(standard);

        assertThat(missing(gaps()).get("6(4)")).containsExactly(DocumentKind.PROCEDURE);
        assertThat(missing(gaps()).get("6(5)")).containsExactly(DocumentKind.STANDARD, DocumentKind.PROCEDURE);
    }

    @Test
    void an_obligation_is_carried_out_where_a_part_of_it_is() {
        policy(PolicyFixture.real("hanamaki.txt"));
        var standard = below(DocumentKind.STANDARD, STANDARD);
        assertThat(missing(gaps()).get("6(3)")).containsExactly(DocumentKind.STANDARD, DocumentKind.PROCEDURE);

        var above =
                fixture.use(ClausesAbove.class).of(fixture.officer(), standard).orElseThrow();
        var upper = above.upper().text().tree();
        fixture.use(ConfirmLinks.class)
                .confirm(
                        fixture.officer(),
                        new ConfirmLinks.Input(
                                standard,
                                above.upper().version().id(),
                                List.of(new ConfirmLinks.Decision(
                                        0,
                                        Set.of(upper.clauses()
                                                .indexOf(upper.at("6(3)①").orElseThrow()))))));

        assertThat(missing(gaps()).get("6(3)①")).containsExactly(DocumentKind.PROCEDURE);
        assertThat(missing(gaps()).get("6(3)")).containsExactly(DocumentKind.PROCEDURE);
    }

    @Test
    void a_procedure_below_the_standard_closes_the_gap_of_the_policy() {
        policy(PolicyFixture.real("hanamaki.txt"));
        agree(below(DocumentKind.STANDARD, STANDARD));

        agree(below(DocumentKind.PROCEDURE, "サーバ室管理実施手順\n\n1 サーバ室\n\nサーバ室の鍵は、総務課の金庫に置く。\n"));

        assertThat(missing(gaps())).doesNotContainKey("6(4)");
    }

    @Test
    void who_may_not_read_every_document_gets_no_list() {
        policy(PolicyFixture.SMALL);

        assertThatThrownBy(() -> fixture.use(GapsOfPolicy.class).on(fixture.administrator(), DAY))
                .isInstanceOf(Refusal.NotPermitted.class);
    }
}
