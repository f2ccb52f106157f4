package org.sekisho.record;

import java.util.List;

/**
 * Proof that an entry stands at a position of a tree, with no more than one hash per level.
 *
 * @param position from 0
 * @param size how many entries the tree has
 * @param path from the leaf to the root
 */
public record InclusionProof(long position, long size, List<Hash> path) {

    public InclusionProof {
        path = List.copyOf(path);
    }

    /** Whether the entry with this leaf hash stands there in the tree with this root (RFC 9162, section 2.1.3.2). */
    public boolean proves(Hash leaf, Hash root) {
        if (position < 0 || position >= size) {
            return false;
        }
        var hasher = new TreeHasher();
        long index = position;
        long last = size - 1;
        var hash = leaf;
        for (var sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((index & 1) == 1 || index == last) {
                hash = hasher.node(sibling, hash);
                while ((index & 1) == 0 && index != 0) {
                    index >>= 1;
                    last >>= 1;
                }
            } else {
                hash = hasher.node(hash, sibling);
            }
            index >>= 1;
            last >>= 1;
        }
        return last == 0 && hash.equals(root);
    }
}
