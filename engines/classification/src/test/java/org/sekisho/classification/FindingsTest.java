package org.sekisho.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sekisho.classification.Samples.a;
import static org.sekisho.classification.Samples.about;
import static org.sekisho.classification.Samples.bytes;
import static org.sekisho.classification.Samples.c;
import static org.sekisho.classification.Samples.contents;
import static org.sekisho.classification.Samples.i;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sekisho.controls.Catalogue;

/** What looks wrong about an asset, and that nothing is found where nothing is wrong. */
class FindingsTest {
    private static final LocalDate TODAY = LocalDate.of(2027, 6, 1);
    private static final Findings FINDINGS = Findings.standard();
    private static final CloudUse IN_ORDER = new CloudUse(CloudKind.GOVERNMENT, true, true, true);

    /** A rule, an asset that it finds, and the same asset put right. */
    record Case(String key, Asset wrong, Asset right) {}

    static Stream<Case> cases() {
        var resident = new Asset().segment(Segment.MY_NUMBER).contents(about(9_000, Trait.RESIDENTS));
        return Stream.of(
                new Case(
                        "cloud.secret",
                        new Asset().level(c("3A")).cloud(IN_ORDER),
                        new Asset().level(c("3B")).cloud(IN_ORDER)),
                new Case(
                        "cloud.my-number",
                        resident.cloud(new CloudUse(CloudKind.ISMAP, true, true, false)),
                        resident.cloud(new CloudUse(CloudKind.ISMAP, true, true, true))),
                new Case(
                        "cloud.my-number",
                        resident.cloud(new CloudUse(CloudKind.OTHER, false, true, true)),
                        resident.cloud(new CloudUse(CloudKind.GOVERNMENT, false, true, true))),
                new Case(
                        "cloud.my-number",
                        resident.cloud(new CloudUse(CloudKind.ISMAP, true, false, true)),
                        resident.segment(Segment.LGWAN).cloud(new CloudUse(CloudKind.ISMAP, true, false, true))),
                new Case(
                        "cloud.government",
                        resident.cloud(new CloudUse(CloudKind.GOVERNMENT, true, false, true)),
                        resident.cloud(IN_ORDER)),
                new Case(
                        "cloud.standard-terms",
                        new Asset().level(c("2")).cloud(new CloudUse(CloudKind.STANDARD_TERMS, true, true, true)),
                        new Asset().level(c("1")).cloud(new CloudUse(CloudKind.STANDARD_TERMS, true, true, true))),
                new Case(
                        "cloud.requirements",
                        new Asset().level(c("2")).cloud(new CloudUse(CloudKind.ISMAP, true, false, false)),
                        new Asset().level(c("2")).cloud(new CloudUse(CloudKind.ISMAP, true, true, false))),
                new Case("segment.internet", resident.segment(Segment.INTERNET), resident),
                new Case("owner.missing", resident.owner(true, false), resident),
                new Case(
                        "owner.missing",
                        resident.owner(false, true),
                        new Asset().level(c("3C")).owner(false, false)),
                new Case("class.missing", new Asset().classification(Classification.of(c("2"))), new Asset()),
                new Case(
                        "class.stale",
                        new Asset().classedOn(Optional.of(TODAY.minusYears(1).minusDays(1))),
                        new Asset().classedOn(Optional.of(TODAY.minusYears(1)))),
                new Case(
                        "class.stale",
                        new Asset().classedOn(Optional.of(TODAY.minusYears(5))),
                        new Asset().classedOn(Optional.empty())),
                new Case("class.residents-low", resident.level(c("3C")), resident.level(c("3B"))),
                new Case(
                        "class.personal-low",
                        new Asset().level(c("2")).contents(contents(Trait.STAFF)),
                        new Asset().level(c("3C")).contents(contents(Trait.STAFF))),
                new Case("override.lower", new Asset().lowered(Set.of(Axis.INTEGRITY)), new Asset()),
                new Case(
                        "holder.allows-less",
                        resident.allowed(Classification.of(c("2"), i("2"), a("2"))),
                        resident.allowed(Classification.of(c("3B")))),
                new Case(
                        "retention.over",
                        new Asset().retentionEnd(Optional.of(TODAY.minusDays(1))),
                        new Asset().retentionEnd(Optional.of(TODAY))),
                new Case(
                        "personal.not-counted",
                        new Asset().contents(contents(Trait.STAFF)),
                        new Asset().contents(about(0, Trait.STAFF))),
                new Case("segment.missing", new Asset().noSegment(false), new Asset().noSegment(true)),
                new Case(
                        "segment.missing",
                        new Asset().segment(Segment.NONE),
                        new Asset().segment(Segment.OUTSIDE_STANDALONE)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_rule_finds_what_is_wrong_and_not_what_was_put_right(Case one) {
        assertThat(keys(one.wrong())).contains(one.key());
        assertThat(keys(one.right())).doesNotContain(one.key());
    }

    @Test
    void every_rule_has_a_case_above() {
        assertThat(cases().map(Case::key).collect(Collectors.toSet()))
                .isEqualTo(FINDINGS.rules().stream().map(FindingRule::key).collect(Collectors.toSet()));
    }

    @Test
    void the_residents_register_on_Government_Cloud_with_all_its_records_is_as_it_should_be() {
        assertThat(keys(new Asset()
                        .level(c("3B"))
                        .segment(Segment.MY_NUMBER)
                        .contents(about(9_000, Trait.RESIDENTS))
                        .cloud(IN_ORDER)))
                .isEmpty();
    }

    @Test
    void a_secret_document_on_Government_Cloud_is_told_to_leave_and_not_to_be_recorded() {
        assertThat(keys(new Asset()
                        .level(c("3A"))
                        .segment(Segment.MY_NUMBER)
                        .cloud(new CloudUse(CloudKind.GOVERNMENT, false, false, false))))
                .containsExactly("cloud.secret");
    }

    @Test
    void the_gravest_finding_comes_first() {
        var found = FINDINGS.look(
                new Asset()
                        .level(c("3B"))
                        .owner(false, false)
                        .segment(Segment.MY_NUMBER)
                        .retentionEnd(Optional.of(TODAY.minusYears(1)))
                        .cloud(new CloudUse(CloudKind.GOVERNMENT, true, true, false))
                        .facts(),
                TODAY);
        assertThat(found)
                .extracting(finding -> finding.rule().key())
                .containsExactly("owner.missing", "retention.over", "cloud.government");
        assertThat(found).extracting(Finding::asset).containsOnly("A-1");
    }

    @Test
    void a_leap_day_is_a_year_old_after_the_last_of_february() {
        var leap = new Asset().classedOn(Optional.of(LocalDate.of(2028, 2, 29)));
        assertThat(FINDINGS.look(leap.facts(), LocalDate.of(2029, 2, 28))).isEmpty();
        assertThat(FINDINGS.look(leap.facts(), LocalDate.of(2029, 3, 1))).hasSize(1);
    }

    @Test
    void a_body_s_own_high_class_is_found_as_what_it_counts_as() throws DataUnreadable {
        var high = Samples.mine().level(Axis.CONFIDENTIALITY, "high").orElseThrow();
        assertThat(keys(new Asset().level(high).owner(false, false))).contains("owner.missing");
    }

    @Test
    void every_rule_says_what_is_wrong_what_to_do_and_where_that_comes_from() {
        assertThat(FINDINGS.rules()).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.what().ja()).endsWith("。");
            assertThat(rule.remedy().ja()).endsWith("。");
            assertThat(rule.what().en()).endsWith(".");
            assertThat(rule.remedy().en()).endsWith(".");
            assertThat(rule.source().name()).isNotBlank();
            assertThat(rule.clause().heading()).matches("[2-8](\\.\\(?[0-9]\\)?)? .+");
            assertThat(rule.clause().controls())
                    .isNotEmpty()
                    .allSatisfy(control -> assertThat(Catalogue.standard().control(control))
                            .as(control)
                            .isPresent());
        });
    }

