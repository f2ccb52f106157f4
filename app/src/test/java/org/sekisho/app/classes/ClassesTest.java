package org.sekisho.app.classes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sekisho.app.SmallOffice.BEGIN;
import static org.sekisho.app.SmallOffice.at;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekisho.app.SmallOffice;
import org.sekisho.app.evidence.FindEntries;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.ledgers.KeepLines;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.ledgers.ReadLine;
import org.sekisho.app.ledgers.Value;
import org.sekisho.app.ledgers.Values;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.schemes.SchemeOfBody;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.classification.Axis;
import org.sekisho.classification.EffectiveLevel.Because;
import org.sekisho.classification.Level;

/** Which class an asset has once everything counts, and what an official is told of it. */
final class ClassesTest {

    private static final LocalDate MAY = LocalDate.of(2024, 5, 1);
    private static final LocalDate JUNE = LocalDate.of(2024, 6, 3);
    private static final LocalDate JULY = LocalDate.of(2024, 7, 1);

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
    void a_room_is_as_confidential_as_the_data_on_the_server_in_it_and_says_which_data_that_is() {
        var room = add(officer(), asset("サーバ室", "FACILITY", general));
        var server = add(officer(), in(asset("住民記録システム", "SYSTEM", general), room));
        add(officer(), in(classed(asset("庁内報", "INFORMATION", general), "confidentiality", "1"), server));
        var data = add(
                officer(), in(classed(asset("住民基本台帳データ", "INFORMATION", general), "confidentiality", "3A"), server));
        var told = told(officer(), room, JUNE, Axis.CONFIDENTIALITY);
        assertThat(level(told.effective())).isEqualTo("3A");
        assertThat(told.own()).isEmpty();
        assertThat(told.origin())
                .isEqualTo(new ExplainClass.Origin.Others(
                        List.of(step(Because.HELD, server, "住民記録システム"), step(Because.HELD, data, "住民基本台帳データ"))));
    }

    @Test
    void what_lies_in_a_confidential_place_does_not_become_confidential() {
        var server = add(officer(), classed(asset("サーバ", "SYSTEM", general), "confidentiality", "3B"));
        var leaflet = add(officer(), in(classed(asset("広報紙", "INFORMATION", general), "confidentiality", "1"), server));
        var told = told(officer(), leaflet, JUNE, Axis.CONFIDENTIALITY);
        assertThat(level(told.effective())).isEqualTo("1");
        assertThat(told.origin()).isEqualTo(new ExplainClass.Origin.Own());
        assertThat(told(officer(), leaflet, JUNE, Axis.AVAILABILITY).origin())
                .isEqualTo(new ExplainClass.Origin.Nobody());
    }

    @Test
    void what_a_service_depends_on_must_be_as_available_as_the_service_and_no_more_confidential() {
        var service = add(
                officer(),
                classed(classed(asset("窓口", "SYSTEM", general), "availability", "2"), "confidentiality", "3B"));
        var network = add(officer(), classed(asset("回線", "NETWORK", general), "availability", "1"));
        assertThat(level(told(officer(), network, JUNE, Axis.AVAILABILITY).effective()))
                .isEqualTo("1");
        need(officer(), JUNE, service, network);
        var told = told(officer(), network, JUNE, Axis.AVAILABILITY);
        assertThat(level(told.effective())).isEqualTo("2");
        assertThat(told.origin())
                .isEqualTo(new ExplainClass.Origin.Others(List.of(step(Because.DEPENDS, service, "窓口"))));
        assertThat(told(officer(), network, JUNE, Axis.CONFIDENTIALITY).effective())
                .isEmpty();
        at(JULY, () -> use(KeepDependencies.class).end(officer(), service, network));
        assertThat(level(told(officer(), network, JULY, Axis.AVAILABILITY).effective()))
                .isEqualTo("1");
        assertThat(level(told(officer(), network, AsOf.known(JUNE), JULY, Axis.AVAILABILITY)
                        .effective()))
                .isEqualTo("2");
    }

    @Test
    void services_that_need_each_other_are_equally_available() {
        var one = add(officer(), classed(asset("認証", "SYSTEM", general), "availability", "2"));
        var other = add(officer(), classed(asset("名簿", "SYSTEM", general), "availability", "1"));
        need(officer(), JUNE, one, other);
        need(officer(), JUNE, other, one);
        assertThat(level(told(officer(), one, JUNE, Axis.AVAILABILITY).effective()))
                .isEqualTo("2");
        assertThat(level(told(officer(), other, JUNE, Axis.AVAILABILITY).effective()))
                .isEqualTo("2");
    }

