package org.sekisho.app.shared.web.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * What stands in a form and what was wrong with it: shown again exactly as typed after a refusal.
 *
 * @param fields by name, in the order in which the page shows them
 * @param problems what is wrong with the whole and with no single field
 */
public record Form(SequencedMap<String, Field> fields, List<String> problems) {

    public Form {
        fields = new LinkedHashMap<>(fields);
        problems = List.copyOf(problems);
    }

    public static Form empty() {
        return new Form(new LinkedHashMap<>(), List.of());
    }

    /** A form as it was sent: every parameter with all its values. */
    public static Form of(Map<String, List<String>> sent) {
        var fields = new LinkedHashMap<String, Field>();
        sent.forEach((name, values) -> fields.put(name, new Field(name, values, Optional.empty())));
        return new Form(fields, List.of());
    }

    public Form with(String name, String value) {
        return put(Field.of(name, value));
    }

    /** Says what is wrong with one field. */
    public Form wrong(String name, String message) {
        return put(field(name).wrong(message));
    }

    /** Says what is wrong with the whole. */
    public Form wrong(String problem) {
        return new Form(
                fields, Stream.concat(problems.stream(), Stream.of(problem)).toList());
    }

    /** The field of that name; an empty one when nothing was sent for it. */
    public Field field(String name) {
        Field found = fields.get(name);
        return found == null ? Field.empty(name) : found;
    }

    public boolean refused() {
        return !problems.isEmpty()
                || fields.values().stream().anyMatch(f -> f.error().isPresent());
    }

    /** The fields that are wrong, in the order of the page. */
    public List<Field> wrongFields() {
        return fields.values().stream().filter(f -> f.error().isPresent()).toList();
    }

    private Form put(Field field) {
        var changed = new LinkedHashMap<>(fields);
        changed.put(field.name(), field);
        return new Form(changed, problems);
    }
}
