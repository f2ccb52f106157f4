package org.sekisho.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks an exported record without database and network: every entry against the hashes, the hashes against the signed
 * root, and the whole against checkpoints that were kept elsewhere. Reads each file once, in order; memory does not grow
 * with the number of entries.
 */
public final class RecordVerifier {

    /** How far apart an entry and its hash are looked for, to tell what was removed from what was changed. */
    private static final int WINDOW = 2 * Tile.FULL;

    private final ExportedRecord export;
    private final Checkpoint signed;
    private final List<Checkpoint> anchors;
    private final List<Finding> findings = new ArrayList<>();
    private final TreeHasher hasher = new TreeHasher();

    /** What the kept hashes lead to, once entries and hashes have parted. */
    private Optional<Frontier> kept = Optional.empty();

    private long agreeing;
    private int nextAnchor;
    private Optional<String> lastTime = Optional.empty();
    private Optional<String> anchoredUntil = Optional.empty();

    /** The first entry behind what is anchored, and whether the next one read is that. */
    private Optional<EntryLabel> firstUnanchored = Optional.empty();

    private boolean unanchoredBegins = true;

    /** Hashes, by their digits, that no entry named so far, and the positions of the first ones that did. */
    private final Map<String, Hash> soughtNames = new HashMap<>();

    private final Map<Hash, Long> naming = new HashMap<>();

    /**
     * What came out.
     *
     * @param checkpoint the record as it says it is
     * @param anchored how many entries from the beginning are those that the largest agreeing kept checkpoint is of;
     *     nobody but the writer of the record vouches for the rest
     * @param anchoredUntil the time that the last anchored entry gives, where it has one
     * @param notAnchoredSince the first entry that is not anchored, where it can be read
     * @param naming the position of the first entry that names a hash that was looked for
     * @param findings what is wrong; empty if nothing is
     */
    public record Result(
            Checkpoint checkpoint,
            long anchored,
            Optional<String> anchoredUntil,
            Optional<EntryLabel> notAnchoredSince,
            Map<Hash, Long> naming,
            List<Finding> findings) {

        public Result {
            naming = Map.copyOf(naming);
            findings = List.copyOf(findings);
        }

        public boolean holds() {
            return findings.isEmpty();
        }
    }

    private RecordVerifier(ExportedRecord export, Checkpoint signed, List<Checkpoint> anchors) {
        this.export = export;
        this.signed = signed;
        this.anchors = anchors;
    }

    /**
     * Verifies all of it.
     *
     * @param key whose signature the checkpoint must have; a key from elsewhere says more than the one in the export
     * @param anchors checkpoints that were kept elsewhere, in any order
     * @throws BrokenRecord if a file is absent or unreadable, so that nothing can be said
     */
    public static Result verify(ExportedRecord export, NoteKey key, List<Checkpoint> anchors)
            throws IOException, BrokenRecord {
        return verify(export, key, anchors, Set.of());
    }

    /**
     * Verifies all of it, and looks for entries that name hashes of things from outside: such an entry, and what follows
     * it, was not in the record before those things were there.
     */
    public static Result verify(ExportedRecord export, NoteKey key, List<Checkpoint> anchors, Set<Hash> names)
            throws IOException, BrokenRecord {
        var note = export.checkpoint();
        var signed = Checkpoint.of(note);
        var ours = anchors.stream()
                .filter(anchor -> anchor.origin().equals(signed.origin()))
                .sorted(Comparator.comparingLong(Checkpoint::size))
                .toList();
        var verifier = new RecordVerifier(export, signed, ours);
        names.forEach(hash -> verifier.soughtNames.put(hash.hex(), hash));
        if (!note.isSignedBy(key)) {
            verifier.findings.add(new Finding.NotSigned(key.name()));
        }
        anchors.stream()
                .filter(anchor -> !ours.contains(anchor))
                .forEach(anchor -> verifier.findings.add(new Finding.OtherRecord(anchor, signed.origin())));
        return verifier.run();
    }

