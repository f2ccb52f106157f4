package org.sekisho.app.evidence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.sekisho.app.shared.BodyId;
import org.sekisho.record.Checkpoint;
import org.sekisho.record.GrowingTree;
import org.sekisho.record.Hash;
import org.sekisho.record.TreeEdge;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Gives the entries of a body their positions and signs how far the record has come.
 *
 * <p>An entry has its turn when no transaction older than its own still runs: whatever commits later comes later, and
 * nothing is left out. One at a time orders a body's record; another that tries meanwhile does nothing. Before anything is
 * added, the tree that is there must be the one that was signed; and what this process committed must be there.
 */
@Component
public final class Sequencer {

    /** Says in the record that an entry which was committed was gone before its turn, with the hash of its leaf. */
    static final String LOST = "evidence.entry.lost";

    private static final Logger LOG = LoggerFactory.getLogger(Sequencer.class);
    private static final int MOST_ENTRIES = 2_000;
    private static final String FIRST = "0";

    private final DSLContext sql;
    private final Work work;
    private final Positions positions;
    private final RecordKeys keys;
    private final Tail tail;
    private final Map<BodyId, GrowingTree> trees = new ConcurrentHashMap<>();
    private final Map<BodyId, TreeEdge> edges = new ConcurrentHashMap<>();
    private final Map<BodyId, String> faults = new ConcurrentHashMap<>();

    Sequencer(DSLContext sql, Work work, Positions positions, RecordKeys keys, Tail tail) {
        this.sql = sql;
        this.work = work;
        this.positions = positions;
        this.keys = keys;
        this.tail = tail;
    }

    /** The record is not what was signed: a leaf, a tile or a checkpoint is another, or is gone. Nothing is added to it. */
    public static final class RecordAltered extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RecordAltered(String what) {
            super(what);
        }

