package org.sekisho.app.evidence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.record.Value;

/**
 * What a use case did, as it will stand in the record.
 *
 * <p>Fields that a law may order to be erased (names, addresses, free text about a person) are given with {@code
 * erasable}: the leaf then holds a salted hash, and the value stands beside it.
 */
public final class Act {

    private final String kind;
    private final Change change;
    private final List<Change> children = new ArrayList<>();

    private Act(String kind, Change change) {
        this.kind = kind;
        this.change = change;
    }

    /**
     * An act on a subject.
     *
     * @param kind {@code module.subject.participle}, such as {@code organisation.post.created}
     */
    public static Act of(String kind, String subjectType, UUID subject) {
        return new Act(kind, new Change(subjectType, subject));
    }

    public Act before(String field, Object value) {
        change.before(field, value);
        return this;
    }

    public Act after(String field, Object value) {
        change.after(field, value);
        return this;
    }

    public Act afterErasable(String field, String value) {
        change.afterErasable(field, value);
        return this;
    }

    public Act beforeErasable(String field, String value) {
        change.beforeErasable(field, value);
        return this;
    }

    /** The fields of its own subject. */
    public Change own() {
        return change;
    }

    /** Adds what this bulk act did to one of its subjects. */
    public Change child(String subjectType, UUID subject) {
        var child = new Change(subjectType, subject);
        children.add(child);
        return child;
    }

    String kind() {
        return kind;
    }

    Change change() {
        return change;
    }

    List<Change> children() {
        return children;
    }

    /** The fields of one subject before and after. */
    public static final class Change {
        private final String subjectType;
        private final UUID subject;
        private final Map<String, Field> before = new LinkedHashMap<>();
        private final Map<String, Field> after = new LinkedHashMap<>();

        private Change(String subjectType, UUID subject) {
            this.subjectType = subjectType;
            this.subject = subject;
        }

        public Change before(String field, Object value) {
            before.put(field, new Plain(plain(value)));
            return this;
        }

        public Change after(String field, Object value) {
            after.put(field, new Plain(plain(value)));
            return this;
        }

        public Change afterErasable(String field, String value) {
            after.put(field, new Erasable(value));
            return this;
        }

        public Change beforeErasable(String field, String value) {
            before.put(field, new Erasable(value));
            return this;
        }

        String subjectType() {
            return subjectType;
        }

        UUID subject() {
            return subject;
        }

        Map<String, Field> beforeFields() {
            return before;
        }

        Map<String, Field> afterFields() {
            return after;
        }
    }

    sealed interface Field {}

    record Plain(Value value) implements Field {}

    record Erasable(String value) implements Field {}

    private static Value plain(Object value) {
        return switch (value) {
            case Optional<?> optional -> optional.map(Act::plain).orElseGet(Value.Nothing::new);
            case Value given -> given;
            case Boolean yes -> new Value.Flag(yes);
            case Integer number -> new Value.Whole(number);
            case Long number -> new Value.Whole(number);
            case LocalDate date -> new Value.Text(date.toString());
            case UUID id -> new Value.Text(id.toString());
            case Enum<?> constant -> new Value.Text(constant.name());
            case CharSequence text -> new Value.Text(text.toString());
            case List<?> items -> new Value.Items(items.stream().map(Act::plain).toList());
            default ->
                throw new IllegalArgumentException(
                        "A leaf cannot hold a " + value.getClass().getName());
        };
    }
}
