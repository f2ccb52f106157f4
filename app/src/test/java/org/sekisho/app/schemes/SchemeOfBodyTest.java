package org.sekisho.app.schemes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.sekisho.app.SmallOffice.BEGIN;
import static org.sekisho.app.SmallOffice.at;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekisho.app.SmallOffice;
import org.sekisho.app.findings.FindingsOfDay;
import org.sekisho.app.ledgers.FindLines;
import org.sekisho.app.ledgers.KeepLines;
import org.sekisho.app.ledgers.LedgerField;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.ledgers.ReadLine;
import org.sekisho.app.ledgers.Value;
import org.sekisho.app.ledgers.Values;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.schemes.AdoptScheme.SchemeFile;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.sekisho.classification.Axis;
import org.sekisho.classification.DataUnreadable;
import org.sekisho.classification.Schemes;

/** A body classifies by the scheme that it decided on, and its ledger goes from one to another. */
final class SchemeOfBodyTest {

    private static final LocalDate MAY = LocalDate.of(2024, 5, 1);
    private static final LocalDate JUNE = LocalDate.of(2024, 6, 3);

    /** Three classes of confidentiality of a body's own. */
    private static final String OWN = """
            {"id": "town", "base": "mic-2024", "title": {"ja": "本町の分類", "en": "Our classes"}, "source": "対策基準2.1",
             "axes": {
               "confidentiality": [
                 {"key": "high", "groups": ["3A", "3B"], "countsAs": "3B", "name": {"ja": "重要", "en": "High"},
                  "definition": {"ja": "住民の個人情報など", "en": "Residents"}, "mark": "【重要】", "source": "対策基準2.1"},
                 {"key": "inside", "groups": ["3C", "2"], "countsAs": "3C", "name": {"ja": "庁内", "en": "Inside"},
                  "definition": {"ja": "公表しない情報", "en": "Not public"}, "mark": "【庁内】", "source": "対策基準2.1"},
                 {"key": "public", "groups": ["1"], "name": {"ja": "公開", "en": "Public"},
                  "definition": {"ja": "公表する情報", "en": "Public"}, "mark": "【公開】", "source": "対策基準2.1"}],
               "integrity": [
                 {"key": "2", "groups": ["2"], "name": {"ja": "完全性2", "en": "2"},
                  "definition": {"ja": "正しさを要する", "en": "Right"}, "mark": "【完2】", "source": "対策基準2.1"},
                 {"key": "1", "groups": ["1"], "name": {"ja": "完全性1", "en": "1"},
                  "definition": {"ja": "その他", "en": "Other"}, "mark": "【完1】", "source": "対策基準2.1"}],
               "availability": [
                 {"key": "any", "groups": ["2", "1"], "countsAs": "2", "name": {"ja": "可用性", "en": "Any"},
                  "definition": {"ja": "区別しない", "en": "Any"}, "mark": "【可】", "source": "対策基準2.1"}]}}
            """;

    private final SmallOffice office = new SmallOffice("分類町");
    private final SmallOffice.Member mori = office.join("森");
    private final SmallOffice.Member hara = office.join("原");
    private SectionId general;
    private SectionId tax;

    @BeforeEach
    void sections() {
        general = office.heads(mori, "総務課", BEGIN);
        tax = office.heads(hara, "税務課", BEGIN);
    }

    @Test
    void a_file_that_is_no_scheme_is_refused_with_its_place_in_both_languages_and_nothing_changes() {
        assertThatThrownBy(() -> adopt(MAY, file(OWN.replace("\"countsAs\": \"3B\"", "\"countsAs\": \"9\"")), MAY))
                .isInstanceOfSatisfying(DataUnreadable.class, unreadable -> {
                    assertThat(unreadable.messageJa()).contains("town.json", "4行目", "high", "countsAs");
                    assertThat(unreadable.messageEn()).contains("town.json, line 4", "high", "countsAs");
                });
        assertThat(levels(MAY)).containsExactly("3A", "3B", "3C", "2", "1");
    }

    @Test
    void the_ledger_offers_the_levels_of_the_scheme_of_the_day() {
        adopt(MAY, builtIn(Schemes.MIC_BEFORE_2024), JUNE);
        assertThat(levels(MAY)).containsExactly("3A", "3B", "3C", "2", "1");
        assertThat(levels(JUNE)).containsExactly("3", "2", "1");
        add(JUNE, asset("住民記録", general).with("confidentiality", "3"));
        assertThat(refused(() -> add(JUNE, asset("台帳", general).with("confidentiality", "3B"))))
                .containsExactly("confidentiality");
        assertThat(refused(() -> add(MAY, asset("台帳", general).with("confidentiality", "3"))))
                .containsExactly("confidentiality");
    }

