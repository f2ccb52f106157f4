package org.sekisho.record;

import java.util.List;

/**
 * Proof that one tree is the beginning of another: nothing in it was changed, removed, added or put elsewhere.
 *
 * @param earlier how many entries the smaller tree has
 * @param later how many entries the larger tree has
 * @param path the hashes in the order of RFC 6962, section 2.1.2
 */
public record ConsistencyProof(long earlier, long later, List<Hash> path) {

    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** Whether the tree with the earlier root is the beginning of the other (RFC 9162, section 2.1.4.2). */
    public boolean proves(Hash earlierRoot, Hash laterRoot) {
        if (earlier < 0 || earlier > later) {
            return false;
        }
        if (earlier == later) {
            return path.isEmpty() && earlierRoot.equals(laterRoot);
        }
        if (earlier == 0) {
            return path.isEmpty() && earlierRoot.equals(MerkleTree.EMPTY);
        }
        if (path.isEmpty()) {
            return false;
        }
        long index = earlier - 1;
        long last = later - 1;
        while ((index & 1) == 1) {
            index >>= 1;
            last >>= 1;
        }
        var hasher = new TreeHasher();
        boolean complete = Long.bitCount(earlier) == 1;
        var rest = complete ? path : path.subList(1, path.size());
        var old = complete ? earlierRoot : path.getFirst();
        var now = old;
        for (var sibling : rest) {
            if (last == 0) {
                return false;
            }
            if ((index & 1) == 1 || index == last) {
                old = hasher.node(sibling, old);
                now = hasher.node(sibling, now);
                while ((index & 1) == 0 && index != 0) {
                    index >>= 1;
                    last >>= 1;
                }
            } else {
                now = hasher.node(now, sibling);
            }
            index >>= 1;
            last >>= 1;
        }
        return last == 0 && old.equals(earlierRoot) && now.equals(laterRoot);
    }
}
