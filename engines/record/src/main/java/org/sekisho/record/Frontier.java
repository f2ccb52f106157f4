package org.sekisho.record;

import java.util.Arrays;

/**
 * The right edge of a growing tree: one hash per level at most, from which its root follows at any size.
 *
 * <p>Takes the hashes of entries in the order of their positions; memory does not grow with their number. Not for several
 * threads.
 */
public final class Frontier {

    private static final int LEVELS = Long.SIZE - 1;

    private final byte[] edge = new byte[LEVELS * Hash.BYTES];
    private final byte[] carried = new byte[Hash.BYTES];
    private final TreeHasher hasher = new TreeHasher();
    private final Completed completed;
    private long size;

    /** Told of each complete subtree whose root a tile holds: levels 0, 8, 16 and so on, in the order of their ends. */
    @FunctionalInterface
    interface Completed {
        void subtree(int level, byte[] hash);
    }

    public Frontier() {
        this((level, hash) -> {});
    }

    Frontier(Completed completed) {
        this.completed = completed;
    }

    /** The edge of a tree of the first {@code size} entries. */
    Frontier(long size, MerkleTree.Subtrees subtrees, Completed completed) {
        this.completed = completed;
        this.size = size;
        for (int level = 0; level < LEVELS; level++) {
            if ((size >> level & 1) == 1) {
                byte[] root = subtrees.root(level, (size >> level) - 1).bytes();
                System.arraycopy(root, 0, edge, level * Hash.BYTES, Hash.BYTES);
            }
        }
    }

    /** How many entries the tree has. */
    public long size() {
        return size;
    }

    /** Adds the entry of the next position by its leaf hash. */
    public void add(Hash leaf) {
        add(leaf.bytes(), 0);
    }

    void add(byte[] hashes, int at) {
        System.arraycopy(hashes, at, carried, 0, Hash.BYTES);
        completed.subtree(0, carried);
        int level = 0;
        for (long left = size; (left & 1) == 1; left >>= 1) {
            hasher.node(edge, level * Hash.BYTES, carried, 0, carried, 0);
            level++;
            if (level % Tile.HEIGHT == 0) {
                completed.subtree(level, carried);
            }
        }
        System.arraycopy(carried, 0, edge, level * Hash.BYTES, Hash.BYTES);
        size++;
    }

    /** The root of the tree as it is now. */
    public Hash root() {
        if (size == 0) {
            return MerkleTree.EMPTY;
        }
        int level = Long.numberOfTrailingZeros(size);
        var root = Arrays.copyOfRange(edge, level * Hash.BYTES, (level + 1) * Hash.BYTES);
        for (long left = size >> (level + 1); left != 0; left >>= 1) {
            level++;
            if ((left & 1) == 1) {
                hasher.node(edge, level * Hash.BYTES, root, 0, root, 0);
            }
        }
        return new Hash(root);
    }
}
