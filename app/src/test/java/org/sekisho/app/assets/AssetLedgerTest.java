package org.sekisho.app.assets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sekisho.app.SmallOffice.BEGIN;
import static org.sekisho.app.SmallOffice.at;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekisho.app.SmallOffice;
import org.sekisho.app.duties.CycleOrigin;
import org.sekisho.app.duties.DutyFile;
import org.sekisho.app.duties.Rhythm;
import org.sekisho.app.duties.Scope;
import org.sekisho.app.evidence.FindEntries;
import org.sekisho.app.ledgers.FindLines;
import org.sekisho.app.ledgers.FindNaming;
import org.sekisho.app.ledgers.KeepLines;
import org.sekisho.app.ledgers.LedgerLine;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.ledgers.ReadLine;
import org.sekisho.app.ledgers.SetOwnFields;
import org.sekisho.app.ledgers.Value;
import org.sekisho.app.ledgers.Values;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Role;

/** The ledger of information assets as an office keeps it. */
final class AssetLedgerTest {

    private static final LocalDate MAY = LocalDate.of(2024, 5, 1);
    private static final LocalDate JUNE = LocalDate.of(2024, 6, 3);

    private final SmallOffice office = new SmallOffice("台帳町");
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
    void what_an_asset_says_today_does_not_change_what_it_said_before() {
        var register =
                add(officer(), MAY, asset("住民基本台帳", "INFORMATION", general).with("place", "本庁2階"));
        change(
                officer(),
                JUNE,
                register,
                asset("住民基本台帳", "INFORMATION", general).with("place", "新庁舎1階"));
        assertThat(read(officer(), register, AsOf.known(MAY)).line().values().words("place"))
                .isEqualTo("本庁2階");
        assertThat(read(officer(), register, AsOf.known(JUNE)).line().values().words("place"))
                .isEqualTo("新庁舎1階");
        assertThat(read(officer(), register, AsOf.knownThen(JUNE.minusDays(1)))
                        .line()
                        .values()
                        .words("place"))
                .isEqualTo("本庁2階");
    }

