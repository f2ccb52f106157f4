package org.sekisho.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.sekisho.classification.Samples.BEFORE;
import static org.sekisho.classification.Samples.a;
import static org.sekisho.classification.Samples.bytes;
import static org.sekisho.classification.Samples.c;
import static org.sekisho.classification.Samples.contents;
import static org.sekisho.classification.Samples.i;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sekisho.classification.Condition.Unknown;
import org.sekisho.classification.Verdict.Outcome;
import org.sekisho.controls.Catalogue;

/** What may be done with an asset, and that only what a body adopted refuses. */
class HandlingTest {
    private static final Handling HANDLING = Handling.standard();
    private static final Set<String> ALL =
            HANDLING.rules().stream().map(HandlingRule::key).collect(Collectors.toUnmodifiableSet());

    /** For each rule an asset of which it speaks, and one that differs in the one thing that matters. */
    static Stream<Arguments> rules() {
        return Stream.of(
                arguments(
                        "take-out.my-number",
                        of(c("2")).in(Segment.MY_NUMBER).on(Medium.USB),
                        of(c("2")).in(Segment.LGWAN).on(Medium.USB)),
                arguments("take-out.permission", of(c("2")), of(c("1"))),
                arguments("take-out.locked-case", of(c("3B")), of(c("1"))),
                arguments("send.encrypted", of(c("2")), of(c("1"))),
                arguments("send.trusted-line", of(c("3C")), of(c("1"))),
                arguments(
                        "send.my-number",
                        of(c("1")).in(Segment.MY_NUMBER),
                        of(c("1")).in(Segment.INTERNET)),
                arguments("provide.permission", of(c("2")), of(c("1"))),
                arguments("provide.encrypted", of(c("2")), of(c("1"))),
                arguments(
                        "provide.specific-personal",
                        of(c("3B")).with(Trait.SPECIFIC_PERSONAL),
                        of(c("3B")).with(Trait.RESIDENTS)),
                arguments("publish.class-reviewed", of(c("2")), of(c("1"))),
                arguments("copy.as-needed", of(c("2")), of(c("1"))),
                arguments("private-device.class-3", of(c("3C")), of(c("2"))),
                arguments("cloud.secret", of(c("3A")), of(c("3B"))),
                arguments(
                        "cloud.standard-terms",
                        of(c("2")).at(CloudKind.STANDARD_TERMS),
                        of(c("2")).at(CloudKind.ISMAP)),
                arguments("cloud.requirements", of(c("2")), of(c("1"))),
                arguments(
                        "cloud.my-number",
                        of(c("3B")).in(Segment.MY_NUMBER).at(CloudKind.ISMAP),
                        of(c("3B")).in(Segment.MY_NUMBER).at(CloudKind.GOVERNMENT)),
                arguments(
                        "cloud.listed-traffic",
                        of(c("3B")).in(Segment.MY_NUMBER).at(CloudKind.GOVERNMENT),
                        of(c("3B")).in(Segment.LGWAN).at(CloudKind.GOVERNMENT)),
                arguments(
                        "cloud.terms-read",
                        of(c("1")).at(CloudKind.STANDARD_TERMS),
                        of(c("1")).at(CloudKind.OTHER)),
                arguments("store.locked", of(c("2")), of(c("1"))),
                arguments("store.fixed-place", of(c("2")), of(c("1"))),
                arguments("store.highest-class", of(c("2")).as(AssetKind.MEDIA), of(c("2"))),
                arguments("store.integrity", of(i("2")), of(i("1"))),
                arguments("store.availability", of(a("2")), of(a("1"))),
                arguments(
                        "store.internet",
                        of(c("3B")).in(Segment.INTERNET),
                        of(c("3B")).in(Segment.LGWAN)),
                arguments("process-outside.rules", of(c("2")), of(c("1"))),
                arguments("bring-in.as-needed", of(c("2")), of(c("1"))),
                arguments(
                        "dispose.my-number",
                        of(c("3B")).in(Segment.MY_NUMBER).with(Trait.RESIDENTS),
                        of(c("3B")).in(Segment.LGWAN).with(Trait.RESIDENTS)),
                arguments("dispose.permission", of(c("2")), of(c("1"))),
                arguments(
                        "dispose.specific-personal",
                        of(c("3B")).with(Trait.SPECIFIC_PERSONAL),
                        of(c("3B")).with(Trait.STAFF)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_rule_speaks_of_what_it_is_for_and_of_nothing_else(String key, Asset speaks, Asset silent) {
        var rule = HANDLING.rule(key).orElseThrow();
        assertThat(spoken(speaks.judge(rule.act(), ALL))).contains(key);
        assertThat(spoken(silent.judge(rule.act(), ALL))).doesNotContain(key);
    }

    @ParameterizedTest
    @CsvSource({
        "private-device.permission, PRIVATE_DEVICE",
        "process-outside.permission, PROCESS_OUTSIDE",
        "bring-in.permission, BRING_IN_MEDIA"
    })
    void a_rule_without_condition_speaks_of_every_asset_for_its_act_alone(String key, Act act) {
        assertThat(spoken(of().judge(act, ALL))).contains(key);
        for (var other : Act.values()) {
            if (other != act) {
                assertThat(spoken(of(c("3B")).judge(other, ALL))).doesNotContain(key);
            }
        }
    }

    @Test
    void every_rule_has_a_test_above() {
        var tested =
                new HashSet<>(Set.of("private-device.permission", "process-outside.permission", "bring-in.permission"));
        rules().forEach(row -> tested.add((String) row.get()[0]));
        assertThat(tested).isEqualTo(ALL);
    }

    @Test
    void the_strictest_rule_that_the_body_adopted_wins() {
        var asset = of(c("3B")).in(Segment.MY_NUMBER).on(Medium.USB);
        assertThat(asset.judge(Act.TAKE_OUT, ALL).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(asset.judge(Act.TAKE_OUT, Set.of("take-out.permission", "take-out.locked-case"))
                        .outcome())
                .isEqualTo(Outcome.NEEDS_PERMISSION);
        assertThat(asset.judge(Act.TAKE_OUT, Set.of("take-out.locked-case")).outcome())
                .isEqualTo(Outcome.ADVISED);
    }

    @Test
    void what_the_body_did_not_adopt_advises_and_never_refuses() {
        for (var act : Act.values()) {
            var verdict = of(c("3A"), i("2"), a("2"))
                    .in(Segment.MY_NUMBER)
                    .on(Medium.USB)
                    .at(CloudKind.STANDARD_TERMS)
                    .with(Trait.SPECIFIC_PERSONAL)
                    .judge(act, Set.of());
            assertThat(verdict.outcome()).as(act.name()).isEqualTo(Outcome.ADVISED);
            assertThat(verdict.required()).isEmpty();
            assertThat(verdict.grantor()).isEmpty();
        }
    }

    @Test
    void of_several_who_must_give_leave_the_one_with_the_most_say_does() {
        var asset = of(c("3B")).in(Segment.MY_NUMBER).at(CloudKind.ISMAP);
        assertThat(asset.judge(Act.CLOUD, Set.of("cloud.requirements")).grantor())
                .contains(Role.CHIEF_SECURITY_OFFICER);
        assertThat(asset.judge(Act.CLOUD, ALL).grantor()).contains(Role.CISO);
    }

    @Test
    void what_adopted_rules_want_done_is_required_and_the_rest_advised_each_once() {
        var verdict = of(c("2")).judge(Act.PROVIDE, Set.of("provide.encrypted"));
        assertThat(keys(verdict.required())).containsExactly("encryption", "locked-case");
        assertThat(keys(verdict.advised())).containsExactly("only-as-needed");
        var all = of(c("2"), i("2"), a("2")).judge(Act.STORE, ALL);
        assertThat(keys(all.required()))
                .containsExactly("locked-storage", "fixed-place", "backup", "signature", "restore-in-time");
    }

    @Test
    void rules_that_spoke_come_adopted_first_then_by_strictness_then_in_their_order() {
        var verdict = of(c("3C")).judge(Act.PRIVATE_DEVICE, Set.of("private-device.permission"));
        assertThat(spoken(verdict)).containsExactly("private-device.permission", "private-device.class-3");
        assertThat(spoken(of(c("3C")).judge(Act.PRIVATE_DEVICE, ALL)))
                .containsExactly("private-device.class-3", "private-device.permission");
    }

    @Test
    void what_is_public_may_be_sent_freely() {
        var verdict = of(c("1")).in(Segment.INTERNET).judge(Act.SEND, ALL);
        assertThat(verdict.outcome()).isEqualTo(Outcome.FREE);
        assertThat(verdict.spoken()).isEmpty();
    }

    @Test
    void an_asset_without_a_class_is_never_free_and_what_is_missing_is_said() {
        var verdict = of().in(Segment.LGWAN).judge(Act.SEND, ALL);
        assertThat(verdict.outcome()).isEqualTo(Outcome.ADVISED);
        assertThat(verdict.unknown()).containsExactly(Unknown.CONFIDENTIALITY);
        assertThat(verdict.undecided())
                .extracting(HandlingRule::key)
                .containsExactly("send.encrypted", "send.trusted-line");
    }

    @Test
    void a_rule_that_cannot_hold_asks_for_nothing_more_about_the_asset() {
        assertThat(of(c("1")).in(Segment.LGWAN).judge(Act.TAKE_OUT, ALL).unknown())
                .isEmpty();
        assertThat(of(c("1")).in(Segment.MY_NUMBER).judge(Act.TAKE_OUT, ALL).unknown())
                .containsExactly(Unknown.MEDIUM);
    }

    @Test
    void paper_of_the_My_Number_segment_may_be_taken_out_with_leave() {
        assertThat(of(c("3B"))
                        .in(Segment.MY_NUMBER)
                        .on(Medium.PAPER)
                        .judge(Act.TAKE_OUT, ALL)
                        .outcome())
                .isEqualTo(Outcome.NEEDS_PERMISSION);
    }

    @Test
    void rules_for_the_base_hold_for_a_body_s_own_levels_and_for_the_old_ones() throws DataUnreadable {
        var high = Samples.mine().level(Axis.CONFIDENTIALITY, "high").orElseThrow();
        var low = Samples.mine().level(Axis.CONFIDENTIALITY, "low").orElseThrow();
        assertThat(of(high).judge(Act.PRIVATE_DEVICE, ALL).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(of(low).judge(Act.PRIVATE_DEVICE, ALL).outcome()).isEqualTo(Outcome.NEEDS_PERMISSION);
        assertThat(of(BEFORE.level(Axis.CONFIDENTIALITY, "3").orElseThrow())
                        .judge(Act.PRIVATE_DEVICE, ALL)
                        .outcome())
                .isEqualTo(Outcome.REFUSED);
    }

    @Test
    void every_rule_names_a_clause_of_the_guideline_controls_of_the_catalogue_and_its_source() {
        assertThat(HANDLING.rules()).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.clause().heading()).matches("[2-8](\\.\\(?[0-9]\\)?)? .+");
            assertThat(rule.clause().controls())
                    .isNotEmpty()
                    .allSatisfy(control -> assertThat(Catalogue.standard().control(control))
                            .as(control)
                            .isPresent());
            assertThat(rule.source().name()).isNotBlank();
            assertThat(rule.words().ja()).endsWith("。");
        });
    }

    @Test
    void a_body_adds_rules_of_its_own() throws DataUnreadable {
        var mine = HANDLING.with(bytes(OWN), "own.json");
        assertThat(mine.rules()).hasSize(HANDLING.rules().size() + 1);
        var verdict = mine.judge(new Question(Act.SEND, of(c("3B")).subject()), Set.of("own.no-mail"));
        assertThat(verdict.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(keys(verdict.required())).containsExactly("phone");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "FORBIDDEN"      | "PERMISSION"     | grantor     | grantor
            "own.no-mail"    | "send.encrypted" | key         | 二度
            "3B"             | "3D"             | atLeast     | 3A, 3B, 3C, 2, 1
            "confidentiality" | "secrecy"       | secrecy     | AVAILABILITY
            ["phone"]        | ["fax"]          | precautions | encryption
            "SEND"           | "SHOUT"          | act         | TAKE_OUT
            "act"            | "deed"           | act         | この項目がありません
            """)
    void a_rule_that_is_wrong_is_refused_with_its_field(String right, String wrong, String field, String says) {
        var text = OWN.replace(right, wrong);
        assertThat(text).isNotEqualTo(OWN);
        assertThatThrownBy(() -> HANDLING.with(bytes(text), "own.json"))
                .isInstanceOfSatisfying(DataUnreadable.class, refused -> {
                    assertThat(refused.field()).contains(field);
                    assertThat(refused.messageJa()).contains(says);
                });
    }

    private static final String OWN = """
            {
              "precautions": [{"key": "phone", "words": {"ja": "電話での確認", "en": "A call"}}],
              "rules": [{
                "key": "own.no-mail", "act": "SEND", "when": {"atLeast": {"confidentiality": "3B"}},
                "ruling": "FORBIDDEN", "precautions": ["phone"],
                "words": {"ja": "電子メールでは送りません。", "en": "Not by mail."},
                "clause": {"heading": "2.2 取扱い", "controls": ["assets.handling-rules"]},
                "source": "対策基準2.2"
              }]
            }
            """;

    private static List<String> spoken(Verdict verdict) {
        return verdict.spoken().stream().map(one -> one.rule().key()).toList();
    }

    private static List<String> keys(List<Precaution> precautions) {
        return precautions.stream().map(Precaution::key).toList();
    }

    private static Asset of(Level... levels) {
        return new Asset(new Subject(
                Classification.of(levels),
                AssetKind.INFORMATION,
                Optional.of(Segment.LGWAN),
                Contents.UNKNOWN,
                Optional.empty(),
                Optional.empty()));
    }

    private record Asset(Subject subject) {

        Asset in(Segment segment) {
            return new Asset(new Subject(
                    subject.classification(),
                    subject.kind(),
                    Optional.of(segment),
                    subject.contents(),
                    subject.medium(),
                    subject.cloud()));
        }

        Asset on(Medium medium) {
            return new Asset(new Subject(
                    subject.classification(),
                    subject.kind(),
                    subject.segment(),
                    subject.contents(),
                    Optional.of(medium),
                    subject.cloud()));
        }

        Asset at(CloudKind cloud) {
            return new Asset(new Subject(
                    subject.classification(),
                    subject.kind(),
                    subject.segment(),
                    subject.contents(),
                    subject.medium(),
                    Optional.of(cloud)));
        }

        Asset as(AssetKind kind) {
            return new Asset(new Subject(
                    subject.classification(),
                    kind,
                    subject.segment(),
                    subject.contents(),
                    subject.medium(),
                    subject.cloud()));
        }

        Asset with(Trait trait) {
            return new Asset(new Subject(
                    subject.classification(),
                    subject.kind(),
                    subject.segment(),
                    contents(trait),
                    subject.medium(),
                    subject.cloud()));
        }

        Verdict judge(Act act, Set<String> adopted) {
            return HANDLING.judge(new Question(act, subject), adopted);
        }
    }
}
