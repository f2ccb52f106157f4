package org.sekisho.app.classes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.sekisho.app.assets.AssetLedger;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.ledgers.Ledgers;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.ledgers.ReadLine;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.classification.AssetEdge;
import org.sekisho.classification.Classification;
import org.springframework.stereotype.Service;

/** Finds what an asset relies on and what relies on it, step by step. */
@Service
public final class FindConnections {

    /** How many steps are followed in each direction. */
    public static final int STEPS = 3;

    /** How many assets are shown of each step. */
    public static final int MOST_OF_A_STEP = 12;

    /**
     * An asset.
     *
     * @param name empty where the reader may not know which one it is
     * @param kind as the ledger has it; empty like the name
     * @param step 0 for the asset itself, 1 and more for what it relies on, -1 and less for what relies on it
     */
    public record Node(
            LineId asset, Optional<String> name, Optional<String> kind, int step, Classification effective) {}

    /**
     * That one asset relies on another one.
     *
     * @param kind held in it, or not working without it
     */
    public record Line(AssetEdge.Kind kind, LineId from, LineId on) {}

    /**
     * The asset with those around it.
     *
     * @param nodes by their steps, each as often as it is reached on the shortest way
     * @param leftOut how many more there are of each step that has too many
     * @param further whether there is more behind the last step, by direction: what it relies on, what relies on it
     */
    public record Found(
            ReadLine.Shown shown,
            List<Node> nodes,
            List<Line> lines,
            Map<Integer, Integer> leftOut,
            boolean furtherOn,
            boolean furtherBy) {

        /** Those of a step. */
        public List<Node> at(int step) {
            return nodes.stream().filter(node -> node.step() == step).toList();
        }

        public Node node(LineId asset) {
            return nodes.stream()
                    .filter(node -> node.asset().equals(asset))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private final Work work;
    private final Ledgers ledgers;
    private final ReadLine lines;
    private final AssetGraphs graphs;
    private final SeenAssets assets;

    FindConnections(Work work, Ledgers ledgers, ReadLine lines, AssetGraphs graphs, SeenAssets assets) {
        this.work = work;
        this.ledgers = ledgers;
        this.lines = lines;
        this.graphs = graphs;
        this.assets = assets;
    }

    /** @throws Refusal.NotFound if the asset is not in the ledger on the day, or not for the actor */
    public Found of(Actor actor, LineId asset, AsOf asOf) {
        return work.read(actor, Permission.READ_LEDGERS, tx -> {
            var shown = lines.read(tx, ledgers.the(AssetLedger.KEY), asset, asOf);
            var around = graphs.ask(tx, asOf, graph -> new Walk(graph, asset.value()).walked());
            var seen = assets.of(tx, around.steps().keySet(), asOf);
            var nodes = new ArrayList<Node>();
            around.steps()
                    .forEach((id, step) -> nodes.add(new Node(
                            new LineId(id),
                            Optional.ofNullable(seen.get(id)).map(SeenAssets.Seen::name),
                            Optional.ofNullable(seen.get(id)).map(SeenAssets.Seen::kind),
                            step,
                            around.classes().getOrDefault(id, Classification.NONE))));
            nodes.sort(Comparator.comparing(Node::step));
            return new Found(
                    shown,
                    List.copyOf(nodes),
                    around.lines().stream()
                            .map(one -> new Line(one.kind(), new LineId(one.from()), new LineId(one.on())))
                            .toList(),
                    around.leftOut(),
                    around.furtherOn(),
                    around.furtherBy());
        });
    }

    private record Around(
            Map<UUID, Integer> steps,
            Map<UUID, Classification> classes,
            List<AssetGraph.Reliance> lines,
            Map<Integer, Integer> leftOut,
            boolean furtherOn,
            boolean furtherBy) {}

    /** Goes both ways from an asset. What is reached twice stands where it was reached first. */
    private static final class Walk {

        private final AssetGraph graph;
        private final UUID start;
        private final Map<UUID, Integer> steps = new LinkedHashMap<>();
        private final Map<Integer, Integer> leftOut = new HashMap<>();

        Walk(AssetGraph graph, UUID start) {
            this.graph = graph;
            this.start = start;
            steps.put(start, 0);
        }

        Around walked() {
            boolean furtherOn = walk(1, AssetGraph::reliesOn, AssetGraph.Reliance::on);
            boolean furtherBy = walk(-1, AssetGraph::reliedOnBy, AssetGraph.Reliance::from);
            var classes = new HashMap<UUID, Classification>();
            steps.keySet().forEach(id -> classes.put(id, graph.effective(id)));
            var lines = graph.reliesOn(steps.keySet()).stream()
                    .filter(one -> steps.containsKey(one.on()))
                    .toList();
            return new Around(steps, classes, lines, Map.copyOf(leftOut), furtherOn, furtherBy);
        }

        /** Whether there is more behind the last step. */
        private boolean walk(
                int direction,
                BiFunction<AssetGraph, Set<UUID>, List<AssetGraph.Reliance>> next,
                Function<AssetGraph.Reliance, UUID> end) {
            Set<UUID> here = Set.of(start);
            for (int step = 1; step <= STEPS && !here.isEmpty(); step++) {
                var reached = reached(here, next, end);
                here = new HashSet<>();
                for (var id : reached) {
                    if (here.size() < MOST_OF_A_STEP) {
                        here.add(id);
                        steps.put(id, direction * step);
                    } else {
                        leftOut.merge(direction * step, 1, Integer::sum);
                    }
                }
            }
            return !here.isEmpty() && !reached(here, next, end).isEmpty();
        }

        private Set<UUID> reached(
                Set<UUID> here,
                BiFunction<AssetGraph, Set<UUID>, List<AssetGraph.Reliance>> next,
                Function<AssetGraph.Reliance, UUID> end) {
            var reached = new LinkedHashSet<UUID>();
            next.apply(graph, here).stream()
                    .map(end)
                    .filter(id -> !steps.containsKey(id))
                    .sorted()
                    .forEach(reached::add);
            return reached;
        }
    }
}
