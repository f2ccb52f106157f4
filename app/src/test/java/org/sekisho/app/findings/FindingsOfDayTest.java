package org.sekisho.app.findings;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sekisho.app.SmallOffice.BEGIN;
import static org.sekisho.app.SmallOffice.at;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekisho.app.SmallOffice;
import org.sekisho.app.classes.SetLevel;
import org.sekisho.app.ledgers.KeepLines;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.ledgers.ReadLine;
import org.sekisho.app.ledgers.Value;
import org.sekisho.app.ledgers.Values;
import org.sekisho.app.organisation.PlacesOfStaff;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.AsksPeople;
import org.sekisho.app.shared.Refusal;
import org.sekisho.classification.Axis;
import org.sekisho.classification.FindingRule;
import org.sekisho.classification.Findings;

/** What looks wrong about the assets that an office entered. */
final class FindingsOfDayTest {

    private static final LocalDate MAY = LocalDate.of(2024, 5, 1);

    /** What is wrong with an asset, by the rule that finds it; a finding goes when the second is entered over the first. */
    private record Wrong(Map<String, Value> wrong, Map<String, Value> right) {}

    private final SmallOffice office = new SmallOffice("点検町");
    private final SmallOffice.Member mori = office.join("森");
    private final SmallOffice.Member hara = office.join("原");
    private SectionId general;
    private SectionId tax;

    @BeforeEach
    void sections() {
        general = office.heads(mori, "総務課", BEGIN);
        tax = office.heads(hara, "税務課", BEGIN);
    }

    /** One for each rule. */
    private Map<String, Wrong> wrongs() {
        var usb = add(asset("USBメモリ", Map.of("kind", words("MEDIA"), "holdsUpTo", words("2"))));
        var leave = new Value.Day(BEGIN);
        return Map.ofEntries(
                entry(
                        "cloud.secret",
                        new Wrong(
                                Map.of("confidentiality", words("3A"), "cloud", words("GOVERNMENT")),
                                Map.of("cloud", words("NONE")))),
                entry(
                        "cloud.my-number",
                        new Wrong(
                                Map.of(
                                        "segment",
                                        words("MY_NUMBER"),
                                        "cloud",
                                        words("ISMAP"),
                                        "cloudApprovedOn",
                                        leave,
                                        "responsibilitySplit",
                                        words("契約書 別紙2")),
                                Map.of("traffic", words("特-01")))),
                entry(
                        "cloud.government",
                        new Wrong(
                                Map.of(
                                        "segment",
                                        words("MY_NUMBER"),
                                        "cloud",
                                        words("GOVERNMENT"),
                                        "traffic",
                                        words("1")),
                                Map.of("cloudApprovedOn", leave, "responsibilitySplit", words("契約書 別紙2")))),
                entry(
                        "cloud.standard-terms",
                        new Wrong(Map.of("cloud", words("STANDARD_TERMS")), Map.of("confidentiality", words("1")))),
                entry(
                        "cloud.requirements",
                        new Wrong(
                                Map.of("cloud", words("OTHER"), "cloudApprovedOn", new Value.Day(MAY.plusDays(1))),
                                Map.of("cloudApprovedOn", leave, "responsibilitySplit", words("契約書 別紙2")))),
                entry(
                        "segment.internet",
                        new Wrong(
                                Map.of("confidentiality", words("3B"), "segment", words("INTERNET")),
                                Map.of("segment", words("LGWAN")))),
                entry(
                        "owner.missing",
                        new Wrong(
                                Map.of("confidentiality", words("3B"), "ownerPost", words("")),
                                Map.of("ownerPost", post()))),
                entry("class.missing", new Wrong(Map.of("integrity", words("")), Map.of("integrity", words("1")))),
                entry(
                        "class.stale",
                        new Wrong(
                                Map.of(
                                        "classifiedOn",
                                        new Value.Day(MAY.minusYears(1).minusDays(1))),
                                Map.of("classifiedOn", new Value.Day(MAY.minusYears(1))))),
                entry(
                        "class.residents-low",
                        new Wrong(
                                Map.of(
                                        "personal",
                                        new Value.YesNo(true),
                                        "whose",
                                        words("BOTH"),
                                        "persons",
                                        new Value.Whole(9)),
                                Map.of("confidentiality", words("3B")))),
                entry(
                        "class.personal-low",
                        new Wrong(
                                Map.of(
                                        "personal",
                                        new Value.YesNo(true),
                                        "whose",
                                        words("STAFF"),
                                        "persons",
                                        new Value.Whole(9)),
                                Map.of("confidentiality", words("3C")))),
                entry(
                        "holder.allows-less",
                        new Wrong(
                                Map.of("confidentiality", words("3C"), "heldIn", new Value.Named(usb.value())),
                                Map.of("confidentiality", words("2")))),
                entry(
                        "retention.over",
                        new Wrong(
                                Map.of("disposeOn", new Value.Day(MAY.minusDays(1))),
                                Map.of("disposeOn", new Value.Day(MAY)))),
                entry(
                        "personal.not-counted",
                        new Wrong(
                                Map.of("personal", new Value.YesNo(true), "confidentiality", words("3C")),
                                Map.of("persons", new Value.Whole(0)))),
                entry(
                        "segment.missing",
                        new Wrong(Map.of("segment", words("")), Map.of("segment", words("OUTSIDE_STANDALONE")))));
    }

