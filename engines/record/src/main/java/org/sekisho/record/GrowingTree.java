package org.sekisho.record;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;

/**
 * A tree to which entries are added in the order of their positions, and the tiles that it fills. Memory does not grow with
 * the number of entries, as long as the filled tiles are taken. Not for several threads.
 */
public final class GrowingTree {

    /** More levels of tiles than 2⁶³ entries fill. */
    private static final int LEVELS = 8;

    private final byte[][] hashes = new byte[LEVELS][Tile.FULL * Hash.BYTES];
    private final int[] widths = new int[LEVELS];
    private final long[] numbers = new long[LEVELS];
    private final Queue<Filled> filled = new ArrayDeque<>();
    private final Frontier frontier;
    private final TreeHasher hasher = new TreeHasher();
    private final byte[] leaf = new byte[Hash.BYTES];

    /**
     * A tile with its hashes, one after the other.
     *
     * @see #next()
     */
    public record Filled(Tile tile, byte[] hashes) {}

    /** An empty tree. */
    public GrowingTree() {
        frontier = new Frontier(this::subtree);
    }

    /**
     * The tree of the first {@code size} entries, to be continued.
     *
     * @param kept has every tile of that tree, partial ones included
     */
    public GrowingTree(long size, Tile.Reader kept) {
        frontier = new Frontier(size, new TiledSubtrees(size, kept), this::subtree);
        for (int level = 0; level < LEVELS; level++) {
            long there = Tile.hashes(level, size);
            numbers[level] = there / Tile.FULL;
            widths[level] = (int) (there % Tile.FULL);
            if (widths[level] > 0) {
                System.arraycopy(
                        kept.hashes(Tile.of(level, numbers[level], size)),
                        0,
                        hashes[level],
                        0,
                        widths[level] * Hash.BYTES);
            }
        }
    }

    public long size() {
        return frontier.size();
    }

    public Hash root() {
        return frontier.root();
    }

    /** Adds the entry of the next position. */
    public void add(byte[] entry) {
        add(entry, 0, entry.length);
    }

    void add(byte[] bytes, int from, int length) {
        hasher.leaf(bytes, from, length, leaf, 0);
        frontier.add(leaf, 0);
        for (int level = 0; level < LEVELS && widths[level] == Tile.FULL; level++) {
            filled.add(new Filled(new Tile(level, numbers[level], Tile.FULL), hashes[level].clone()));
            numbers[level]++;
            widths[level] = 0;
        }
    }

    /** Takes the next tile that has become full, lower levels first. */
    public Optional<Filled> next() {
        return Optional.ofNullable(filled.poll());
    }

    /** What is partly filled now. */
    public TreeEdge edge() {
        var partial = new ArrayList<byte[]>(LEVELS);
        for (int level = 0; level < LEVELS; level++) {
            partial.add(Arrays.copyOf(hashes[level], widths[level] * Hash.BYTES));
        }
        return new TreeEdge(size(), partial);
    }

    /** Has the tiles that are partly filled taken as they are, after the full ones. Nothing is added afterwards. */
    void end() {
        for (int level = 0; level < LEVELS; level++) {
            if (widths[level] > 0) {
                filled.add(new Filled(
                        new Tile(level, numbers[level], widths[level]),
                        Arrays.copyOf(hashes[level], widths[level] * Hash.BYTES)));
            }
        }
    }

    private void subtree(int treeLevel, byte[] hash) {
        int level = treeLevel / Tile.HEIGHT;
        if (level < LEVELS) {
            System.arraycopy(hash, 0, hashes[level], widths[level] * Hash.BYTES, Hash.BYTES);
            widths[level]++;
        }
    }
}