        RecordAltered(String what, Throwable cause) {
            super(what, cause);
        }
    }

    /** The bodies that have entries without a position, or had some when this process committed them. */
    public Set<BodyId> waiting() {
        var found = new LinkedHashSet<>(tail.bodies());
        sql.fetch("select * from bodies_to_order()").getValues(0, UUID.class).forEach(id -> found.add(new BodyId(id)));
        return found;
    }

    /** What keeps the record of a body from going on, since it last went on. */
    public Optional<String> fault(BodyId body) {
        return Optional.ofNullable(faults.get(body));
    }

    /** Whether the record of any body does not go on. */
    public boolean anyFault() {
        return !faults.isEmpty();
    }

    /** What is partly filled of the tree of a size, if this process signed that last. */
    Optional<TreeEdge> edge(BodyId body, long size) {
        return Optional.ofNullable(edges.get(body)).filter(edge -> edge.size() == size);
    }

    /**
     * Orders what has its turn.
     *
     * @return whether more of it may be waiting
     * @throws RecordAltered if what is there is not what was signed
     */
    public boolean order(BodyId body) {
        try {
            var watched = tail.of(body);
            var round = work.order(body, tx -> order(tx, watched));
            tail.forget(body, round.settled());
            round.edge().ifPresent(edge -> edges.put(body, edge));
            faults.remove(body);
            return round.more();
        } catch (RuntimeException e) {
            // What was added to the tree may not have been committed.
            trees.remove(body);
            faults.put(body, String.valueOf(e.getMessage()));
            throw e;
        }
    }

    /**
     * What a round came to.
     *
     * @param more whether more of it may be waiting
     * @param settled the entries that need not be watched any more
     * @param edge of the tree, if anything was added
     */
    private record Round(boolean more, Set<UUID> settled, Optional<TreeEdge> edge) {}

    private Round order(Tx tx, Map<UUID, Hash> watched) {
        if (!positions.alone(tx)) {
            return new Round(false, Set.of(), Optional.empty());
        }
        var head = positions.head(tx);
        var cluster = positions.cluster(tx);
        boolean fromElsewhere = head.isPresent() && !head.get().cluster().equals(cluster);
        var turn = positions.turn(
                tx,
                head.map(Positions.Head::below).orElse(FIRST),
                fromElsewhere,
                fromElsewhere ? Integer.MAX_VALUE : MOST_ENTRIES);
        boolean more = turn.entries().size() == MOST_ENTRIES;
        var edge = turn.entries().isEmpty()
                ? Optional.<TreeEdge>empty()
                : Optional.of(sign(tx, turn, head, cluster, more));
        return new Round(more, settled(tx, turn, watched), edge);
    }

    private TreeEdge sign(Tx tx, Positions.Turn turn, Optional<Positions.Head> head, String cluster, boolean more) {
        var tree = tree(tx, head);
        add(tx, tree, turn.entries());
        for (var next = tree.next(); next.isPresent(); next = tree.next()) {
            positions.add(tx, next.get());
        }
        // Those of the last transaction may not all be among them; the positions that they have keep them from a second
        // one.
        var below = more ? turn.entries().getLast().xid() : turn.oldest();
        var signer = keys.signer(tx.actor().body(), head.isEmpty());
        var note = signer.sign(new Checkpoint(signer.key().name(), tree.size(), tree.root()).text());
        positions.add(tx, new Positions.Head(tree.size(), note.bytes(), tx.now(), below, cluster));
        return tree.edge();
    }

    /** Which of the watched entries have their position, and which are gone: of those the record says so. */
    private Set<UUID> settled(Tx tx, Positions.Turn turn, Map<UUID, Hash> watched) {
        var settled = turn.entries().stream().map(Positions.Waiting::id).collect(Collectors.toCollection(HashSet::new));
        var open = new HashSet<>(watched.keySet());
        open.removeAll(settled);
        if (open.isEmpty()) {
            return settled;
        }
        var there = positions.there(tx, open);
        for (var entry : open) {
            if (there.getOrDefault(entry, false)) {
                settled.add(entry);
            } else if (!there.containsKey(entry)) {
                LOG.error("The entry {} of {} was committed and is gone before it was signed", entry, tx.body());
                tx.enter(Act.of(LOST, "entry", entry)
                        .after(
                                "hash",
                                Objects.requireNonNull(watched.get(entry)).base64()));
                settled.add(entry);
            }
        }
        return settled;
    }

    private void add(Tx tx, GrowingTree tree, List<Positions.Waiting> entries) {
        var bulk = entries.stream()
                .filter(entry -> entry.children() > 0)
                .map(Positions.Waiting::id)
                .toList();
        var children = bulk.isEmpty() ? Map.<UUID, List<byte[]>>of() : positions.children(tx, bulk);
        var places = new ArrayList<Map.Entry<Long, UUID>>(entries.size());
        for (var entry : entries) {
            places.add(Map.entry(tree.size(), entry.id()));
            tree.add(entry.leaf());
            children.getOrDefault(entry.id(), List.of()).forEach(tree::add);
        }
        positions.add(tx, places);
    }

    private GrowingTree tree(Tx tx, Optional<Positions.Head> head) {
        var body = tx.actor().body();
        if (head.isEmpty()) {
            var empty = new GrowingTree();
            trees.put(body, empty);
            return empty;
        }
        long size = head.get().size();
        var kept = trees.get(body);
        if (kept != null && kept.size() == size) {
            return kept;
        }
        var resumed = resumed(tx, size);
        if (!resumed.root().equals(head.get().checkpoint().root())) {
            throw new RecordAltered("The first " + size + " entries of " + body + " are not those that were signed");
        }
        trees.put(body, resumed);
        return resumed;
    }

    private GrowingTree resumed(Tx tx, long size) {
        try {
            return new GrowingTree(size, positions.tiles(tx));
        } catch (IllegalStateException | org.jooq.exception.NoDataFoundException gone) {
            throw new RecordAltered(
                    "A part of the first " + size + " entries of " + tx.actor().body() + " is gone", gone);
        }
    }
}
