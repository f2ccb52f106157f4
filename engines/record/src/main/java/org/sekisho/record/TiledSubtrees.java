package org.sekisho.record;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The complete subtrees of a tree that is kept in tiles: a proof reads two tiles per level of tiles at most, whatever the
 * size. Not for several threads.
 */
public final class TiledSubtrees implements MerkleTree.Subtrees {

    private static final int KEPT = 32;

    private final long size;
    private final Tile.Reader reader;
    private final Map<Tile, byte[]> read = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Tile, byte[]> eldest) {
            return size() > KEPT;
        }
    };

    public TiledSubtrees(long size, Tile.Reader reader) {
        this.size = size;
        this.reader = reader;
    }

    @Override
    public Hash root(int level, long index) {
        int tileLevel = level / Tile.HEIGHT;
        int width = 1 << (level % Tile.HEIGHT);
        long first = index * width;
        var tile = Tile.of(tileLevel, first / Tile.FULL, size);
        int from = (int) (first % Tile.FULL);
        if (from + width > tile.width()) {
            throw new IndexOutOfBoundsException("No complete subtree " + level + "/" + index + " of " + size);
        }
        return root(read.computeIfAbsent(tile, reader::hashes), from, width);
    }

    /** The root over {@code width} hashes, a power of two, that stand one after the other. */
    static Hash root(byte[] hashes, int from, int width) {
        var hasher = new TreeHasher();
        var nodes = Arrays.copyOfRange(hashes, from * Hash.BYTES, (from + width) * Hash.BYTES);
        for (int left = width; left > 1; left /= 2) {
            for (int i = 0; i < left; i += 2) {
                hasher.node(nodes, i * Hash.BYTES, nodes, (i + 1) * Hash.BYTES, nodes, i / 2 * Hash.BYTES);
            }
        }
        return new Hash(Arrays.copyOf(nodes, Hash.BYTES));
    }
}
