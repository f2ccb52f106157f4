package org.sekisho.record;

import java.util.List;

/**
 * The partly filled tiles of a tree at one size. Full tiles are kept, these are not: with them at hand a proof need not put
 * them together from the tiles below.
 */
public final class TreeEdge {

    private final long size;
    private final List<byte[]> hashes;

    /** @param hashes of the last tile of each level, empty where that is full */
    TreeEdge(long size, List<byte[]> hashes) {
        this.size = size;
        this.hashes = hashes;
    }

    /** How many entries the tree has. */
    public long size() {
        return size;
    }

    /** Reads partial tiles of the tree of this size from here and all others from where they are kept. */
    public Tile.Reader before(Tile.Reader kept) {
        return tile -> isHere(tile) ? hashes.get(tile.level()) : kept.hashes(tile);
    }

    private boolean isHere(Tile tile) {
        return tile.width() < Tile.FULL
                && tile.number() == Tile.hashes(tile.level(), size) / Tile.FULL
                && tile.width() * Hash.BYTES == hashes.get(tile.level()).length;
    }
}
