package org.sekisho.classification;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sekisho.classification.EffectiveLevel.Because;
import org.sekisho.classification.EffectiveLevel.Cause;
import org.sekisho.classification.EffectiveLevel.Step;

/**
 * Which class each asset has once everything counts: what it holds, what depends on it, and what a person set.
 *
 * <ul>
 *   <li>Confidentiality and integrity pass from what is held to what holds it, and never the other way: a shelf is as
 *       confidential as the most confidential file on it, and a leaflet on the same shelf stays a leaflet.
 *   <li>Availability passes from a service to what it depends on, and from what is held to what holds it: while the place is
 *       out of reach, so is what is in it. That the same thing is kept at a second place does not lower either of them by
 *       itself; it is a reason that a person can give for an override.
 *   <li>An override stands above all that, higher or lower, and passes on in the place of what it stands for.
 *   <li>Assets that hold each other in a circle, or depend on each other, have the same level, unless one is overridden.
 *   <li>Where nobody assessed anything in reach there is no level.
 * </ul>
 *
 * <p>Use by one thread at a time. Nothing of it depends on the order in which assets came.
 */
public final class ClassGraph {
    private final Scheme scheme;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<@Nullable AssetNode> nodes = new ArrayList<>();
    private final IntList free = new IntList();
    private final List<IntList> contents = new ArrayList<>();
    private final List<IntList> holders = new ArrayList<>();
    private final List<IntList> needs = new ArrayList<>();
    private final List<IntList> neededBy = new ArrayList<>();
    private final Map<Axis, Flow> flows = new EnumMap<>(Axis.class);

    private ClassGraph(Scheme scheme) {
        this.scheme = scheme;
        for (var axis : Axis.values()) {
            var flow = switch (axis) {
                case CONFIDENTIALITY, INTEGRITY ->
                    new Flow(
                            List.of(contents),
                            List.of(holders),
                            scheme.levels(axis).size());
                case AVAILABILITY ->
                    new Flow(
                            List.of(contents, neededBy),
                            List.of(holders, needs),
                            scheme.levels(axis).size());
            };
            flows.put(axis, flow);
        }
    }

    /**
     * The graph of some assets. An edge that is named twice is there once.
     *
     * @throws IllegalArgumentException if an id is named twice, an edge names an asset that is not there, or a level is not
     *     of the scheme
     */
    public static ClassGraph of(Scheme scheme, Collection<AssetNode> nodes, Collection<AssetEdge> edges) {
        var graph = new ClassGraph(scheme);
        for (var node : nodes) {
            if (graph.places.containsKey(node.id())) {
                throw new IllegalArgumentException("Two assets are called " + node.id() + ".");
            }
            graph.check(node);
            graph.assign(graph.newPlace(node), node);
        }
        for (var edge : edges) {
            graph.join(edge);
        }
        graph.flows.values().forEach(flow -> flow.fromScratch(graph.nodes.size()));
        return graph;
    }

    /** Without any asset. */
    public static ClassGraph empty(Scheme scheme) {
        return of(scheme, List.of(), List.of());
    }

    public Scheme scheme() {
        return scheme;
    }

    public int size() {
        return places.size();
    }

    public boolean contains(String id) {
        return places.containsKey(id);
    }

    /**
     * An asset as it was put here.
     *
     * @throws IllegalArgumentException if there is none of that id
     */
    public AssetNode node(String id) {
        return at(place(id));
    }

    /**
     * Adds an asset, or puts it in the place of the one with its id, whose edges stay.
     *
     * @return what changed by it, in the order of ids
     * @throws IllegalArgumentException if a level is not of the scheme
     */
    public List<Change> put(AssetNode node) {
        check(node);
        var there = places.get(node.id());
        int place = there == null ? newPlace(node) : there;
        assign(place, node);
        var dirty = new IntList();
        dirty.add(place);
        return update(dirty);
    }

    /**
     * Takes an asset and its edges away.
     *
     * @return what changed by it for others, in the order of ids
     * @throws IllegalArgumentException if there is none of that id
     */
    public List<Change> remove(String id) {
        int place = place(id);
        var dirty = new IntList();
        detach(place, contents, holders, new IntList());
        detach(place, holders, contents, dirty);
        detach(place, needs, neededBy, dirty);
        detach(place, neededBy, needs, new IntList());
        flows.values().forEach(flow -> flow.assign(place, 0, 0));
        dirty.add(place);
        var changes = update(dirty);
        places.remove(id);
        nodes.set(place, null);
        free.add(place);
        return changes.stream().filter(change -> !change.asset().equals(id)).toList();
    }