    @Test
    void each_rule_finds_what_is_wrong_in_the_ledger_and_no_longer_once_it_is_put_right() {
        var wrongs = wrongs();
        wrongs.forEach((rule, one) -> {
            var wrong = asset(rule, one.wrong());
            var asset = add(wrong);
            assertThat(rulesOf(asset)).as(rule).contains(rule);
            var right = wrong;
            for (var change : one.right().entrySet()) {
                right = right.with(change.getKey(), change.getValue());
            }
            change(asset, right);
            assertThat(rulesOf(asset)).as(rule + " put right").doesNotContain(rule);
        });
        assertThat(wrongs.keySet())
                .as("what is set lower than it would be has a test of its own")
                .isEqualTo(Findings.standard().rules().stream()
                        .map(FindingRule::key)
                        .filter(key -> !key.equals("override.lower"))
                        .collect(toSet()));
    }

    @Test
    void an_asset_on_Government_Cloud_with_its_records_is_as_it_should_be() {
        var register = add(asset(
                "住民記録システム",
                Map.ofEntries(
                        entry("confidentiality", words("3B")),
                        entry("segment", words("MY_NUMBER")),
                        entry("cloud", words("GOVERNMENT")),
                        entry("cloudApprovedOn", new Value.Day(BEGIN)),
                        entry("responsibilitySplit", words("契約書 別紙2")),
                        entry("traffic", words("特-01")))));
        assertThat(rulesOf(register)).isEmpty();
    }

    @Test
    void what_is_held_in_a_system_stands_in_its_segment_and_what_is_in_a_room_does_not() {
        var room = add(asset(
                "サーバ室",
                Map.of("kind", words("FACILITY"), "segment", words("NONE"), "segmentReason", words("部屋であるため"))));
        var system = asset(
                "文書管理", Map.of("kind", words("SYSTEM"), "heldIn", new Value.Named(room.value()), "segment", words("")));
        var id = add(system);
        var data = add(asset("起案文書", Map.of("heldIn", new Value.Named(id.value()), "segment", words(""))));
        assertThat(rulesOf(id)).containsExactly("segment.missing");
        assertThat(rulesOf(data)).containsExactly("segment.missing");
        change(id, system.with("segment", "LGWAN"));
        assertThat(rulesOf(data)).isEmpty();
    }

    @Test
    void the_class_that_counts_is_that_of_what_an_asset_holds_and_what_a_person_set_lower_is_found() {
        var system = add(asset("共同利用", Map.of("kind", words("SYSTEM"), "segment", words("INTERNET"))));
        var data = add(asset("名簿", Map.of("confidentiality", words("3B"), "heldIn", new Value.Named(system.value()))));
        assertThat(rulesOf(data)).isEmpty();
        assertThat(rulesOf(system)).containsExactly("segment.internet");
        at(
                MAY,
                () -> office.app()
                        .use(SetLevel.class)
                        .set(office.officer(), new SetLevel.Input(system, Axis.CONFIDENTIALITY, "2", "暗号化して保存しているため")));
        assertThat(rulesOf(system)).containsExactly("override.lower");
    }

    @Test
    void findings_are_those_of_the_day_that_is_asked_for() {
        var asset = add(asset("台帳", Map.of("disposeOn", new Value.Day(MAY.plusDays(2)))));
        assertThat(rulesOf(asset)).isEmpty();
        assertThat(found(office.officer(), AsOf.known(MAY.plusDays(3))))
                .extracting(one -> one.rule().key())
                .containsExactly("retention.over");
        assertThat(found(office.officer(), AsOf.known(MAY.minusDays(1)))).isEmpty();
    }

