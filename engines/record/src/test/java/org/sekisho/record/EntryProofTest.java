package org.sekisho.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The proof of one entry, in the form that other people's verifiers read. */
final class EntryProofTest {

    private static final NoteSigner SIGNER = NoteSigner.create("shinose.example/record");
    private static final int SIZE = 70_000;

    private final GrowingTree tree = new GrowingTree();
    private final Map<Tile, byte[]> kept = new HashMap<>();

    EntryProofTest() {
        for (int i = 0; i < SIZE; i++) {
            tree.add(entry(i));
        }
        for (var next = tree.next(); next.isPresent(); next = tree.next()) {
            kept.put(next.get().tile(), next.get().hashes());
        }
    }

    @Test
    void it_is_proved_where_an_entry_stands_and_nowhere_else() throws Exception {
        var random = new Random(7);
        for (int round = 0; round < 50; round++) {
            int position = round == 0 ? SIZE - 1 : random.nextInt(SIZE);
            var proof = proof(position);
            var read = EntryProof.parse(proof.bytes());
            assertThat(read).isEqualTo(proof);
            assertThat(read.holds(SIGNER.key())).isTrue();
            assertThat(new EntryProof(entry(position + 1), proof.proof(), proof.checkpoint()).holds(SIGNER.key()))
                    .isFalse();
            assertThat(new EntryProof(
                                    entry(position),
                                    new InclusionProof(
                                            (position + 1) % SIZE,
                                            SIZE,
                                            proof.proof().path()),
                                    proof.checkpoint())
                            .holds(SIGNER.key()))
                    .isFalse();
        }
    }

    @Test
    void its_lines_are_those_of_the_published_form() {
        var lines = new String(proof(3).bytes(), StandardCharsets.UTF_8).split("\n");
        assertThat(lines[0]).isEqualTo("c2sp.org/tlog-proof@v1");
        assertThat(lines[1]).startsWith("extra ");
        assertThat(lines[2]).isEqualTo("index 3");
        assertThat(lines[3 + 17])
                .as("17 hashes of a tree of 70,000, and an empty line")
                .isEmpty();
        assertThat(lines[3 + 18]).isEqualTo("shinose.example/record");
        assertThat(lines[3 + 19]).isEqualTo("70000");
    }

    @Test
    void the_key_of_another_record_proves_nothing() throws Exception {
        assertThat(proof(3).holds(NoteSigner.create("shinose.example/record").key()))
                .isFalse();
        assertThat(proof(3).holds(NoteSigner.create("other.example/record").key()))
                .isFalse();
    }

    @Test
    void a_proof_in_which_one_sign_was_changed_is_refused_or_does_not_hold() {
        var bytes = proof(41).bytes();
        for (int i = 0; i < bytes.length; i++) {
            var changed = bytes.clone();
            changed[i] ^= 1;
            int at = i;
            boolean holds;
            try {
                var read = EntryProof.parse(changed);
                holds = read.holds(SIGNER.key()) && !read.equals(proof(41));
            } catch (BrokenRecord refused) {
                holds = false;
            }
            assertThat(holds).as("sign " + at).isFalse();
        }
    }

    @Test
    void what_is_no_proof_is_refused() {
        for (var text : new String[] {
            "",
            "\n\n",
            "c2sp.org/tlog-proof@v1\nindex 0\n\na\n0\nb\n",
            "c2sp.org/tlog-proof@v1\nextra ?\nindex 0\n\na",
            new String(proof(3).bytes(), StandardCharsets.UTF_8).replace("index 3", "index 03"),
            "x".repeat(1 << 19)
        }) {
            assertThatThrownBy(() -> EntryProof.parse(text.getBytes(StandardCharsets.UTF_8)))
                    .as(text.length() > 100 ? "long" : text)
                    .isInstanceOf(BrokenRecord.class);
        }
    }

    private static byte[] entry(int number) {
        return ("entry " + number).getBytes(StandardCharsets.UTF_8);
    }

    private EntryProof proof(int position) {
        var reader = tree.edge().before(tile -> {
            var hashes = kept.get(tile);
            if (hashes == null) {
                throw new AssertionError("Only full tiles are kept: " + tile);
            }
            return hashes;
        });
        var inclusion = new MerkleTree(SIZE, new TiledSubtrees(SIZE, reader)).inclusion(position);
        return new EntryProof(
                entry(position),
                inclusion,
                SIGNER.sign(new Checkpoint("shinose.example/record", SIZE, tree.root()).text()));
    }
}