    @Test
    void a_dependency_is_refused_on_itself_twice_and_on_what_is_not_there() {
        var one = add(officer(), asset("認証", "SYSTEM", general));
        var other = add(officer(), asset("名簿", "SYSTEM", general));
        var hidden = add(officer(), asset("課税システム", "SYSTEM", tax));
        need(officer(), JUNE, one, other);
        assertThat(refused(() -> need(officer(), JUNE, one, other))).containsExactly("needed");
        assertThat(refused(() -> need(officer(), JUNE, one, one))).containsExactly("needed");
        assertThat(refused(() -> need(head(mori), JUNE, one, hidden))).containsExactly("needed");
        assertThatThrownBy(() -> need(head(mori), JUNE, hidden, one)).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> at(JUNE, () -> use(KeepDependencies.class).end(officer(), other, one)))
                .isInstanceOf(Refusal.NotFound.class);
    }

    /** CISO Assistant, issue 4318. */
    @Test
    void confidentiality_has_five_levels_where_integrity_has_two() {
        var server = add(
                officer(),
                classed(classed(asset("サーバ", "SYSTEM", general), "confidentiality", "3C"), "integrity", "2"));
        assertThat(at(
                        JUNE,
                        () -> use(ExplainClass.class)
                                .offered(officer(), server, Axis.CONFIDENTIALITY, AsOf.known(JUNE))
                                .levels()))
                .extracting(Level::key)
                .containsExactly("3A", "3B", "3C", "2", "1");
        assertThat(at(
                        JUNE,
                        () -> use(ExplainClass.class)
                                .offered(officer(), server, Axis.INTEGRITY, AsOf.known(JUNE))
                                .levels()))
                .extracting(Level::key)
                .containsExactly("2", "1");
        assertThat(refused(() -> set(officer(), JUNE, server, Axis.INTEGRITY, "3C", "誤り")))
                .containsExactly("level");
    }

    @Test
    void a_level_that_somebody_set_stands_above_everything_and_passes_on_until_it_ends() {
        var room = add(officer(), asset("金庫", "FACILITY", general));
        var disk = add(officer(), in(asset("暗号化したディスク", "MEDIA", general), room));
        add(officer(), in(classed(asset("住民データの控え", "INFORMATION", general), "confidentiality", "3B"), disk));
        set(head(mori), JUNE, disk, Axis.CONFIDENTIALITY, "2", "全体を暗号化し、鍵を別に保管しているため");
        var told = told(officer(), disk, JUNE, Axis.CONFIDENTIALITY);
        assertThat(level(told.effective())).isEqualTo("2");
        assertThat(level(told.without())).isEqualTo("3B");
        assertThat(told.origin()).isEqualTo(new ExplainClass.Origin.Set("森 一郎", JUNE, "全体を暗号化し、鍵を別に保管しているため", true));
        assertThat(level(told(officer(), room, JUNE, Axis.CONFIDENTIALITY).effective()))
                .isEqualTo("2");
        at(JULY, () -> use(SetLevel.class).end(head(mori), disk, Axis.CONFIDENTIALITY, "鍵と一緒に保管することになったため"));
        assertThat(level(told(officer(), disk, JULY, Axis.CONFIDENTIALITY).effective()))
                .isEqualTo("3B");
        assertThat(told(officer(), disk, AsOf.known(JUNE), JULY, Axis.CONFIDENTIALITY)
                        .origin())
                .isInstanceOf(ExplainClass.Origin.Set.class);
        var kinds = at(
                JULY,
                () -> use(FindEntries.class)
                        .find(
                                officer(),
                                new FindEntries.Query(
                                        Set.of(disk.value()),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        1)));
        assertThat(kinds.lines())
                .extracting(FindEntries.Line::kind)
                .contains("classes.level.set", "classes.level.ended");
    }

    @Test
    void a_level_is_set_with_a_reason_by_whoever_keeps_the_asset_and_by_nobody_else() {
        var server = add(officer(), asset("サーバ", "SYSTEM", general));
        assertThat(refused(() -> set(officer(), JUNE, server, Axis.CONFIDENTIALITY, "3B", " ")))
                .containsExactly("reason");
        assertThat(refused(() -> set(officer(), JUNE, server, Axis.CONFIDENTIALITY, "4", "高い")))
                .containsExactly("level");
        assertThatThrownBy(() -> set(head(hara), JUNE, server, Axis.CONFIDENTIALITY, "3B", "高い"))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() ->
                        set(office.acting(office.join("無役"), JUNE), JUNE, server, Axis.CONFIDENTIALITY, "3B", "高い"))
                .isInstanceOf(Refusal.NotPermitted.class);
        assertThatThrownBy(() -> at(JUNE, () -> use(SetLevel.class).end(officer(), server, Axis.CONFIDENTIALITY, "誤り")))
                .isInstanceOf(Refusal.Stale.class);
        set(officer(), JUNE, server, Axis.CONFIDENTIALITY, "3B", "高い");
        assertThat(refused(() -> at(JUNE, () -> use(SetLevel.class).end(officer(), server, Axis.CONFIDENTIALITY, ""))))
                .containsExactly("ending");
        assertThat(refused(() -> set(officer(), JUNE, server, Axis.CONFIDENTIALITY, "3B", "高い")))
                .containsExactly("");
        set(officer(), JUNE, server, Axis.CONFIDENTIALITY, "3C", "見直した");
        assertThat(level(told(officer(), server, JUNE, Axis.CONFIDENTIALITY).effective()))
                .isEqualTo("3C");
    }

    @Test
    void an_asset_that_the_reader_may_not_see_counts_without_being_named() {
        var server = add(officer(), asset("共用サーバ", "SYSTEM", general));
        add(officer(), in(classed(asset("課税台帳データ", "INFORMATION", tax), "confidentiality", "3B"), server));
        var told = told(head(mori), server, JUNE, Axis.CONFIDENTIALITY);
        assertThat(level(told.effective())).isEqualTo("3B");
        assertThat(told.origin())
                .isEqualTo(
                        new ExplainClass.Origin.Others(List.of(new ExplainClass.Step(Because.HELD, Optional.empty()))));
        var around = at(JUNE, () -> use(FindConnections.class).of(head(mori), server, AsOf.known(JUNE)));
        assertThat(around.at(-1))
                .singleElement()
                .satisfies(node -> assertThat(node.name()).isEmpty());
        assertThat(told(officer(), server, JUNE, Axis.CONFIDENTIALITY).origin().toString())
                .contains("課税台帳データ");
    }

    @Test
    void the_class_of_a_past_day_is_that_of_what_was_held_then() {
        var server = add(officer(), asset("サーバ", "SYSTEM", general));
        var data = add(officer(), in(classed(asset("データ", "INFORMATION", general), "confidentiality", "3B"), server));
        at(JUNE, () -> use(KeepLines.class).end(officer(), "asset", data, "廃止した"));
        assertThat(told(officer(), server, JUNE, Axis.CONFIDENTIALITY).effective())
                .isEmpty();
        assertThat(level(told(officer(), server, AsOf.known(MAY), JUNE, Axis.CONFIDENTIALITY)
                        .effective()))
                .isEqualTo("3B");
        assertThat(level(told(officer(), server, AsOf.knownThen(MAY), JUNE, Axis.CONFIDENTIALITY)
                        .effective()))
                .isEqualTo("3B");
    }

    @Test
    void what_was_said_of_an_asset_ends_when_it_leaves_the_ledger() {
        var service = add(officer(), classed(asset("窓口", "SYSTEM", general), "availability", "2"));
        var network = add(officer(), asset("回線", "NETWORK", general));
        need(officer(), MAY, service, network);
        set(officer(), MAY, service, Axis.INTEGRITY, "2", "窓口のため");
        at(JUNE, () -> use(KeepLines.class).end(officer(), "asset", service, "廃止した"));
        assertThat(told(officer(), network, JUNE, Axis.AVAILABILITY).effective())
                .isEmpty();
        var left = at(
                JUNE,
                () -> use(Work.class)
                        .read(
                                officer(),
                                Permission.READ_LEDGERS,
                                tx -> List.of(
                                        use(Dependencies.class).at(tx, AsOf.known(JUNE)),
                                        use(LevelOverrides.class).at(tx, AsOf.known(JUNE)))));
        assertThat(left).allSatisfy(rows -> assertThat(rows).isEmpty());
    }

    @Test
    void a_body_knows_nothing_of_the_classes_and_dependencies_of_another() {
        var server = add(officer(), asset("サーバ", "SYSTEM", general));
        add(officer(), in(classed(asset("データ", "INFORMATION", general), "confidentiality", "3B"), server));
        var other = new SmallOffice("隣町");
        var section = other.heads(other.join("隣"), "総務課", BEGIN);
        var theirs = at(MAY, () -> use(KeepLines.class).add(other.officer(), "asset", asset("端末", "SYSTEM", section)));
        assertThat(refused(() -> need(other.officer(), JUNE, theirs, server))).containsExactly("needed");
        assertThatThrownBy(() -> need(other.officer(), JUNE, server, theirs)).isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> set(other.officer(), JUNE, server, Axis.CONFIDENTIALITY, "1", "低い"))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> told(other.officer(), server, JUNE, Axis.CONFIDENTIALITY))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(at(
                        JUNE,
                        () -> use(MapOfClasses.class)
                                .count(other.officer(), Axis.CONFIDENTIALITY, AsOf.known(JUNE))
                                .all()
                                .total()))
                .isEqualTo(1);
    }

    @Test
    void the_map_counts_the_assets_that_the_reader_may_read_by_section_and_class() {
        var server = add(officer(), asset("サーバ", "SYSTEM", general));
        add(officer(), in(classed(asset("課税台帳データ", "INFORMATION", tax), "confidentiality", "3B"), server));
        add(officer(), classed(asset("広報紙", "INFORMATION", general), "confidentiality", "1"));
        add(officer(), asset("棚", "FACILITY", general));
        var all = at(JUNE, () -> use(MapOfClasses.class).count(officer(), Axis.CONFIDENTIALITY, AsOf.known(JUNE)));
        assertThat(all.levels()).extracting(Level::key).containsExactly("3A", "3B", "3C", "2", "1");
        assertThat(all.rows())
                .extracting(row -> row.name().orElseThrow() + row.counts())
                .containsExactlyInAnyOrder("総務課[0, 1, 0, 0, 1, 1]", "税務課[0, 1, 0, 0, 0, 0]");
        assertThat(all.all().counts()).containsExactly(0L, 2L, 0L, 0L, 1L, 1L);
        assertThat(all.unassessed()).isEqualTo(2);
        var own = at(JUNE, () -> use(MapOfClasses.class).count(head(hara), Axis.CONFIDENTIALITY, AsOf.known(JUNE)));
        assertThat(own.all().total()).isEqualTo(1);
        assertThat(listed(officer(), Optional.of("3B"))).containsExactly("サーバ", "課税台帳データ");
        assertThat(listed(head(mori), Optional.of("3B"))).containsExactly("サーバ");
        assertThat(listed(officer(), Optional.empty())).containsExactly("棚");
    }

    private List<String> listed(Actor actor, Optional<String> level) {
        return at(
                JUNE,
                () -> use(MapOfClasses.class)
                        .find(
                                actor,
                                new MapOfClasses.Input(
                                        AsOf.known(JUNE), Axis.CONFIDENTIALITY, Optional.empty(), level, 0, 50))
                        .assets()
                        .stream()
                        .map(MapOfClasses.Listed::name)
                        .toList());
    }

    @Test
    void what_surrounds_an_asset_is_shown_a_few_steps_both_ways_and_what_is_left_out_is_counted() {
        var room = add(officer(), asset("サーバ室", "FACILITY", general));
        var server = add(officer(), in(asset("サーバ", "SYSTEM", general), room));
        var network = add(officer(), asset("回線", "NETWORK", general));
        need(officer(), MAY, server, network);
        for (int i = 0; i < FindConnections.MOST_OF_A_STEP + 3; i++) {
            add(officer(), in(asset("データ" + i, "INFORMATION", general), server));
        }
        var found = at(JUNE, () -> use(FindConnections.class).of(officer(), server, AsOf.known(JUNE)));
        assertThat(found.at(1)).extracting(node -> node.name().orElseThrow()).containsExactlyInAnyOrder("サーバ室", "回線");
        assertThat(found.at(-1)).hasSize(FindConnections.MOST_OF_A_STEP);
        assertThat(found.leftOut()).isEqualTo(Map.of(-1, 3));
        assertThat(found.lines()).hasSize(2 + FindConnections.MOST_OF_A_STEP);
        assertThat(found.furtherOn()).isFalse();
    }

    @Test
    void the_graph_in_memory_says_after_every_change_what_one_built_anew_says() {
        var random = new Random(20261123);
        var lines = new ArrayList<LineId>();
        var says = new HashMap<LineId, Values>();
        for (int i = 0; i < 40; i++) {
            if (lines.size() < 5) {
                var values = asset("資産" + i, "SYSTEM", general);
                lines.add(add(officer(), values));
                says.put(lines.getLast(), values);
            } else {
                act(random, lines, says);
            }
            assertThat(kept()).as("after %d changes", i).isEqualTo(fresh());
        }
    }

    private void act(Random random, List<LineId> lines, Map<LineId, Values> says) {
        var one = lines.get(random.nextInt(lines.size()));
        var other = lines.get(random.nextInt(lines.size()));
        try {
            switch (random.nextInt(6)) {
                case 0 -> {
                    var values = classed(
                            in(asset("資産" + lines.size(), "SYSTEM", general), other),
                            "confidentiality",
                            List.of("3A", "3B", "2").get(random.nextInt(3)));
                    lines.add(at(JUNE, () -> use(KeepLines.class).add(officer(), "asset", values)));
                    says.put(lines.getLast(), values);
                }
                case 1 -> need(officer(), JUNE, one, other);
                case 2 -> {
                    var values = random.nextBoolean()
                            ? in(Objects.requireNonNull(says.get(one)), other)
                            : classed(
                                    Objects.requireNonNull(says.get(one)).without("heldIn"),
                                    "availability",
                                    Integer.toString(1 + random.nextInt(2)));
                    at(JUNE, () -> use(KeepLines.class).change(officer(), "asset", one, values));
                    says.put(one, values);
                }
                case 3 -> set(officer(), JUNE, one, Axis.CONFIDENTIALITY, random.nextBoolean() ? "1" : "3A", "試験");
                case 4 -> at(JUNE, () -> use(SetLevel.class).end(officer(), one, Axis.CONFIDENTIALITY, "試験"));
                default -> {
                    at(JUNE, () -> use(KeepLines.class).end(officer(), "asset", one, "試験"));
                    lines.remove(one);
                }
            }
        } catch (Refusal refused) {
            // Some of what chance wants is not possible.
        }
    }

    private String kept() {
        return at(
                JUNE,
                () -> use(Work.class)
                        .read(
                                officer(),
                                Permission.READ_LEDGERS,
                                tx -> use(AssetGraphs.class).ask(tx, AsOf.known(JUNE), ClassesTest::described)));
    }

    private String fresh() {
        return at(
                JUNE,
                () -> use(Work.class).read(officer(), Permission.READ_LEDGERS, tx -> {
                    var scheme = use(SchemeOfBody.class).on(tx, AsOf.known(JUNE));
                    return described(
                            AssetGraph.of(scheme, use(AssetsOfDay.class).all(tx, scheme, AsOf.known(JUNE))));
                }));
    }

    private static String described(AssetGraph graph) {
        return graph.all().stream()
                .map(asset -> asset.node() + " " + asset.heldIn() + " " + new TreeSet<>(asset.needs()) + " "
                        + graph.effective(asset.id()))
                .sorted()
                .reduce("", (one, other) -> one + "\n" + other);
    }

    private ExplainClass.OnAxis told(Actor actor, LineId line, LocalDate day, Axis axis) {
        return told(actor, line, AsOf.known(day), day, axis);
    }

    private ExplainClass.OnAxis told(Actor actor, LineId line, AsOf asOf, LocalDate today, Axis axis) {
        return at(today, () -> {
            use(ReadLine.class).read(actor, "asset", line, asOf);
            return use(ExplainClass.class).of(actor, line, asOf).get(axis.ordinal());
        });
    }

    private static ExplainClass.Step step(Because because, LineId asset, String name) {
        return new ExplainClass.Step(because, Optional.of(new ExplainClass.Seen(asset, name)));
    }

    private static String level(Optional<Level> level) {
        return level.map(Level::key).orElse("");
    }

    private Actor officer() {
        return office.officer();
    }

    private Actor head(SmallOffice.Member member) {
        return office.acting(member, MAY);
    }

    private <T> T use(Class<T> type) {
        return office.app().use(type);
    }

    private static Values asset(String name, String kind, SectionId section) {
        return new Values(Map.of(
                "name", new Value.Words(name),
                "kind", new Value.Words(kind),
                "section", new Value.Named(section.value())));
    }

    private static Values in(Values values, LineId holder) {
        return values.with("heldIn", new Value.Named(holder.value()));
    }

    private static Values classed(Values values, String axis, String level) {
        return values.with(axis, level).with(axis + "Reason", "試験のため");
    }

    private LineId add(Actor actor, Values values) {
        return at(MAY, () -> use(KeepLines.class).add(actor, "asset", values));
    }

    private LineId need(Actor actor, LocalDate day, LineId asset, LineId needed) {
        return at(day, () -> use(KeepDependencies.class).add(actor, asset, needed));
    }

    private LineId set(Actor actor, LocalDate day, LineId asset, Axis axis, String level, String reason) {
        return at(day, () -> use(SetLevel.class).set(actor, new SetLevel.Input(asset, axis, level, reason)));
    }

    private static List<String> refused(Supplier<?> act) {
        var fields = new ArrayList<String>();
        assertThatThrownBy(act::get)
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        invalid -> invalid.problems().forEach(problem -> fields.add(problem.field())));
        return fields;
    }
}
