package org.sekisho.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sekisho.classification.AssetEdge.dependsOn;
import static org.sekisho.classification.AssetEdge.holds;
import static org.sekisho.classification.Axis.AVAILABILITY;
import static org.sekisho.classification.Axis.CONFIDENTIALITY;
import static org.sekisho.classification.Axis.INTEGRITY;
import static org.sekisho.classification.Samples.BEFORE;
import static org.sekisho.classification.Samples.NOW;
import static org.sekisho.classification.Samples.a;
import static org.sekisho.classification.Samples.c;
import static org.sekisho.classification.Samples.i;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sekisho.classification.ClassGraph.Change;
import org.sekisho.classification.EffectiveLevel.Because;
import org.sekisho.classification.EffectiveLevel.Cause;
import org.sekisho.classification.EffectiveLevel.Step;

/** Which class an asset takes from others, which way it goes, and how it is explained. */
class ClassGraphTest {

    @Test
    void a_system_is_as_confidential_and_as_exact_as_the_highest_of_what_it_holds() {
        var graph = graph(
                List.of(system("residents"), info("register", c("3B"), i("2")), info("manual", c("2"), i("1"))),
                holds("residents", "register"),
                holds("residents", "manual"));
        assertThat(graph.classification("residents")).isEqualTo(Classification.of(c("3B"), i("2")));
    }

    @Test
    void contents_take_nothing_from_what_holds_them() {
        var graph = graph(
                List.of(system("shelf", c("3B"), a("2")), info("leaflet", c("1")), info("list")),
                holds("shelf", "leaflet"),
                holds("shelf", "list"));
        assertThat(graph.classification("leaflet")).isEqualTo(Classification.of(c("1")));
        assertThat(graph.classification("list")).isEqualTo(Classification.NONE);
    }

    @Test
    void an_own_class_that_is_higher_stays() {
        var graph = graph(List.of(system("s", c("3A")), info("i", c("2"))), holds("s", "i"));
        assertThat(graph.effective("s", CONFIDENTIALITY).cause()).isEqualTo(new Cause.Assessed());
        assertThat(graph.effective("s", CONFIDENTIALITY).inherited()).contains(c("2"));
    }

    @Test
    void what_a_service_depends_on_must_be_as_available_as_the_service() {
        var graph = graph(
                List.of(system("counter", a("2"), c("3B")), system("database"), node("power", AssetKind.FACILITY)),
                dependsOn("counter", "database"),
                dependsOn("database", "power"));
        assertThat(graph.classification("power")).isEqualTo(Classification.of(a("2")));
        assertThat(graph.effective("power", AVAILABILITY).cause())
                .isEqualTo(new Cause.Inherited(
                        List.of(new Step(Because.DEPENDS, "database"), new Step(Because.DEPENDS, "counter"))));
    }

    @Test
    void a_service_takes_no_availability_from_what_it_depends_on() {
        var graph = graph(List.of(system("service"), system("database", a("2"))), dependsOn("service", "database"));
        assertThat(graph.classification("service")).isEqualTo(Classification.NONE);
    }

    @Test
    void what_holds_something_that_must_be_available_must_be_available() {
        var graph = graph(
                List.of(node("room", AssetKind.FACILITY), system("server"), info("register", a("2"))),
                holds("room", "server"),
                holds("server", "register"));
        assertThat(graph.classification("room").availability()).contains(a("2"));
    }

    @Test
    void an_override_stands_above_what_is_inherited_and_passes_on_in_its_place() {
        var graph = graph(
                List.of(
                        node("room", AssetKind.FACILITY),
                        overridden("server", c("2"), "暗号化され、鍵は別に保管している"),
                        info("register", c("3B"))),
                holds("room", "server"),
                holds("server", "register"));
        var server = graph.effective("server", CONFIDENTIALITY);
        assertThat(server.level()).contains(c("2"));
        assertThat(server.inherited()).contains(c("3B"));
        assertThat(server.lowered()).isTrue();
        assertThat(server.cause()).isEqualTo(new Cause.Overridden("暗号化され、鍵は別に保管している", true));
        assertThat(graph.lowered("server")).containsExactly(CONFIDENTIALITY);
        assertThat(graph.classification("room").confidentiality()).contains(c("2"));
    }