    @Test
    void a_body_adds_rules_of_its_own_and_a_wrong_one_is_refused_with_its_place() throws DataUnreadable {
        var text = """
                {"rules": [{"key": "own.half-year", "severity": "NOTE", "classOlderThan": "P6M",
                  "what": {"ja": "半年見直していません。", "en": "Not looked at for half a year."},
                  "remedy": {"ja": "見直してください。", "en": "Look at it."},
                  "clause": {"heading": "2.2 見直し", "controls": []}, "source": "対策基準2.2"}]}
                """;
        var mine = FINDINGS.with(bytes(text), "own.json");
        var facts = new Asset().classedOn(Optional.of(TODAY.minusMonths(7))).facts();
        assertThat(mine.look(facts, TODAY))
                .extracting(finding -> finding.rule().key())
                .containsExactly("own.half-year");
        for (var wrong : List.of("半年", "P0D", "P-1Y", "P9999Y", "P999999999Y11M")) {
            assertThatThrownBy(() -> FINDINGS.with(bytes(text.replace("P6M", wrong)), "own.json"))
                    .hasMessageContaining("own.json, line 1 (own.half-year), field classOlderThan");
        }
        assertThatThrownBy(() -> mine.with(bytes(text), "own.json")).hasMessageContaining("twice");
    }

