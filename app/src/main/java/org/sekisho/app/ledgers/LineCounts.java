package org.sekisho.app.ledgers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.evidence.Freshness;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.AsOf;
import org.springframework.stereotype.Component;

/**
 * How many lines there are, kept while nothing was entered: counting a hundred thousand takes longer than showing fifty.
 */
@Component
final class LineCounts {

    private static final int MOST_KEPT = 2_000;

    private record Asked(
            UUID body, String ledger, AsOf asOf, Reach reach, List<String> words, Map<String, Value> equal) {}

    private record Kept(Freshness.Mark mark, long count) {}

    private final Freshness freshness;
    private final Map<Asked, Kept> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Kept> eldest) {
            return size() > MOST_KEPT;
        }
    };

    LineCounts(Freshness freshness) {
        this.freshness = freshness;
    }

    /** Two statements at most, one where the count is kept. */
    long of(Tx tx, Ledger ledger, LineRegister register, LineRegister.Query query) {
        var asked = new Asked(tx.body(), ledger.key(), query.asOf(), query.reach(), query.words(), query.equal());
        var before = get(asked);
        if (before != null) {
            var fresh = freshness.unchanged(tx, before.mark());
            if (fresh.isPresent()) {
                put(asked, new Kept(fresh.get(), before.count()));
                return before.count();
            }
        }
        var mark = freshness.mark(tx);
        long count = register.count(tx, query);
        put(asked, new Kept(mark, count));
        return count;
    }

    private synchronized @Nullable Kept get(Asked asked) {
        return kept.get(asked);
    }

    private synchronized void put(Asked asked, Kept one) {
        kept.put(asked, one);
    }
}
