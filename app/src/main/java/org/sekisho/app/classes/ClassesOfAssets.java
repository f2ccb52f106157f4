package org.sekisho.app.classes;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Service;

/** Says which classes assets have once everything counts. */
@Service
public final class ClassesOfAssets {

    private final Work work;
    private final AssetGraphs graphs;

    ClassesOfAssets(Work work, AssetGraphs graphs) {
        this.work = work;
        this.graphs = graphs;
    }

    /** The classes of assets that the actor was shown. Their number does not change the number of statements. */
    public Map<LineId, EffectiveClass> of(Actor actor, Collection<LineId> shown, AsOf asOf) {
        return work.read(actor, Permission.READ_LEDGERS, tx -> of(tx, shown, asOf));
    }

    /**
     * The same in the transaction of another use case, which knows that its actor may read them. Where that changes
     * something, it asks before it writes.
     *
     * @return nothing for one that is not there on the day
     */
    public Map<LineId, EffectiveClass> of(Tx tx, Collection<LineId> shown, AsOf asOf) {
        return graphs.ask(tx, asOf, graph -> {
            var classes = new HashMap<LineId, EffectiveClass>();
            for (var line : shown) {
                graph.asset(line.value())
                        .ifPresent(asset -> classes.put(
                                line,
                                new EffectiveClass(
                                        asset.node().own(), graph.effective(asset.id()), graph.lowered(asset.id()))));
            }
            return Map.copyOf(classes);
        });
    }
}