    @Test
    void an_override_that_is_higher_is_not_lowered() {
        var graph = graph(List.of(overridden("server", c("3A"), "国の指示"), info("i", c("2"))), holds("server", "i"));
        assertThat(graph.effective("server", CONFIDENTIALITY).lowered()).isFalse();
        assertThat(graph.lowered("server")).isEmpty();
        assertThat(graph.classification("server").confidentiality()).contains(c("3A"));
    }

    @Test
    void an_override_below_the_own_class_is_lowered_too() {
        var node = new AssetNode(
                "i",
                AssetKind.INFORMATION,
                Classification.of(c("3B")),
                Map.of(CONFIDENTIALITY, new LevelOverride(c("2"), "匿名化した")));
        assertThat(graph(List.of(node)).lowered("i")).containsExactly(CONFIDENTIALITY);
    }

    @Test
    void an_override_needs_a_reason() {
        assertThatThrownBy(() -> new LevelOverride(c("2"), " ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void assets_that_hold_each_other_in_a_circle_have_the_same_class() {
        var graph = graph(
                List.of(system("a"), system("b"), system("c"), info("i", c("3B"))),
                holds("a", "b"),
                holds("b", "c"),
                holds("c", "a"),
                holds("b", "i"));
        assertThat(List.of("a", "b", "c"))
                .allSatisfy(id -> assertThat(graph.classification(id)).isEqualTo(Classification.of(c("3B"))));
        assertThat(path(graph, "a", CONFIDENTIALITY)).containsExactly("b", "i");
        assertThat(path(graph, "c", CONFIDENTIALITY)).containsExactly("a", "b", "i");
    }

    @Test
    void a_circle_does_not_keep_a_class_alive_that_nobody_in_it_has_any_more() {
        var graph = graph(List.of(system("a"), system("b"), info("i", c("3B"))), holds("a", "b"), holds("b", "a"));
        graph.connect(holds("b", "i"));
        assertThat(graph.classification("a").confidentiality()).contains(c("3B"));
        graph.disconnect(holds("b", "i"));
        assertThat(graph.classification("a")).isEqualTo(Classification.NONE);
        assertThat(graph.effective("a", CONFIDENTIALITY).cause()).isEqualTo(new Cause.Unassessed());
    }

    @Test
    void the_explanation_takes_the_shortest_way_and_of_two_the_first_in_the_order_of_ids() {
        var nodes = List.of(
                system("top"),
                system("m2"),
                system("m1"),
                info("far", c("3B")),
                info("z", c("3B")),
                info("y", c("3B")));
        var edges =
                List.of(holds("top", "m2"), holds("top", "m1"), holds("m2", "y"), holds("m1", "z"), holds("m1", "m2"));
        assertThat(path(ClassGraph.of(NOW, nodes, edges), "top", CONFIDENTIALITY))
                .containsExactly("m1", "z");
        assertThat(path(ClassGraph.of(NOW, nodes.reversed(), edges.reversed()), "top", CONFIDENTIALITY))
                .containsExactly("m1", "z");
    }

    @Test
    void the_explanation_goes_around_what_has_a_lower_class() {
        var graph = graph(
                List.of(system("top"), system("a"), system("b"), info("x", c("2")), info("y", c("3B"))),
                holds("top", "a"),
                holds("a", "x"),
                holds("top", "b"),
                holds("b", "y"));
        assertThat(path(graph, "top", CONFIDENTIALITY)).containsExactly("b", "y");
        assertThat(((Cause.Inherited) graph.effective("top", CONFIDENTIALITY).cause()).origin())
                .isEqualTo("y");
    }

    @Test
    void a_change_says_what_became_of_whom() {
        var graph = graph(
                List.of(node("room", AssetKind.FACILITY), system("server"), info("register", c("2"))),
                holds("room", "server"),
                holds("server", "register"));
        assertThat(graph.put(info("register", c("3B"))))
                .containsExactly(
                        new Change("register", CONFIDENTIALITY, Optional.of(c("2")), Optional.of(c("3B"))),
                        new Change("room", CONFIDENTIALITY, Optional.of(c("2")), Optional.of(c("3B"))),
                        new Change("server", CONFIDENTIALITY, Optional.of(c("2")), Optional.of(c("3B"))));
        assertThat(graph.put(info("register", c("3B")))).isEmpty();
    }

    @Test
    void taking_the_one_asset_away_lowers_those_that_had_their_class_from_it() {
        var graph = graph(
                List.of(system("server"), info("register", c("3B")), info("manual", c("2"))),
                holds("server", "register"),
                holds("server", "manual"));
        assertThat(graph.remove("register"))
                .containsExactly(new Change("server", CONFIDENTIALITY, Optional.of(c("3B")), Optional.of(c("2"))));
        assertThat(graph.contains("register")).isFalse();
        assertThat(graph.size()).isEqualTo(2);
        assertThat(path(graph, "server", CONFIDENTIALITY)).containsExactly("manual");
    }

    @Test
    void an_edge_that_is_there_twice_is_there_once() {
        var graph = graph(List.of(system("s"), info("i", c("3B"))), holds("s", "i"), holds("s", "i"));
        graph.connect(holds("s", "i"));
        graph.disconnect(holds("s", "i"));
        assertThat(graph.classification("s")).isEqualTo(Classification.NONE);
        assertThat(graph.disconnect(holds("s", "i"))).isEmpty();
    }

    @Test
    void what_is_not_there_is_refused_with_its_name_and_changes_nothing() {
        var graph = graph(List.of(system("s"), info("i", c("3B"))), holds("s", "i"));
        assertThatThrownBy(() -> graph.connect(holds("s", "ghost"))).hasMessageContaining("ghost");
        assertThatThrownBy(() -> graph.effective("ghost", INTEGRITY)).hasMessageContaining("ghost");
        assertThatThrownBy(() -> graph.remove("ghost")).hasMessageContaining("ghost");
        assertThatThrownBy(() -> graph(List.of(system("s"), system("s")))).hasMessageContaining("s");
        assertThatThrownBy(() ->
                        graph.put(info("j", BEFORE.level(CONFIDENTIALITY, "3").orElseThrow())))
                .hasMessageContaining("mic-before-2024");
        assertThatThrownBy(() -> holds("s", "s")).isInstanceOf(IllegalArgumentException.class);
        assertThat(graph.size()).isEqualTo(2);
        assertThat(graph.contains("j")).isFalse();
    }

    private static ClassGraph graph(List<AssetNode> nodes, AssetEdge... edges) {
        return ClassGraph.of(NOW, nodes, Arrays.asList(edges));
    }

    private static List<String> path(ClassGraph graph, String id, Axis axis) {
        return ((Cause.Inherited) graph.effective(id, axis).cause())
                .path().stream().map(Step::asset).collect(Collectors.toList());
    }

    private static AssetNode system(String id, Level... own) {
        return new AssetNode(id, AssetKind.SYSTEM, Classification.of(own));
    }

    private static AssetNode info(String id, Level... own) {
        return new AssetNode(id, AssetKind.INFORMATION, Classification.of(own));
    }

    private static AssetNode node(String id, AssetKind kind) {
        return new AssetNode(id, kind, Classification.NONE);
    }

    private static AssetNode overridden(String id, Level level, String reason) {
        return new AssetNode(
                id, AssetKind.SYSTEM, Classification.NONE, Map.of(level.axis(), new LevelOverride(level, reason)));
    }
}