    /**
     * Adds an edge; nothing happens if it is there.
     *
     * @return what changed by it, in the order of ids
     * @throws IllegalArgumentException if it names an asset that is not there
     */
    public List<Change> connect(AssetEdge edge) {
        var dirty = new IntList();
        if (join(edge)) {
            dirty.add(target(edge));
        }
        return update(dirty);
    }

    /**
     * Takes an edge away; nothing happens if it is not there.
     *
     * @return what changed by it, in the order of ids
     * @throws IllegalArgumentException if it names an asset that is not there
     */
    public List<Change> disconnect(AssetEdge edge) {
        int from = place(edge.from());
        int to = place(edge.to());
        out(edge.kind()).get(from).remove(to);
        in(edge.kind()).get(to).remove(from);
        var dirty = new IntList();
        dirty.add(target(edge));
        return update(dirty);
    }

    /**
     * The class that an asset has once everything counts.
     *
     * @throws IllegalArgumentException if there is none of that id
     */
    public Classification classification(String id) {
        int place = place(id);
        var made = Classification.NONE;
        for (var axis : Axis.values()) {
            made = made.with(axis, level(axis, flow(axis).effective(place)));
        }
        return made;
    }

    /** The axes on which a person set an asset lower than what it was assessed as or inherits. */
    public Set<Axis> lowered(String id) {
        int place = place(id);
        var lowered = EnumSet.noneOf(Axis.class);
        for (var axis : Axis.values()) {
            if (lowered(flow(axis), place)) {
                lowered.add(axis);
            }
        }
        return lowered;
    }

    private static boolean lowered(Flow flow, int place) {
        return flow.set(place) != 0 && flow.set(place) < Math.max(flow.own(place), flow.inherited(place));
    }

    /**
     * The level that an asset has on one axis, and where it comes from.
     *
     * @throws IllegalArgumentException if there is none of that id
     */
    public EffectiveLevel effective(String id, Axis axis) {
        int place = place(id);
        var flow = flow(axis);
        return new EffectiveLevel(
                axis, level(axis, flow.effective(place)), level(axis, flow.inherited(place)), cause(place, axis));
    }

    private Cause cause(int place, Axis axis) {
        var flow = flow(axis);
        var override = at(place).overrides().get(axis);
        if (override != null) {
            return new Cause.Overridden(override.reason(), lowered(flow, place));
        }
        if (flow.effective(place) == 0) {
            return new Cause.Unassessed();
        }
        return flow.origin(place) ? new Cause.Assessed() : new Cause.Inherited(path(place, axis));
    }

    /** Goes backwards over assets of the same level, breadth first and in the order of ids, to one that has it by itself. */
    private List<Step> path(int start, Axis axis) {
        var flow = flow(axis);
        var seen = new HashSet<Integer>();
        var waiting = new ArrayDeque<Visit>();
        seen.add(start);
        waiting.add(new Visit(start, Optional.empty()));
        while (!waiting.isEmpty()) {
            var here = waiting.remove();
            if (here.place() != start && flow.origin(here.place())) {
                return here.path();
            }
            for (var step : sources(here.place(), axis)) {
                int source = place(step.asset());
                if (flow.effective(source) == flow.effective(start) && seen.add(source)) {
                    waiting.add(new Visit(source, Optional.of(new Arrival(here, step))));
                }
            }
        }
        throw new IllegalStateException("no cause for the level of " + at(start).id());
    }

    /** A place on the way backwards. */
    private record Visit(int place, Optional<Arrival> arrival) {

        List<Step> path() {
            var path = new ArrayList<Step>();
            for (var last = arrival; last.isPresent(); last = last.get().from().arrival()) {
                path.add(last.get().step());
            }
            return path.reversed();
        }
    }

    private record Arrival(Visit from, Step step) {}

