package org.sekisho.record;

import java.util.ArrayList;
import java.util.List;

/**
 * The tree over the entries of a record in the order of their positions (RFC 6962, section 2.1; the same in RFC 9162),
 * and the two proofs that it gives. The hashes of complete subtrees come from whoever keeps them.
 */
public final class MerkleTree {

    /** The root of a tree without entries: SHA-256 of nothing. */
    public static final Hash EMPTY = new Hash(TreeHasher.sha256().digest());

    private final long size;
    private final Subtrees subtrees;
    private final TreeHasher hasher = new TreeHasher();

    /**
     * Where hashes of complete subtrees are kept.
     *
     * @see #MerkleTree(long, Subtrees)
     */
    @FunctionalInterface
    public interface Subtrees {
        /**
         * The root of the subtree over the {@code 1 << level} entries from {@code index << level} on, all of which are in
         * the tree.
         */
        Hash root(int level, long index);
    }

    /**
     * A tree of the first {@code size} entries.
     *
     * @param subtrees has every complete subtree below that size
     */
    public MerkleTree(long size, Subtrees subtrees) {
        if (size < 0) {
            throw new IllegalArgumentException("A tree has no fewer than 0 entries: " + size);
        }
        this.size = size;
        this.subtrees = subtrees;
    }

    /** The hash of an entry: {@code SHA-256(0x00 || entry)}. */
    public static Hash leaf(byte[] entry) {
        var out = new byte[Hash.BYTES];
        new TreeHasher().leaf(entry, 0, entry.length, out, 0);
        return new Hash(out);
    }

    public long size() {
        return size;
    }

    public Hash root() {
        return root(0, size);
    }

    /**
     * The proof that the entry at a position is in this tree.
     *
     * @throws IndexOutOfBoundsException if the tree has no such position
     */
    public InclusionProof inclusion(long position) {
        if (position < 0 || position >= size) {
            throw new IndexOutOfBoundsException("Position " + position + " of " + size + " entries");
        }
        var path = new ArrayList<Hash>();
        path(position, 0, size, path);
        return new InclusionProof(position, size, path);
    }

    /**
     * The proof that the tree of the first {@code earlier} entries is the beginning of this one.
     *
     * @throws IndexOutOfBoundsException if this tree is smaller
     */
    public ConsistencyProof consistency(long earlier) {
        if (earlier < 0 || earlier > size) {
            throw new IndexOutOfBoundsException("A tree of " + earlier + " is no beginning of one of " + size);
        }
        var path = new ArrayList<Hash>();
        if (earlier > 0 && earlier < size) {
            subproof(earlier, 0, size, true, path);
        }
        return new ConsistencyProof(earlier, size, path);
    }

    /** PATH(m, D[n]) of RFC 6962, section 2.1.1. */
    private void path(long position, long from, long to, List<Hash> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + split(to - from);
        if (position < middle) {
            path(position, from, middle, path);
            path.add(root(middle, to));
        } else {
            path(position, middle, to, path);
            path.add(root(from, middle));
        }
    }

    /** SUBPROOF(m, D[n], b) of RFC 6962, section 2.1.2. */
    private void subproof(long earlier, long from, long to, boolean known, List<Hash> path) {
        if (earlier == to) {
            if (!known) {
                path.add(root(from, to));
            }
            return;
        }
        long middle = from + split(to - from);
        if (earlier <= middle) {
            subproof(earlier, from, middle, known, path);
            path.add(root(middle, to));
        } else {
            subproof(earlier, middle, to, false, path);
            path.add(root(from, middle));
        }
    }

    private Hash root(long from, long to) {
        long width = to - from;
        if (width == 0) {
            return EMPTY;
        }
        if (Long.bitCount(width) == 1) {
            int level = Long.numberOfTrailingZeros(width);
            return subtrees.root(level, from >> level);
        }
        long middle = from + split(width);
        return hasher.node(root(from, middle), root(middle, to));
    }

    /** The largest power of two below a width of two or more. */
    static long split(long width) {
        return Long.highestOneBit(width - 1);
    }
}
