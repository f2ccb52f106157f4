package org.sekisho.app.record.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.sekisho.app.evidence.FindEntries;
import org.sekisho.app.evidence.SubjectNames;
import org.sekisho.app.shared.web.ui.Texts;

/** The names of what entries speak of, in the language of the reader. */
public record Words(Texts texts, Map<UUID, SubjectNames.Named> names) {

    public String what(String kind) {
        return texts.find("record.kind." + kind).orElse(kind);
    }

    public String who(UUID account) {
        return name(account)
                .orElseGet(() -> account.getMostSignificantBits() == 0 && account.getLeastSignificantBits() == 0
                        ? texts.get("record.program")
                        : account.toString());
    }

    public String subject(FindEntries.Subject subject) {
        var type = texts.find("record.type." + subject.type())
                .or(() -> texts.find("ledger." + subject.type() + ".line"))
                .orElse(subject.type());
        return name(subject.id()).map(name -> type + "　" + name).orElse(type);
    }

    public Optional<String> href(FindEntries.Subject subject) {
        return Optional.ofNullable(names.get(subject.id())).flatMap(SubjectNames.Named::href);
    }

    /** The label of a field of a subject; a line of a ledger has those of the ledger. */
    public String field(FindEntries.Subject subject, String name) {
        return texts.find("ledger." + subject.type() + ".field." + name)
                .or(() -> texts.find("record.field." + name))
                .orElse(name);
    }

    private String role(String role) {
        return texts.find("shared.role." + role).orElse(role);
    }

    /** The roles in which something was done, in words. */
    public String roles(List<String> roles) {
        return String.join(
                texts.get("record.entry.roles.between"),
                roles.stream().map(this::role).toList());
    }

    /** Whether an entry holds a value that is not shown. */
    public boolean withheld(FindEntries.Whole whole) {
        return Stream.concat(
                        whole.fields().stream(), whole.children().stream().flatMap(child -> child.fields().stream()))
                .anyMatch(field -> field.before() instanceof FindEntries.Withheld
                        || field.after() instanceof FindEntries.Withheld);
    }

    /** What stood in a field; a choice of a ledger in its words. */
    public String content(FindEntries.Subject subject, String field, FindEntries.Content content) {
        return switch (content) {
            case FindEntries.Nothing() -> texts.get("record.entry.nothing");
            case FindEntries.Text(var text) ->
                texts.find("ledger." + subject.type() + ".field." + field + "." + text)
                        .orElse(text);
            case FindEntries.Withheld() -> texts.get("record.entry.withheld");
            case FindEntries.Erased() -> texts.get("record.entry.erased");
        };
    }

    Optional<String> name(UUID id) {
        return Optional.ofNullable(names.get(id))
                .flatMap(SubjectNames.Named::name)
                .map(name -> name.in(texts.locale()));
    }
}