    private List<Step> sources(int place, Axis axis) {
        var steps = new ArrayList<Step>();
        var held = contents.get(place);
        for (int i = 0; i < held.size(); i++) {
            steps.add(new Step(Because.HELD, at(held.get(i)).id()));
        }
        if (axis == Axis.AVAILABILITY) {
            var services = neededBy.get(place);
            for (int i = 0; i < services.size(); i++) {
                steps.add(new Step(Because.DEPENDS, at(services.get(i)).id()));
            }
        }
        steps.sort(Comparator.comparing(Step::asset).thenComparing(Step::because));
        return steps;
    }

    private List<Change> update(IntList dirty) {
        var changes = new ArrayList<Change>();
        var changed = new IntList();
        for (var axis : Axis.values()) {
            var flow = flow(axis);
            flow.update(dirty);
            flow.changed(changed);
            while (changed.size() > 0) {
                int place = changed.pop();
                changes.add(new Change(
                        at(place).id(), axis, level(axis, flow.before(place)), level(axis, flow.effective(place))));
            }
        }
        changes.sort(Comparator.comparing(Change::asset).thenComparing(Change::axis));
        return changes;
    }

    /** That the level of an asset on one axis became another one. */
    public record Change(String asset, Axis axis, Optional<Level> before, Optional<Level> after) {}

    private Flow flow(Axis axis) {
        var flow = flows.get(axis);
        if (flow == null) {
            throw new IllegalStateException("no flow of " + axis);
        }
        return flow;
    }

    private Optional<Level> level(Axis axis, int rank) {
        return rank == 0 ? Optional.empty() : Optional.of(scheme.ranked(axis, rank));
    }

    private AssetNode at(int place) {
        var node = nodes.get(place);
        if (node == null) {
            throw new IllegalStateException("no asset at " + place);
        }
        return node;
    }

    private int place(String id) {
        var place = places.get(id);
        if (place == null) {
            throw new IllegalArgumentException("There is no asset " + id + ".");
        }
        return place;
    }

    /** A place for a new asset. */
    private int newPlace(AssetNode node) {
        int place;
        if (free.size() > 0) {
            place = free.pop();
        } else {
            place = nodes.size();
            nodes.add(null);
            for (var edges : List.of(contents, holders, needs, neededBy)) {
                edges.add(new IntList());
            }
            flows.values().forEach(flow -> flow.grow(nodes.size()));
        }
        places.put(node.id(), place);
        return place;
    }

    private void assign(int place, AssetNode node) {
        nodes.set(place, node);
        for (var axis : Axis.values()) {
            var override = node.overrides().get(axis);
            flow(axis)
                    .assign(
                            place,
                            node.own().on(axis).map(Level::rank).orElse(0),
                            override == null ? 0 : override.level().rank());
        }
    }

    private void check(AssetNode node) {
        for (var axis : Axis.values()) {
            node.own().on(axis).ifPresent(this::check);
        }
        node.overrides().values().forEach(override -> check(override.level()));
    }

    private void check(Level level) {
        if (scheme.level(level.axis(), level.key()).filter(level::equals).isEmpty()) {
            throw new IllegalArgumentException("%s is no level of %s".formatted(level, scheme));
        }
    }

    private boolean join(AssetEdge edge) {
        int from = place(edge.from());
        int to = place(edge.to());
        var outgoing = out(edge.kind()).get(from);
        var incoming = in(edge.kind()).get(to);
        if (outgoing.size() < incoming.size() ? outgoing.contains(to) : incoming.contains(from)) {
            return false;
        }
        outgoing.add(to);
        incoming.add(from);
        return true;
    }

    /** The end of an edge to which levels flow. */
    private int target(AssetEdge edge) {
        return switch (edge.kind()) {
            case HOLDS -> place(edge.from());
            case DEPENDS_ON -> place(edge.to());
        };
    }

    private List<IntList> out(AssetEdge.Kind kind) {
        return switch (kind) {
            case HOLDS -> contents;
            case DEPENDS_ON -> needs;
        };
    }

    private List<IntList> in(AssetEdge.Kind kind) {
        return switch (kind) {
            case HOLDS -> holders;
            case DEPENDS_ON -> neededBy;
        };
    }

    private static void detach(int place, List<IntList> edges, List<IntList> back, IntList neighbours) {
        var list = edges.get(place);
        for (int i = 0; i < list.size(); i++) {
            back.get(list.get(i)).remove(place);
            neighbours.add(list.get(i));
        }
        list.clear();
    }
}
