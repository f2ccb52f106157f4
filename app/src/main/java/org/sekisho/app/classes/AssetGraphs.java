package org.sekisho.app.classes;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.sekisho.app.assets.AssetLedger;
import org.sekisho.app.evidence.Freshness;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.schemes.SchemeOfBody;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Time;
import org.sekisho.classification.Axis;
import org.sekisho.classification.Scheme;
import org.springframework.stereotype.Component;

/**
 * The graphs of assets of all bodies. That of today is kept in memory and follows what is entered: while nothing was, it is
 * asked as it is; where few assets were named, these alone are read again; otherwise it is built anew, as it is on each new
 * day. Any other day is built for each question.
 *
 * <p>A question may see what was committed a moment after its own snapshot, and never less than that snapshot.
 */
@Component
final class AssetGraphs {

    /** More assets than these are read faster all at once. */
    private static final int MOST_CHANGED = 2_000;

    /** As many assets are kept in memory, whatever number of bodies they belong to; those of one body always. */
    private static final int MOST_KEPT = 400_000;

    private static final int MOST_BODIES = 200;

    /** What is kept of a body; its own lock guards it. */
    private static final class Kept {
        private Optional<State> state = Optional.empty();
        private volatile int size;
    }

    private record State(LocalDate day, Freshness.Mark mark, AssetGraph graph) {}

    private final Freshness freshness;
    private final SchemeOfBody schemes;
    private final AssetsOfDay assets;
    private final LinkedHashMap<UUID, Kept> bodies = new LinkedHashMap<>(16, 0.75f, true);

    AssetGraphs(Freshness freshness, SchemeOfBody schemes, AssetsOfDay assets) {
        this.freshness = freshness;
        this.schemes = schemes;
        this.assets = assets;
    }

    /**
     * Asks the graph of a day something. Where a transaction changes something, it asks before it writes: what it wrote
     * itself may still be taken back.
     */
    <T> T ask(Tx tx, AsOf asOf, Function<AssetGraph, T> question) {
        var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
        if (!asOf.equals(AsOf.known(today))) {
            return question.apply(built(tx, schemes.on(tx, asOf), asOf));
        }
        var kept = kept(tx.body());
        T answer;
        synchronized (kept) {
            var before = kept.state;
            kept.state = Optional.empty();
            var now = followed(tx, before, today);
            kept.state = Optional.of(now);
            kept.size = now.graph().size();
            answer = question.apply(now.graph());
        }
        forgetSome(kept);
        return answer;
    }

    private AssetGraph built(Tx tx, Scheme scheme, AsOf asOf) {
        return AssetGraph.of(scheme, assets.all(tx, scheme, asOf));
    }

    private State followed(Tx tx, Optional<State> before, LocalDate today) {
        var asOf = AsOf.known(today);
        var scheme = schemes.on(tx, asOf);
        if (before.isPresent()
                && before.get().day().equals(today)
                && same(before.get().graph().scheme(), scheme)) {
            var graph = before.get().graph();
            var unchanged = freshness.unchanged(tx, before.get().mark());
            if (unchanged.isPresent()) {
                return new State(today, unchanged.get(), graph);
            }
            var mark = freshness.mark(tx);
            var changed = freshness.namedSince(tx, before.get().mark(), AssetLedger.KEY, MOST_CHANGED);
            if (changed.isPresent()) {
                if (!changed.get().isEmpty()) {
                    graph.replace(changed.get(), assets.among(tx, scheme, changed.get(), asOf));
                }
                return new State(today, mark, graph);
            }
        }
        return new State(today, freshness.mark(tx), built(tx, scheme, asOf));
    }

    private static boolean same(Scheme one, Scheme other) {
        if (!one.id().equals(other.id())) {
            return false;
        }
        for (var axis : Axis.values()) {
            if (!one.levels(axis).equals(other.levels(axis))) {
                return false;
            }
        }
        return true;
    }

    private Kept kept(UUID body) {
        synchronized (bodies) {
            return bodies.computeIfAbsent(body, unknown -> new Kept());
        }
    }

    /** Lets go of the bodies that were not asked for longest. */
    private void forgetSome(Kept latest) {
        synchronized (bodies) {
            int size = bodies.values().stream().mapToInt(kept -> kept.size).sum();
            var oldest = bodies.values().iterator();
            while ((size > MOST_KEPT || bodies.size() > MOST_BODIES) && oldest.hasNext()) {
                var kept = oldest.next();
                if (kept != latest) {
                    size -= kept.size;
                    oldest.remove();
                }
            }
        }
    }
}
