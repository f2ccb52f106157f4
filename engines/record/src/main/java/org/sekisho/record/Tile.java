package org.sekisho.record;

/**
 * A file of an export in the layout of C2SP tlog-tiles: up to 256 hashes of one level of the tree, or the entries below
 * such a tile.
 *
 * @param level 0 for hashes of entries, n for roots of full tiles of level n − 1
 * @param number from 0 within the level
 * @param width how many there are, 1 to 256
 */
public record Tile(int level, long number, int width) {

    /** How many hashes a full tile has. */
    public static final int FULL = 256;

    public Tile {
        if (level < 0 || level >= 8 || number < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException("No tile " + level + "/" + number + " of width " + width);
        }
    }

    /** Where the hashes of tiles are kept. */
    @FunctionalInterface
    public interface Reader {
        /** The hashes of the tile one after the other: 32 bytes times its width. */
        byte[] hashes(Tile tile);
    }

    /** A level of tiles spans this many levels of the tree. */
    static final int HEIGHT = 8;

    /** How many tiles the level has in a tree of the size, the partial one included. */
    static long count(int level, long size) {
        long hashes = hashes(level, size);
        return (hashes + FULL - 1) / FULL;
    }

    /** How many hashes the level has in a tree of the size. */
    static long hashes(int level, long size) {
        int shift = HEIGHT * level;
        return shift >= Long.SIZE ? 0 : size >> shift;
    }

    /** A tile of the level in a tree of the size. */
    public static Tile of(int level, long number, long size) {
        return new Tile(level, number, (int) Math.min(FULL, hashes(level, size) - number * FULL));
    }

    /** Where its hashes stand in an export, such as {@code tile/0/x001/234.p/17}. */
    public String path() {
        return "tile/" + level + "/" + place();
    }

    /** Where the entries of a tile of level 0 stand. */
    public String entries() {
        return "tile/entries/" + place();
    }

    /** The root of the tree over the hashes of a full tile, which a tile of the next level holds. */
    public static Hash root(byte[] hashes) {
        return TiledSubtrees.root(hashes, 0, FULL);
    }

    private String place() {
        var path = new StringBuilder();
        var digits = Long.toString(number);
        digits = "0".repeat((3 - digits.length() % 3) % 3) + digits;
        for (int i = 0; i < digits.length(); i += 3) {
            path.append(i + 3 < digits.length() ? "x" : "").append(digits, i, i + 3);
            path.append(i + 3 < digits.length() ? "/" : "");
        }
        return width == FULL ? path.toString() : path + ".p/" + width;
    }
}
