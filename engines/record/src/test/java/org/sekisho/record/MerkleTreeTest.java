package org.sekisho.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MerkleTreeTest {

    /** The entries and roots with which implementations of RFC 6962 test themselves. */
    private static final List<String> ENTRIES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void an_empty_record_has_the_hash_of_nothing() {
        assertThat(new Frontier().root().hex())
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void the_published_entries_have_the_published_roots() {
        var frontier = new Frontier();
        for (int i = 0; i < ENTRIES.size(); i++) {
            frontier.add(MerkleTree.leaf(HexFormat.of().parseHex(ENTRIES.get(i))));
            assertThat(frontier.root().hex()).isEqualTo(ROOTS.get(i));
        }
    }

    /** The example of RFC 6962, section 2.1.3: seven entries, the paths that it draws. */
    @Test
    void proofs_have_the_hashes_that_the_rfc_draws() {
        var a = leaves(7);
        var tree = tree(a);
        var g = node(a.get(0), a.get(1));
        var h = node(a.get(2), a.get(3));
        var i = node(a.get(4), a.get(5));
        var j = a.get(6);
        var k = node(g, h);
        var l = node(i, j);

        assertThat(tree.inclusion(0).path()).containsExactly(a.get(1), h, l);
        assertThat(tree.inclusion(3).path()).containsExactly(a.get(2), g, l);
        assertThat(tree.inclusion(4).path()).containsExactly(a.get(5), j, k);
        assertThat(tree.inclusion(6).path()).containsExactly(i, k);
        assertThat(tree.consistency(3).path()).containsExactly(a.get(2), a.get(3), g, l);
        assertThat(tree.consistency(4).path()).containsExactly(l);
        assertThat(tree.consistency(6).path()).containsExactly(i, j, k);
    }

    @Test
    void every_entry_of_every_small_tree_is_proven_and_no_other() {
        for (int size = 1; size <= 70; size++) {
            var leaves = leaves(size);
            var tree = tree(leaves);
            for (int at = 0; at < size; at++) {
                var proof = tree.inclusion(at);
                assertThat(proof.proves(leaves.get(at), tree.root())).isTrue();
                assertThat(proof.proves(MerkleTree.leaf(new byte[] {9}), tree.root()))
                        .isFalse();
                assertThat(new InclusionProof((at + 1) % size, size, proof.path()).proves(leaves.get(at), tree.root()))
                        .as("%d of %d at the wrong place", at, size)
                        .isEqualTo(size == 1);
                assertThat(new InclusionProof(at, size, withOneMore(proof.path())).proves(leaves.get(at), tree.root()))
                        .isFalse();
            }
        }
    }

    @Test
    void every_beginning_of_every_small_tree_is_proven_and_a_changed_one_is_not() {
        for (int size = 1; size <= 70; size++) {
            var leaves = leaves(size);
            var tree = tree(leaves);
            for (int earlier = 0; earlier <= size; earlier++) {
                var proof = tree.consistency(earlier);
                var root = tree(leaves.subList(0, earlier)).root();
                assertThat(proof.proves(root, tree.root()))
                        .as("%d of %d", earlier, size)
                        .isTrue();
                assertThat(proof.proves(MerkleTree.leaf(new byte[] {9}), tree.root()))
                        .isFalse();
                assertThat(proof.proves(root, MerkleTree.leaf(new byte[] {9})))
                        .as("nothing is the beginning of anything")
                        .isEqualTo(earlier == 0);
                assertThat(new ConsistencyProof(earlier, size, withOneMore(proof.path())).proves(root, tree.root()))
                        .isFalse();
            }
        }
    }

    @Test
    void tiles_give_the_same_proofs_as_the_whole_tree_for_any_size() throws Exception {
        var random = new Random(20261122);
        for (int round = 0; round < 12; round++) {
            int size = round < 4 ? 254 + round : 1 + random.nextInt(70_000);
            var kept = new HashMap<Tile, byte[]>();
            var growing = new GrowingTree();
            var leaves = leaves(size);
            for (int i = 0; i < size; i++) {
                growing.add(entry(i));
            }
            take(growing, kept);
            var whole = tree(leaves);
            var tiled = new MerkleTree(size, new TiledSubtrees(size, reader(kept)));
            int at = random.nextInt(size);
            assertThat(tiled.root()).isEqualTo(whole.root()).isEqualTo(growing.root());
            assertThat(tiled.inclusion(at)).isEqualTo(whole.inclusion(at));
            assertThat(tiled.consistency(at)).isEqualTo(whole.consistency(at));
            assertThat(kept.keySet())
                    .allSatisfy(tile -> assertThat(tile).isEqualTo(Tile.of(tile.level(), tile.number(), size)));
        }
    }

    @Test
    void a_tree_of_70000_has_the_tiles_that_the_layout_names() throws Exception {
        var growing = new GrowingTree();
        for (int i = 0; i < 70_000; i++) {
            growing.add(entry(i));
        }
        var kept = new HashMap<Tile, byte[]>();
        take(growing, kept);
        var tiles = kept.keySet();

        assertThat(tiles.stream().filter(tile -> tile.level() == 0 && tile.width() == 256))
                .hasSize(273);
        assertThat(tiles)
                .contains(new Tile(0, 273, 112), new Tile(1, 0, 256), new Tile(1, 1, 17), new Tile(2, 0, 1))
                .hasSize(273 + 4);
    }

    @Test
    void a_tree_that_is_resumed_grows_as_if_it_had_never_been_left() {
        var random = new Random(20261123);
        for (int round = 0; round < 12; round++) {
            int size = round < 4 ? 254 + round : random.nextInt(70_000);
            int more = 1 + random.nextInt(600);
            var growing = new GrowingTree();
            for (int i = 0; i < size; i++) {
                growing.add(entry(i));
            }
            var kept = new HashMap<Tile, byte[]>();
            take(growing, kept);
            var resumed = new GrowingTree(size, reader(kept));
            var whole = new GrowingTree();
            for (int i = 0; i < size + more; i++) {
                whole.add(entry(i));
                if (i >= size) {
                    resumed.add(entry(i));
                }
            }
            assertThat(resumed.root()).as("%d and %d more", size, more).isEqualTo(whole.root());
            var all = new HashMap<Tile, byte[]>();
            take(whole, all);
            var later = new HashMap<Tile, byte[]>();
            take(resumed, later);
            assertThat(later)
                    .isNotEmpty()
                    .allSatisfy((tile, hashes) -> assertThat(hashes).isEqualTo(all.get(tile)));
        }
    }

    private static Tile.Reader reader(Map<Tile, byte[]> kept) {
        return tile -> Objects.requireNonNull(kept.get(tile));
    }

    private static void take(GrowingTree tree, Map<Tile, byte[]> kept) {
        tree.end();
        for (var next = tree.next(); next.isPresent(); next = tree.next()) {
            kept.put(next.get().tile(), next.get().hashes());
        }
    }

    @Test
    void a_tile_stands_where_the_layout_says() {
        assertThat(new Tile(0, 1234067, 256).path()).isEqualTo("tile/0/x001/x234/067");
        assertThat(new Tile(2, 0, 1).path()).isEqualTo("tile/2/000.p/1");
        assertThat(new Tile(0, 273, 112).entries()).isEqualTo("tile/entries/273.p/112");
        assertThat(new Tile(0, 1000, 256).entries()).isEqualTo("tile/entries/x001/000");
    }

    @Test
    void a_position_behind_the_end_has_no_proof() {
        assertThatThrownBy(() -> tree(leaves(3)).inclusion(3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> tree(leaves(3)).consistency(4)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static List<Hash> withOneMore(List<Hash> path) {
        var longer = new ArrayList<>(path);
        longer.add(MerkleTree.EMPTY);
        return longer;
    }

    private static byte[] entry(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    private static List<Hash> leaves(int size) {
        var leaves = new ArrayList<Hash>();
        for (int i = 0; i < size; i++) {
            leaves.add(MerkleTree.leaf(entry(i)));
        }
        return leaves;
    }

    private static Hash node(Hash left, Hash right) {
        return new TreeHasher().node(left, right);
    }

    /** The tree whose subtrees are hashed as RFC 6962 defines them. */
    private static MerkleTree tree(List<Hash> leaves) {
        return new MerkleTree(leaves.size(), (level, index) -> subtree(leaves, index << level, 1L << level));
    }

    private static Hash subtree(List<Hash> leaves, long from, long width) {
        return width == 1
                ? leaves.get((int) from)
                : node(subtree(leaves, from, width / 2), subtree(leaves, from + width / 2, width / 2));
    }
}