    private Result run() throws IOException, BrokenRecord {
        var tree = new GrowingTree();
        var entries = new EntryStream(export, signed.size(), 0);
        checkAnchors(tree);
        for (; entries.next(); checkAnchors(tree)) {
            lookForNames(entries, tree.size());
            tree.add(entries.bytes(), entries.start(), entries.length());
            compareTiles(tree);
            if (unanchoredBegins) {
                firstUnanchored = EntryLabel.of(entries.bytes(), entries.start(), entries.length());
                unanchoredBegins = false;
            }
            if (nextAnchor < anchors.size()) {
                // The children of a bulk act follow it and have no time of their own.
                lastTime = EntryLabel.time(entries.bytes(), entries.start(), entries.length())
                        .or(() -> lastTime);
            }
        }
        if (kept.isEmpty() && tree.size() < signed.size() && tree.size() % Tile.FULL == 0) {
            // No partial tile shows what is missing.
            differs(tree.size());
        }
        tree.end();
        compareTiles(tree);
        for (; nextAnchor < anchors.size(); nextAnchor++) {
            findings.add(new Finding.CutOff(anchors.get(nextAnchor), tree.size()));
        }
        conclude(tree);
        return new Result(
                signed,
                agreeing,
                anchoredUntil,
                unanchoredBegins ? Optional.empty() : firstUnanchored,
                naming,
                findings);
    }

    private void lookForNames(EntryStream entries, long position) {
        if (soughtNames.isEmpty()) {
            return;
        }
        var text = new String(entries.bytes(), entries.start(), entries.length(), StandardCharsets.ISO_8859_1);
        soughtNames.entrySet().removeIf(name -> {
            boolean here = text.contains(name.getKey());
            if (here) {
                naming.put(name.getValue(), position);
            }
            return here;
        });
    }

    /**
     * Finds an entry by its identifier and proves that it is in the record.
     *
     * @param id of the entry; its children follow it
     */
    public static Optional<ProvenEntry> find(ExportedRecord export, String id) throws IOException, BrokenRecord {
        var signed = Checkpoint.of(export.checkpoint());
        var entries = new EntryStream(export, signed.size(), 0);
        for (long position = 0; entries.next(); position++) {
            var label = EntryLabel.of(entries.bytes(), entries.start(), entries.length());
            if (label.isPresent()
                    && label.get().id().equals(id)
                    && label.get().ordinal().isEmpty()) {
                var bytes = Arrays.copyOfRange(entries.bytes(), entries.start(), entries.start() + entries.length());
                return Optional.of(new ProvenEntry(bytes, label.get(), export.inclusion(signed, position)));
            }
        }
        return Optional.empty();
    }

    /**
     * An entry with the proof that it is in the record.
     *
     * @param bytes in canonical form
     * @param proof proves it against the root of the export's checkpoint, or nothing does
     */
    public record ProvenEntry(byte[] bytes, EntryLabel label, InclusionProof proof) {

        public boolean isIn(Checkpoint checkpoint) {
            return proof.size() == checkpoint.size() && proof.proves(MerkleTree.leaf(bytes), checkpoint.root());
        }
    }

    private void checkAnchors(GrowingTree tree) {
        for (; nextAnchor < anchors.size() && anchors.get(nextAnchor).size() == tree.size(); nextAnchor++) {
            var anchor = anchors.get(nextAnchor);
            if (!tree.root().equals(anchor.root())) {
                findings.add(new Finding.Rewritten(anchor, agreeing, firstUnanchored, lastTime));
            } else if (findings.stream().noneMatch(Finding.Rewritten.class::isInstance)) {
                agreeing = anchor.size();
                anchoredUntil = lastTime;
                unanchoredBegins = true;
            }
        }
    }

    private void compareTiles(GrowingTree tree) throws IOException, BrokenRecord {
        for (var next = tree.next(); next.isPresent(); next = tree.next()) {
            compare(next.get().tile(), next.get().hashes());
        }
    }

