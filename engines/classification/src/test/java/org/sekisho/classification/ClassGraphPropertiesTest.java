package org.sekisho.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekisho.classification.Samples.NOW;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sekisho.classification.EffectiveLevel.Because;
import org.sekisho.classification.EffectiveLevel.Cause;

/** What holds for any graph and any sequence of changes, circles and overrides included. */
class ClassGraphPropertiesTest {

    @Test
    void after_each_change_the_classes_are_those_from_scratch() {
        for (long seed = 0; seed < 60; seed++) {
            run(seed, 4 + (int) seed % 12, 60);
        }
    }

    @Test
    @Tag("full")
    void after_each_change_the_classes_are_those_from_scratch_at_length() {
        for (long seed = 1000; seed < 2000; seed++) {
            run(seed, 2 + (int) seed % 40, 200);
        }
    }

    private static void run(long seed, int names, int steps) {
        var random = new Random(seed);
        var model = new Model();
        var graph = ClassGraph.empty(NOW);
        for (int step = 0; step < steps; step++) {
            var before = model.levels();
            var said = model.changeAtRandom(random, names, graph);
            var after = model.levels();
            var where = "seed " + seed + ", step " + step;
            for (var id : model.nodes.keySet()) {
                for (var axis : Axis.values()) {
                    var expected = level(after, axis, id);
                    assertThat(graph.effective(id, axis).level())
                            .as("%s, %s %s", where, id, axis)
                            .isEqualTo(expected);
                    explained(graph, model, id, axis, where);
                }
            }
            assertThat(said).as(where).isEqualTo(differences(before, after, model.nodes.keySet()));
        }
        sameWhateverTheOrder(graph, model, random, "seed " + seed);
    }

    /** Each step of an explanation is an edge, all on it have the level, and the last has it by itself. */
    private static void explained(ClassGraph graph, Model model, String id, Axis axis, String where) {
        var effective = graph.effective(id, axis);
        if (effective.cause() instanceof Cause.Inherited(var path)) {
            var here = id;
            for (var step : path) {
                var edge = step.because() == Because.HELD
                        ? AssetEdge.holds(here, step.asset())
                        : AssetEdge.dependsOn(step.asset(), here);
                assertThat(model.edges).as(where).contains(edge);
                assertThat(model.node(here).overrides()).as(where).doesNotContainKey(axis);
                here = step.asset();
                assertThat(graph.effective(here, axis).level()).as(where).isEqualTo(effective.level());
            }
            assertThat(graph.effective(here, axis).cause()).as(where).isNotInstanceOf(Cause.Inherited.class);
        } else {
            assertThat(effective.cause() instanceof Cause.Unassessed)
                    .as(where)
                    .isEqualTo(effective.level().isEmpty());
        }
    }

    private static void sameWhateverTheOrder(ClassGraph graph, Model model, Random random, String where) {
        var nodes = new ArrayList<>(model.nodes.values());
        var edges = new ArrayList<>(model.edges);
        Collections.shuffle(nodes, random);
        Collections.shuffle(edges, random);
        var anew = ClassGraph.of(NOW, nodes, edges);
        for (var id : model.nodes.keySet()) {
            assertThat(anew.lowered(id)).as(where).isEqualTo(graph.lowered(id));
            for (var axis : Axis.values()) {
                assertThat(anew.effective(id, axis)).as(where).isEqualTo(graph.effective(id, axis));
            }
        }
    }

    private static List<ClassGraph.Change> differences(
            Map<Axis, Map<String, Level>> before, Map<Axis, Map<String, Level>> after, Set<String> ids) {
        var all = new ArrayList<ClassGraph.Change>();
        for (var id : ids) {
            for (var axis : Axis.values()) {
                var was = level(before, axis, id);
                var is = level(after, axis, id);
                if (!was.equals(is)) {
                    all.add(new ClassGraph.Change(id, axis, was, is));
                }
            }
        }
        return all;
    }

    private static Optional<Level> level(Map<Axis, Map<String, Level>> levels, Axis axis, String id) {
        return Optional.ofNullable(levels.getOrDefault(axis, Map.of()).get(id));
    }

    /** The same, said plainly: raise whatever can be raised until nothing can. */
    private static final class Model {
        private final TreeMap<String, AssetNode> nodes = new TreeMap<>();
        private final Set<AssetEdge> edges = new HashSet<>();

        AssetNode node(String id) {
            return Objects.requireNonNull(nodes.get(id));
        }

        Map<Axis, Map<String, Level>> levels() {
            var all = new EnumMap<Axis, Map<String, Level>>(Axis.class);
            for (var axis : Axis.values()) {
                all.put(axis, levels(axis));
            }
            return all;
        }

        private Map<String, Level> levels(Axis axis) {
            var levels = new HashMap<String, Level>();
            nodes.forEach((id, node) -> {
                node.own().on(axis).ifPresent(level -> levels.put(id, level));
                Optional.ofNullable(node.overrides().get(axis)).ifPresent(override -> levels.put(id, override.level()));
            });
            boolean raised = true;
            while (raised) {
                raised = false;
                for (var edge : edges) {
                    raised |= edge.kind() == AssetEdge.Kind.HOLDS && raise(levels, axis, edge.to(), edge.from());
                    raised |= edge.kind() == AssetEdge.Kind.DEPENDS_ON
                            && axis == Axis.AVAILABILITY
                            && raise(levels, axis, edge.from(), edge.to());
                }
            }
            return levels;
        }

        private boolean raise(Map<String, Level> levels, Axis axis, String source, String target) {
            var gives = levels.get(source);
            var has = levels.get(target);
            if (gives == null
                    || node(target).overrides().containsKey(axis)
                    || has != null && has.rank() >= gives.rank()) {
                return false;
            }
            levels.put(target, gives);
            return true;
        }

        List<ClassGraph.Change> changeAtRandom(Random random, int names, ClassGraph graph) {
            var id = "a" + random.nextInt(names);
            var other = "a" + random.nextInt(names);
            int what = random.nextInt(10);
            if (!nodes.containsKey(id) || what < 3) {
                var node = node(random, id);
                nodes.put(id, node);
                return graph.put(node);
            }
            if (what == 3) {
                nodes.remove(id);
                edges.removeIf(edge -> edge.from().equals(id) || edge.to().equals(id));
                return graph.remove(id);
            }
            if (!nodes.containsKey(other) || id.equals(other)) {
                return List.of();
            }
            var edge = random.nextInt(3) == 0 ? AssetEdge.dependsOn(id, other) : AssetEdge.holds(id, other);
            if (what < 8) {
                edges.add(edge);
                return graph.connect(edge);
            }
            var gone = edges.isEmpty() ? edge : new ArrayList<>(edges).get(random.nextInt(edges.size()));
            edges.remove(gone);
            return graph.disconnect(gone);
        }

        private static AssetNode node(Random random, String id) {
            var own = Classification.NONE;
            var overrides = new EnumMap<Axis, LevelOverride>(Axis.class);
            for (var axis : Axis.values()) {
                var levels = NOW.levels(axis);
                if (random.nextInt(3) == 0) {
                    own = own.with(levels.get(random.nextInt(levels.size())));
                }
                if (random.nextInt(8) == 0) {
                    overrides.put(axis, new LevelOverride(levels.get(random.nextInt(levels.size())), "理由"));
                }
            }
            return new AssetNode(id, AssetKind.SYSTEM, own, overrides);
        }
    }
}
