package org.sekisho.record;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What one act did: who, in which roles, what, on which subject, before and after.
 *
 * @param at when it was entered, to the microsecond
 * @param kind dotted lower-case words, {@code module.subject.participle}, such as {@code policy.draft.accepted}
 * @param roles the roles in which the actor acted, in alphabetical order
 * @param before the fields as they were; empty where the act created something
 * @param after the fields as they are now; empty where the act ended something
 * @param children how many child leaves belong to this one (a bulk act)
 */
public record Leaf(
        UUID body,
        UUID id,
        Instant at,
        String kind,
        UUID actor,
        List<String> roles,
        Subject subject,
        Map<String, Value> before,
        Map<String, Value> after,
        int children) {

    private static final Pattern KIND = Pattern.compile("[a-z]+(\\.[a-z-]+)+");

    /** The thing that the act was done to. */
    public record Subject(String type, UUID id) {}

    /** What a bulk act did to one of its subjects, as child number {@code ordinal} (from 0) of {@code entry}. */
    public record Child(UUID entry, int ordinal, Subject subject, Map<String, Value> before, Map<String, Value> after) {
        public Child {
            before = Map.copyOf(before);
            after = Map.copyOf(after);
        }

        /** The canonical bytes. */
        public byte[] canonical() {
            return CanonicalJson.encode(Map.of(
                    "v", new Value.Whole(1),
                    "entry", new Value.Text(entry.toString()),
                    "ordinal", new Value.Whole(ordinal),
                    "subject", CanonicalJson.subject(subject),
                    "before", new Value.Fields(before),
                    "after", new Value.Fields(after)));
        }
    }

    public Leaf {
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("A leaf's kind is dotted lower-case words, not " + kind);
        }
        if (!at.equals(at.truncatedTo(ChronoUnit.MICROS))) {
            throw new IllegalArgumentException("A leaf's time has whole microseconds: " + at);
        }
        if (children < 0) {
            throw new IllegalArgumentException("A leaf has no fewer than 0 children: " + children);
        }
        roles = roles.stream().sorted().toList();
        before = Map.copyOf(before);
        after = Map.copyOf(after);
    }

    /** The canonical bytes: version 1 of {@code docs/record-format.md}. */
    public byte[] canonical() {
        return CanonicalJson.encode(Map.of(
                "v", new Value.Whole(1),
                "body", new Value.Text(body.toString()),
                "id", new Value.Text(id.toString()),
                "at", new Value.Text(CanonicalJson.time(at)),
                "kind", new Value.Text(kind),
                "actor", new Value.Text(actor.toString()),
                "roles",
                        new Value.Items(
                                roles.stream().<Value>map(Value.Text::new).toList()),
                "subject", CanonicalJson.subject(subject),
                "change",
                        new Value.Fields(Map.of("before", new Value.Fields(before), "after", new Value.Fields(after))),
                "children", new Value.Whole(children)));
    }

    /** The field after the act, if the act set it. */
    public Optional<Value> after(String field) {
        return Optional.ofNullable(after.get(field));
    }
}