    /** Compares a tile that the entries give with the one that was kept. */
    private void compare(Tile tile, byte[] hashes) throws IOException, BrokenRecord {
        if (kept.isPresent()) {
            return;
        }
        // Where entries were added at the end, the tile is wider than the one that was kept.
        long first = tile.number() * Tile.FULL;
        long keptWidth = Math.min(Tile.FULL, Tile.hashes(tile.level(), signed.size()) - first);
        byte[] there =
                keptWidth < 1 ? new byte[0] : export.hashes(new Tile(tile.level(), tile.number(), (int) keptWidth));
        if (Arrays.equals(hashes, there)) {
            return;
        }
        if (tile.level() > 0) {
            findings.add(new Finding.TileDiffers(tile.path()));
            return;
        }
        int at = Arrays.mismatch(hashes, there) / Hash.BYTES;
        differs(first + at);
    }

    /** Says how the entry at the first position that differs does so. */
    private void differs(long position) throws IOException, BrokenRecord {
        var were = keptHashes(position);
        var are = new ArrayList<Hash>();
        Optional<EntryLabel> label = Optional.empty();
        var entries = new EntryStream(export, signed.size(), position);
        while (are.size() < WINDOW && entries.next()) {
            if (are.isEmpty()) {
                label = EntryLabel.of(entries.bytes(), entries.start(), entries.length());
            }
            var hash = new byte[Hash.BYTES];
            hasher.leaf(entries.bytes(), entries.start(), entries.length(), hash, 0);
            are.add(new Hash(hash));
        }
        findings.add(new Finding.EntryDiffers(difference(were, are), position, label));
        kept = Optional.of(keptTree());
    }

    private static Finding.Difference difference(List<Hash> were, List<Hash> are) {
        if (are.isEmpty()) {
            return Finding.Difference.REMOVED;
        }
        if (were.isEmpty()) {
            return Finding.Difference.ADDED;
        }
        Set<Hash> before = new HashSet<>(were);
        Set<Hash> now = new HashSet<>(are);
        boolean newcomer = !before.contains(are.getFirst());
        boolean gone = !now.contains(were.getFirst());
        if (newcomer && gone) {
            return Finding.Difference.CHANGED;
        }
        if (newcomer) {
            return Finding.Difference.ADDED;
        }
        return gone ? Finding.Difference.REMOVED : Finding.Difference.REORDERED;
    }

    private List<Hash> keptHashes(long position) throws IOException, BrokenRecord {
        var hashes = new ArrayList<Hash>();
        for (long at = position; at < signed.size() && hashes.size() < WINDOW; at++) {
            var tile = Tile.of(0, at / Tile.FULL, signed.size());
            int from = (int) (at % Tile.FULL) * Hash.BYTES;
            hashes.add(new Hash(Arrays.copyOfRange(export.hashes(tile), from, from + Hash.BYTES)));
        }
        return hashes;
    }

    /** The tree that the kept hashes of entries give, from the beginning: read only where something is wrong. */
    private Frontier keptTree() throws IOException, BrokenRecord {
        var frontier = new Frontier();
        for (long number = 0; number < Tile.count(0, signed.size()); number++) {
            var hashes = export.hashes(Tile.of(0, number, signed.size()));
            for (int at = 0; at < hashes.length; at += Hash.BYTES) {
                frontier.add(hashes, at);
            }
        }
        return frontier;
    }

    /** Weighs the difference by what was signed: hashes that do not lead to the signed root prove nothing. */
    private void conclude(GrowingTree tree) {
        boolean entriesHold = tree.size() == signed.size() && tree.root().equals(signed.root());
        if (kept.isEmpty()) {
            if (!entriesHold) {
                findings.add(new Finding.RootDiffers(signed, tree.root()));
            }
        } else if (entriesHold) {
            findings.replaceAll(finding -> finding instanceof Finding.EntryDiffers(var how, var at, var label)
                    ? new Finding.TileDiffers(
                            Tile.of(0, at / Tile.FULL, signed.size()).path())
                    : finding);
        } else if (!kept.get().root().equals(signed.root())) {
            findings.add(new Finding.RootDiffers(signed, kept.get().root()));
        }
    }
}