    private static List<String> keys(Asset asset) {
        return FINDINGS.look(asset.facts(), TODAY).stream()
                .map(finding -> finding.rule().key())
                .toList();
    }

    /** An asset about which nothing is wrong, until something is said of it. */
    private record Asset(
            Classification effective,
            Optional<LocalDate> classed,
            Set<Axis> low,
            boolean section,
            boolean post,
            Optional<Segment> where,
            boolean reason,
            Optional<CloudUse> use,
            Optional<LocalDate> retention,
            Contents inside,
            Optional<Classification> limit) {

        Asset() {
            this(
                    Classification.of(c("3B"), i("2"), a("2")),
                    Optional.of(TODAY.minusMonths(2)),
                    Set.of(),
                    true,
                    true,
                    Optional.of(Segment.LGWAN),
                    false,
                    Optional.empty(),
                    Optional.of(TODAY.plusYears(3)),
                    Contents.UNKNOWN,
                    Optional.empty());
        }

        Asset classification(Classification value) {
            return new Asset(value, classed, low, section, post, where, reason, use, retention, inside, limit);
        }

        Asset level(Level level) {
            return classification(effective.with(level));
        }

        Asset classedOn(Optional<LocalDate> value) {
            return new Asset(effective, value, low, section, post, where, reason, use, retention, inside, limit);
        }

        Asset lowered(Set<Axis> value) {
            return new Asset(effective, classed, value, section, post, where, reason, use, retention, inside, limit);
        }

        Asset owner(boolean bySection, boolean byPost) {
            return new Asset(effective, classed, low, bySection, byPost, where, reason, use, retention, inside, limit);
        }

        Asset segment(Segment value) {
            return new Asset(
                    effective, classed, low, section, post, Optional.of(value), reason, use, retention, inside, limit);
        }

        Asset noSegment(boolean withReason) {
            return new Asset(
                    effective,
                    classed,
                    low,
                    section,
                    post,
                    Optional.empty(),
                    withReason,
                    use,
                    retention,
                    inside,
                    limit);
        }

        Asset cloud(CloudUse value) {
            return new Asset(
                    effective,
                    classed,
                    low,
                    section,
                    post,
                    where,
                    reason,
                    Optional.of(value),
                    retention,
                    inside,
                    limit);
        }

        Asset retentionEnd(Optional<LocalDate> value) {
            return new Asset(effective, classed, low, section, post, where, reason, use, value, inside, limit);
        }

        Asset contents(Contents value) {
            return new Asset(effective, classed, low, section, post, where, reason, use, retention, value, limit);
        }

        Asset allowed(Classification value) {
            return new Asset(
                    effective, classed, low, section, post, where, reason, use, retention, inside, Optional.of(value));
        }

        Facts facts() {
            return new Facts(
                    "A-1",
                    AssetKind.INFORMATION,
                    effective,
                    classed,
                    low,
                    section,
                    post,
                    where,
                    reason,
                    use,
                    retention,
                    inside,
                    limit);
        }
    }
}