    @Test
    void only_the_officer_decides_and_gives_a_reason_and_never_the_same_again() {
        assertThatThrownBy(() -> at(
                        MAY,
                        () -> adoptBy(
                                office.acting(mori, MAY),
                                builtIn(Schemes.MIC_BEFORE_2024).apply(MAY))))
                .isInstanceOf(Refusal.NotPermitted.class);
        assertThat(refused(() -> adopt(MAY, from -> new AdoptScheme.Input("", Optional.empty(), from, " "), MAY)))
                .containsExactlyInAnyOrder("scheme", "reason");
        assertThat(refused(() -> adopt(MAY, builtIn(Schemes.MIC_2024), MAY))).containsExactly("scheme");
        assertThat(refused(() -> adopt(MAY, builtIn(Schemes.MIC_BEFORE_2024), MAY.plusYears(3))))
                .containsExactly("from");
        adopt(MAY, file(OWN), MAY);
        assertThat(refused(() -> adopt(JUNE, file(OWN), JUNE))).containsExactly("file");
    }

    @Test
    void a_key_never_means_two_things_in_one_body() {
        adopt(MAY, builtIn(Schemes.MIC_BEFORE_2024), MAY);
        assertThat(refused(() -> adopt(JUNE, file(OWN.replace("\"high\"", "\"3\"")), JUNE)))
                .containsExactly("file");
        adopt(JUNE, file(OWN), JUNE);
    }

    @Test
    void what_was_decided_later_for_an_earlier_day_is_known_from_then_on() {
        adopt(JUNE, builtIn(Schemes.MIC_BEFORE_2024), MAY);
        assertThat(levels(AsOf.known(MAY))).containsExactly("3", "2", "1");
        assertThat(levels(AsOf.knownThen(MAY))).containsExactly("3A", "3B", "3C", "2", "1");
    }

    @Test
    void levels_that_can_be_one_thing_carry_over_by_themselves_and_are_found_by_their_new_name() {
        var register =
                add(MAY, asset("住民記録", general).with("confidentiality", "3B").with("integrity", "2"));
        adopt(MAY, file(OWN), JUNE);
        assertThat(names(JUNE, "high")).containsExactly("住民記録");
        assertThat(names(JUNE, "inside")).isEmpty();
        assertThat(moved(register, JUNE).questions()).isEmpty();
        assertThat(moved(register, JUNE).carried())
                .extracting(one -> one.standing().level().key())
                .containsExactly("high", "any");
        change(
                JUNE,
                register,
                asset("住民記録", general).with("confidentiality", "3B").with("place", "2階"));
        assertThat(open(office.officer(), JUNE)).isEmpty();
    }

    @Test
    void an_old_3_stays_a_3_until_whoever_keeps_the_asset_decides_with_a_reason() {
        adopt(MAY, builtIn(Schemes.MIC_BEFORE_2024), MAY);
        var register = add(
                MAY,
                asset("住民記録", general)
                        .with("confidentiality", "3")
                        .with("personal", new Value.YesNo(true))
                        .with("whose", "RESIDENTS")
                        .with("persons", new Value.Whole(900))
                        .with("segment", "INTERNET"));
        var notes = add(MAY, asset("政策案", tax).with("confidentiality", "3"));
        add(MAY, asset("広報", tax).with("confidentiality", "1"));
        adopt(JUNE, builtIn(Schemes.MIC_2024), JUNE);

        assertThat(open(office.officer(), JUNE))
                .extracting(OpenLevels.Open::name)
                .containsExactlyInAnyOrder("住民記録", "政策案");
        assertThat(open(office.acting(mori, JUNE), JUNE))
                .extracting(OpenLevels.Open::name)
                .containsExactly("住民記録");
        assertThat(left(office.officer(), JUNE).sections())
                .extracting(OpenLevels.OfSection::name, OpenLevels.OfSection::open, OpenLevels.OfSection::all)
                .containsExactlyInAnyOrder(tuple("総務課", 1L, 1L), tuple("税務課", 1L, 2L));
        // Rules take it as 3B meanwhile.
        assertThat(at(
                        JUNE,
                        () -> office.app()
                                .use(FindingsOfDay.class)
                                .on(office.officer(), AsOf.known(JUNE))
                                .found()))
                .anySatisfy(one -> {
                    assertThat(one.asset()).isEqualTo(register);
                    assertThat(one.rule().key()).isEqualTo("segment.internet");
                });
        // It may be changed in other ways and keeps its level; nothing new gets the old one.
        change(JUNE, notes, asset("政策案", tax).with("confidentiality", "3").with("place", "書庫"));
        assertThat(refused(() -> add(JUNE, asset("新しい名簿", general).with("confidentiality", "3"))))
                .containsExactly("confidentiality");

        var question = moved(register, JUNE).questions().getFirst();
        assertThat(question.advice().proposed().orElseThrow().key()).isEqualTo("3B");
        assertThat(refused(() -> decide(office.acting(mori, JUNE), register, "", "")))
                .containsExactly("level-confidentiality", "reason-confidentiality");
        assertThat(refused(() -> decide(office.acting(mori, JUNE), register, "2", "軽い")))
                .containsExactly("level-confidentiality");
        assertThatThrownBy(() -> decide(office.acting(hara, JUNE), register, "3B", "住民の個人情報"))
                .isInstanceOf(Refusal.NotFound.class);
        decide(office.acting(mori, JUNE), register, "3B", "住民の個人情報を含むため");
        var values = at(
                        JUNE,
                        () -> office.app()
                                .use(ReadLine.class)
                                .read(office.officer(), "asset", register, AsOf.known(JUNE)))
                .line()
                .values();
        assertThat(values.words("confidentiality")).isEqualTo("3B");
        assertThat(values.words("confidentialityReason")).isEqualTo("住民の個人情報を含むため");
        assertThat(values.day("classifiedOn")).contains(JUNE);
        assertThat(open(office.officer(), JUNE))
                .extracting(OpenLevels.Open::name)
                .containsExactly("政策案");
        assertThat(refused(() -> decide(office.acting(mori, JUNE), register, "3A", "もう一度")))
                .containsExactly("");
    }