    @Test
    void the_head_of_a_section_sees_that_of_the_own_section_and_somebody_without_a_post_nothing() {
        add(asset("公印", Map.of("integrity", words(""))));
        add(asset("課税台帳", Map.of("integrity", words(""), "section", new Value.Named(tax.value()))));
        assertThat(found(head(mori), AsOf.known(MAY)))
                .extracting(FindingsOfDay.Found::name)
                .containsExactly("公印");
        assertThat(found(office.officer(), AsOf.known(MAY))).hasSize(2);
        assertThat(found(office.acting(office.join("無役"), MAY), AsOf.known(MAY)))
                .isEmpty();
        var nobody = at(MAY, () -> office.app().use(FindingsOfDay.class));
        var visitor = new Actor(office.body(), office.administrator(), "客", Set.of());
        assertThatThrownBy(() -> nobody.on(visitor, AsOf.known(MAY))).isInstanceOf(Refusal.NotPermitted.class);
    }

    @Test
    void another_body_sees_nothing_of_it() {
        add(asset("公印", Map.of("integrity", words(""))));
        assertThat(found(new SmallOffice("隣町").officer(), AsOf.known(MAY))).isEmpty();
    }

    @Test
    void whoever_keeps_assets_is_asked_for_them_with_one_line() {
        assertThat(asked(head(mori))).isEmpty();
        add(asset("公印", Map.of("integrity", words(""))));
        add(asset("名簿", Map.of("confidentiality", words("3B"), "segment", words("INTERNET"))));
        add(asset("課税台帳", Map.of("integrity", words(""), "section", new Value.Named(tax.value()))));
        assertThat(asked(head(mori))).singleElement().satisfies(thing -> {
            assertThat(thing.title().key()).isEqualTo("findings.waiting.serious");
            assertThat(thing.title().arguments()).containsExactly(2L, 1L);
            assertThat(thing.presses()).isTrue();
        });
        assertThat(asked(head(hara)))
                .singleElement()
                .satisfies(thing -> assertThat(thing.presses()).isFalse());
        assertThat(asked(office.officer())).hasSize(1);
        assertThat(asked(office.acting(office.join("無役"), MAY))).isEmpty();
    }

    @Test
    void what_is_only_to_be_looked_at_asks_nobody() {
        add(asset("住民記録システム", Map.of("segment", words("MY_NUMBER"), "cloud", words("GOVERNMENT"))));
        assertThat(found(office.officer(), AsOf.known(MAY))).hasSize(1);
        assertThat(asked(office.officer())).isEmpty();
    }

    private List<AsksPeople.Thing> asked(Actor person) {
        return at(
                MAY,
                () -> office.app()
                        .use(FindingsThatWait.class)
                        .on(office.body(), MAY)
                        .of(person));
    }

    private Actor head(SmallOffice.Member member) {
        return office.acting(member, MAY);
    }

    private static Value words(String words) {
        return new Value.Words(words);
    }

    private Value post() {
        var place = at(
                MAY,
                () ->
                        office
                                .app()
                                .use(ReadLine.class)
                                .offered(office.officer(), "asset", AsOf.known(MAY))
                                .places()
                                .stream()
                                .filter(one -> one.kind() == PlacesOfStaff.Kind.POST)
                                .findFirst()
                                .orElseThrow());
        return new Value.Named(place.id());
    }

    /** An asset about which nothing is wrong but what is said of it. */
    private Values asset(String name, Map<String, Value> besides) {
        var values = new Values(Map.ofEntries(
                entry("name", words(name)),
                entry("kind", words("INFORMATION")),
                entry("section", new Value.Named(general.value())),
                entry("ownerPost", post()),
                entry("segment", words("LGWAN")),
                entry("confidentiality", words("2")),
                entry("integrity", words("2")),
                entry("availability", words("2")),
                entry("confidentialityReason", words("試験")),
                entry("integrityReason", words("試験")),
                entry("availabilityReason", words("試験")),
                entry("classifiedOn", new Value.Day(BEGIN))));
        for (var one : besides.entrySet()) {
            values = values.with(one.getKey(), one.getValue());
        }
        return values;
    }

    private LineId add(Values values) {
        return at(MAY, () -> office.app().use(KeepLines.class).add(office.officer(), "asset", values));
    }

    private void change(LineId line, Values values) {
        at(MAY, () -> office.app().use(KeepLines.class).change(office.officer(), "asset", line, values));
    }

    private List<FindingsOfDay.Found> found(Actor actor, AsOf asOf) {
        return at(
                MAY, () -> office.app().use(FindingsOfDay.class).on(actor, asOf).found());
    }

    private List<String> rulesOf(LineId asset) {
        return found(office.officer(), AsOf.known(MAY)).stream()
                .filter(one -> one.asset().equals(asset))
                .map(one -> one.rule().key())
                .toList();
    }
}