    @Test
    void the_head_of_a_section_reads_and_keeps_the_assets_of_that_section_alone() {
        var own = add(head(mori), MAY, asset("公印", "INFORMATION", general));
        var others = add(officer(), MAY, asset("課税台帳", "INFORMATION", tax));
        assertThat(names(find(head(mori), MAY, "", Map.of()))).containsExactly("公印");
        assertThat(names(find(officer(), MAY, "", Map.of()))).containsExactlyInAnyOrder("公印", "課税台帳");
        assertThat(read(head(mori), own, AsOf.known(MAY)).mayChange()).isTrue();
        assertThatThrownBy(() -> read(head(mori), others, AsOf.known(MAY))).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> change(head(mori), MAY, others, asset("課税台帳", "INFORMATION", general)))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(refused(() -> add(head(mori), MAY, asset("課税システム", "SYSTEM", tax))))
                .containsExactly("section");
        assertThat(refused(() -> change(head(mori), MAY, own, asset("公印", "INFORMATION", tax))))
                .containsExactly("section");
    }

    @Test
    void somebody_without_a_post_in_the_section_sees_nothing_of_it() {
        add(officer(), MAY, asset("公印", "INFORMATION", general));
        var clerk = office.acting(office.join("無役"), MAY);
        assertThat(find(clerk, MAY, "", Map.of()).total()).isZero();
        assertThatThrownBy(() -> add(clerk, MAY, asset("私物", "MEDIA", general)))
                .isInstanceOf(Refusal.NotPermitted.class);
    }

    @Test
    void every_wrong_field_is_named_at_once_and_nothing_is_entered() {
        var wrong = new Values(Map.of(
                "kind", new Value.Words("SPACESHIP"),
                "section", new Value.Named(general.value()),
                "persons", new Value.Whole(-1),
                "ownerPost", new Value.Named(general.value()),
                "place", new Value.Words("場".repeat(101))));
        assertThat(refused(() -> add(officer(), MAY, wrong)))
                .containsExactlyInAnyOrder("name", "kind", "persons", "ownerPost", "place");
        assertThat(find(officer(), MAY, "", Map.of()).total()).isZero();
    }

    @Test
    void a_class_needs_its_reason_and_no_network_needs_one_too() {
        assertThat(refused(() ->
                        add(officer(), MAY, asset("台帳", "INFORMATION", general).with("confidentiality", "3B"))))
                .containsExactly("confidentialityReason");
        assertThat(refused(() ->
                        add(officer(), MAY, asset("台帳", "INFORMATION", general).with("segment", "NONE"))))
                .containsExactly("segmentReason");
        add(
                officer(),
                MAY,
                asset("台帳", "INFORMATION", general)
                        .with("confidentiality", "3B")
                        .with("confidentialityReason", "住民の個人情報"));
    }

    @Test
    void what_holds_an_asset_cannot_be_held_in_it() {
        var room = add(officer(), MAY, asset("サーバ室", "FACILITY", general));
        var server = add(officer(), MAY, asset("サーバ", "SYSTEM", general).with("heldIn", named(room)));
        var data = add(officer(), MAY, asset("データ", "INFORMATION", general).with("heldIn", named(server)));
        assertThat(refused(() -> change(
                        officer(),
                        JUNE,
                        room,
                        asset("サーバ室", "FACILITY", general).with("heldIn", named(data)))))
                .containsExactly("heldIn");
        assertThat(refused(() -> change(
                        officer(),
                        JUNE,
                        room,
                        asset("サーバ室", "FACILITY", general).with("heldIn", named(room)))))
                .containsExactly("heldIn");
    }

    @Test
    void an_asset_names_what_it_holds_as_far_as_the_reader_may_see_it() {
        var room = add(officer(), MAY, asset("サーバ室", "FACILITY", general));
        add(officer(), MAY, asset("税務サーバ", "SYSTEM", tax).with("heldIn", named(room)));
        add(officer(), MAY, asset("庁内サーバ", "SYSTEM", general).with("heldIn", named(room)));

        assertThat(heldIn(officer(), room)).containsExactly("庁内サーバ", "税務サーバ");
        assertThat(heldIn(head(mori), room)).containsExactly("庁内サーバ");
    }

    private List<String> heldIn(Actor actor, LineId holder) {
        var shown = read(actor, holder, AsOf.known(MAY));
        return at(MAY, () -> office.app().use(FindNaming.class).find(actor, shown, AsOf.known(MAY))).stream()
                .flatMap(naming -> naming.lines().stream())
                .map(line -> line.values().words("name"))
                .toList();
    }

    @Test
    void an_asset_that_holds_another_cannot_go_before_it_and_what_is_gone_is_still_there_for_earlier_days() {
        var room = add(officer(), MAY, asset("サーバ室", "FACILITY", general));
        var server = add(officer(), MAY, asset("サーバ", "SYSTEM", general).with("heldIn", named(room)));
        assertThat(refused(() -> end(officer(), JUNE, room, "移転した"))).containsExactly("");
        assertThat(refused(() -> end(officer(), JUNE, server, " "))).containsExactly("reason");
        end(officer(), JUNE, server, "更改した");
        end(officer(), JUNE, room, "移転した");
        assertThat(find(officer(), JUNE, "", Map.of()).total()).isZero();
        assertThat(find(officer(), MAY, "", Map.of()).total()).isEqualTo(2);
    }

    @Test
    void no_two_assets_have_the_same_number() {
        var first = add(officer(), MAY, asset("サーバ", "SYSTEM", general).with("code", "A-1"));
        assertThat(refused(
                        () -> add(officer(), MAY, asset("端末", "SYSTEM", general).with("code", "A-1"))))
                .containsExactly("code");
        change(officer(), MAY, first, asset("サーバ1", "SYSTEM", general).with("code", "A-1"));
    }

    @Test
    void a_list_is_narrowed_by_words_whatever_their_width_or_kana_and_by_fields() {
        add(officer(), MAY, asset("サーバ室", "FACILITY", general));
        add(officer(), MAY, asset("課税ｻｰﾊﾞ", "SYSTEM", tax).with("place", "２階"));
        add(officer(), MAY, asset("公印", "INFORMATION", general));
        assertThat(names(find(officer(), MAY, "さーば", Map.of()))).containsExactlyInAnyOrder("サーバ室", "課税ｻｰﾊﾞ");
        assertThat(names(find(officer(), MAY, "サーバ　2階", Map.of()))).containsExactly("課税ｻｰﾊﾞ");
        assertThat(names(find(officer(), MAY, "", Map.of("section", new Value.Named(tax.value())))))
                .containsExactly("課税ｻｰﾊﾞ");
        assertThat(names(find(officer(), MAY, "", Map.of("kind", new Value.Words("FACILITY")))))
                .containsExactly("サーバ室");
    }

    @Test
    void a_change_of_the_ledger_is_evidence_of_the_duty_to_keep_it() {
        var duty = office.owes(
                "assets.ledger",
                Scope.EACH_SECTION,
                Role.SECTION_SECURITY_MANAGER,
                new Rhythm.OnOccasion(OptionalInt.empty()),
                CycleOrigin.PROPOSAL);
        add(head(mori), MAY, asset("公印", "INFORMATION", general));
        var evidence = at(MAY, () -> office.app().use(DutyFile.class).newest(officer(), duty));
        assertThat(evidence)
                .singleElement()
                .satisfies(one -> assertThat(one.toString()).contains("公印"));
    }

    @Test
    void the_record_says_which_fields_changed_and_what_the_asset_is_called() {
        var id = add(officer(), MAY, asset("公印", "INFORMATION", general).with("place", "金庫"));
        change(officer(), JUNE, id, asset("公印", "INFORMATION", general).with("place", "耐火金庫"));
        var page = at(
                JUNE,
                () -> office.app()
                        .use(FindEntries.class)
                        .find(
                                officer(),
                                new FindEntries.Query(
                                        Set.of(id.value()),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        1)));
        assertThat(page.lines()).extracting(FindEntries.Line::kind).contains("ledgers.line.changed");
        var entry = at(
                JUNE,
                () -> office.app()
                        .use(FindEntries.class)
                        .entry(officer(), page.lines().getFirst().id()));
        assertThat(entry.toString()).contains("耐火金庫").contains("金庫").doesNotContain("INFORMATION");
    }

    @Test
    void a_field_that_the_body_adds_is_kept_with_each_asset_and_checked_like_any_other() {
        var lease = field("リース番号", SetOwnFields.Sort.TEXT);
        var count = field("台数", SetOwnFields.Sort.WHOLE);
        var floor = field("階", SetOwnFields.Sort.CHOICE, "1階", "2階");
        var id = add(
                officer(),
                MAY,
                asset("端末", "SYSTEM", general)
                        .with(lease, "L-77")
                        .with(count, new Value.Whole(12))
                        .with(floor, "2階"));
        var values = read(officer(), id, AsOf.known(MAY)).line().values();
        assertThat(values.words(lease)).isEqualTo("L-77");
        assertThat(values.whole(count)).contains(12L);
        assertThat(values.words(floor)).isEqualTo("2階");
        assertThat(refused(() ->
                        add(officer(), MAY, asset("端末2", "SYSTEM", general).with(floor, "9階"))))
                .containsExactly(floor);
        assertThat(refused(() -> field("リース番号", SetOwnFields.Sort.DAY))).containsExactly("label");
        assertThat(refused(() -> field("色", SetOwnFields.Sort.CHOICE))).containsExactly("choices");
        assertThatThrownBy(() -> at(
                        MAY,
                        () -> office.app()
                                .use(SetOwnFields.class)
                                .add(
                                        head(mori),
                                        "asset",
                                        new SetOwnFields.Input("鍵", SetOwnFields.Sort.TEXT, List.of()))))
                .isInstanceOf(Refusal.NotPermitted.class);
    }

    /** The key of a field of the body's own. */
    private String field(String label, SetOwnFields.Sort sort, String... choices) {
        return "own-"
                + at(
                        MAY,
                        () -> office.app()
                                .use(SetOwnFields.class)
                                .add(officer(), "asset", new SetOwnFields.Input(label, sort, List.of(choices))));
    }

    private Actor officer() {
        return office.officer();
    }

    private Actor head(SmallOffice.Member member) {
        return office.acting(member, MAY);
    }

    private static Values asset(String name, String kind, SectionId section) {
        return new Values(Map.of(
                "name", new Value.Words(name),
                "kind", new Value.Words(kind),
                "section", new Value.Named(section.value())));
    }

    private static Value named(LineId line) {
        return new Value.Named(line.value());
    }

    private LineId add(Actor actor, LocalDate day, Values values) {
        return at(day, () -> office.app().use(KeepLines.class).add(actor, "asset", values));
    }

    private void change(Actor actor, LocalDate day, LineId line, Values values) {
        at(day, () -> office.app().use(KeepLines.class).change(actor, "asset", line, values));
    }

    private void end(Actor actor, LocalDate day, LineId line, String reason) {
        at(day, () -> office.app().use(KeepLines.class).end(actor, "asset", line, reason));
    }

    private ReadLine.Shown read(Actor actor, LineId line, AsOf asOf) {
        return at(JUNE, () -> office.app().use(ReadLine.class).read(actor, "asset", line, asOf));
    }

    private FindLines.Found find(Actor actor, LocalDate day, String words, Map<String, Value> equal) {
        return at(
                day,
                () -> office.app()
                        .use(FindLines.class)
                        .find(
                                actor,
                                new FindLines.Input("asset", AsOf.known(day), words, equal, "name", false, 0, 50)));
    }

    private static List<String> names(FindLines.Found found) {
        return found.lines().stream()
                .map(LedgerLine::values)
                .map(v -> v.words("name"))
                .toList();
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