    @Test
    void another_body_classifies_as_it_did() {
        adopt(MAY, file(OWN), MAY);
        var other = new SmallOffice("隣町");
        var read = at(MAY, () -> other.app().use(ReadSchemes.class).read(other.officer(), AsOf.known(MAY)));
        assertThat(read.inForce().id()).isEqualTo(Schemes.MIC_2024);
        assertThat(read.all()).isEmpty();
    }

    private interface Wanted {
        AdoptScheme.Input apply(LocalDate from);
    }

    private static Wanted builtIn(String id) {
        return from -> new AdoptScheme.Input(id, Optional.empty(), from, "対策基準の改正");
    }

    private static Wanted file(String json) {
        return from -> new AdoptScheme.Input(
                "", Optional.of(new SchemeFile("town.json", json.getBytes(StandardCharsets.UTF_8))), from, "対策基準の改正");
    }

    private void adopt(LocalDate day, Wanted wanted, LocalDate from) {
        at(day, () -> adoptBy(office.officer(), wanted.apply(from)));
    }

    private UUID adoptBy(Actor actor, AdoptScheme.Input input) {
        try {
            return office.app().use(AdoptScheme.class).adopt(actor, input);
        } catch (DataUnreadable unreadable) {
            throw sneaky(unreadable);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> RuntimeException sneaky(Throwable thrown) throws E {
        throw (E) thrown;
    }

    private List<String> levels(LocalDate day) {
        return levels(AsOf.known(day));
    }

    private List<String> levels(AsOf asOf) {
        return at(JUNE, () -> office.app().use(ReadLine.class).offered(office.officer(), "asset", asOf))
                .fields()
                .stream()
                .filter(field -> field.key().equals("confidentiality"))
                .findFirst()
                .map(field -> ((LedgerField.Choice) field.kind()).keys())
                .orElseThrow();
    }

    private List<String> names(LocalDate day, String level) {
        return at(
                        day,
                        () -> office.app()
                                .use(FindLines.class)
                                .find(
                                        office.officer(),
                                        new FindLines.Input(
                                                "asset",
                                                AsOf.known(day),
                                                "",
                                                Map.of("confidentiality", new Value.Words(level)),
                                                "name",
                                                false,
                                                0,
                                                50)))
                .lines()
                .stream()
                .map(line -> line.values().words("name"))
                .toList();
    }

    private OpenLevels.Left left(Actor actor, LocalDate day) {
        return at(day, () -> office.app().use(OpenLevels.class).on(actor, AsOf.known(day)));
    }

    private List<OpenLevels.Open> open(Actor actor, LocalDate day) {
        return left(actor, day).open();
    }

    private MoveAsset.Moved moved(LineId asset, LocalDate day) {
        return at(day, () -> office.app().use(MoveAsset.class).read(office.officer(), asset, AsOf.known(day)));
    }

    private void decide(Actor actor, LineId asset, String level, String reason) {
        at(JUNE, () -> {
            office.app()
                    .use(MoveAsset.class)
                    .decide(actor, asset, Map.of(Axis.CONFIDENTIALITY, new MoveAsset.Decided(level, reason)));
            return asset;
        });
    }

    /** An asset of 完全性2 and 可用性2 whose level of confidentiality is yet to be said. */
    private static Values asset(String name, SectionId section) {
        return new Values(Map.of(
                "name", new Value.Words(name),
                "kind", new Value.Words("INFORMATION"),
                "section", new Value.Named(section.value()),
                "integrity", new Value.Words("2"),
                "availability", new Value.Words("2"),
                "confidentialityReason", new Value.Words("試験"),
                "integrityReason", new Value.Words("試験"),
                "availabilityReason", new Value.Words("試験")));
    }

    private LineId add(LocalDate day, Values values) {
        return at(day, () -> office.app().use(KeepLines.class).add(office.officer(), "asset", values));
    }

    private void change(LocalDate day, LineId line, Values values) {
        at(day, () -> office.app().use(KeepLines.class).change(office.officer(), "asset", line, values));
    }

    private static List<String> refused(Runnable act) {
        var fields = new ArrayList<String>();
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        invalid -> invalid.problems().forEach(problem -> fields.add(problem.field())));
        return fields;
    }
}
