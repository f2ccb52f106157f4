package org.sekisho.app.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A leaf as it is read again: what changed, for people. Its bytes stay what is hashed. */
final class LeafText {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String COMMITTED = "$sha256";

    private final JsonNode leaf;

    private LeafText(JsonNode leaf) {
        this.leaf = leaf;
    }

    static LeafText of(byte[] leaf) {
        return new LeafText(JSON.readTree(leaf));
    }

    List<String> roles() {
        var found = new ArrayList<String>();
        leaf.path("roles").forEach(role -> found.add(role.asString()));
        return found;
    }

    /**
     * The fields that the act touched, by name.
     *
     * @param valuesLeft whether what the leaf only commits to still stands beside it
     */
    List<FindEntries.Field> fields(boolean valuesLeft) {
        var change = leaf.has("change") ? leaf.path("change") : leaf;
        var before = change.path("before");
        var after = change.path("after");
        var names = new TreeSet<>(before.propertyNames());
        names.addAll(after.propertyNames());
        return names.stream()
                .map(name -> new FindEntries.Field(
                        name, content(before.get(name), valuesLeft), content(after.get(name), valuesLeft)))
                .toList();
    }

    private static FindEntries.Content content(@Nullable JsonNode value, boolean valuesLeft) {
        if (value == null || value.isNull()) {
            return new FindEntries.Nothing();
        }
        if (value.has(COMMITTED)) {
            return valuesLeft ? new FindEntries.Withheld() : new FindEntries.Erased();
        }
        return new FindEntries.Text(text(value));
    }

    private static String text(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(LeafText::text).collect(Collectors.joining("\n"));
        }
        return value.isValueNode() ? value.asString() : value.toString();
    }
}
