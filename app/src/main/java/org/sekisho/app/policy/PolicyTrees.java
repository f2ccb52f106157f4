package org.sekisho.app.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.sekisho.app.shared.BodyId;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.PolicyJson;
import org.springframework.stereotype.Component;

/**
 * Trees between their stored form, which is JSON in UTF-8, and memory.
 *
 * <p>A stored tree never changes, so the parsed one may be kept. The key names the body too: a tree is found only under
 * the body whose row was read in the same transaction.
 */
@Component
final class PolicyTrees {

    private static final long MOST_STORED_BYTES = 24L << 20;

    private record Key(BodyId body, UUID id) {}

    private record Kept(PolicyDocument tree, int storedBytes) {}

    private final Map<Key, Kept> kept = new LinkedHashMap<>(64, 0.75f, true);
    private long storedBytes;

    /**
     * The tree of a row.
     *
     * @param stored asked for the row's bytes if the tree is not in memory
     */
    PolicyDocument get(BodyId body, UUID row, Supplier<byte[]> stored) {
        var key = new Key(body, row);
        synchronized (kept) {
            var found = kept.get(key);
            if (found != null) {
                return found.tree;
            }
        }
        var bytes = stored.get();
        return keep(key, parse(bytes), bytes.length);
    }

    private PolicyDocument keep(Key key, PolicyDocument tree, int bytes) {
        synchronized (kept) {
            var before = kept.put(key, new Kept(tree, bytes));
            storedBytes += bytes - (before == null ? 0 : before.storedBytes);
            var oldest = kept.entrySet().iterator();
            while (storedBytes > MOST_STORED_BYTES && kept.size() > 1 && oldest.hasNext()) {
                storedBytes -= oldest.next().getValue().storedBytes;
                oldest.remove();
            }
        }
        return tree;
    }

    static byte[] stored(PolicyDocument tree) {
        return PolicyJson.toJson(tree).getBytes(StandardCharsets.UTF_8);
    }

    static PolicyDocument parse(byte[] stored) {
        try {
            return PolicyJson.fromJson(new String(stored, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("A stored tree cannot be read back", e);
        }
    }

    /** SHA-256 of a stored tree, as the record names it. */
    static String digest(byte[] stored) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(stored));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a sign stands in the text that the database cannot hold. */
    static boolean holdsNul(PolicyDocument tree) {
        return tree.preamble().stream().anyMatch(PolicyTrees::nul)
                || tree.clauses().stream()
                        .anyMatch(clause -> nul(clause.path())
                                || nul(clause.marker())
                                || clause.caption().filter(PolicyTrees::nul).isPresent()
                                || clause.paragraphs().stream().anyMatch(PolicyTrees::nul));
    }

    private static boolean nul(String text) {
        return text.indexOf('\0') >= 0;
    }
}
