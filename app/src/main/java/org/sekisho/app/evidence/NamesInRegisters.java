package org.sekisho.app.evidence;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.sekisho.app.shared.Permission;

/** The names that stand in registers, and what belongs to what: of each subject, the one that was entered last. A module's own lists them. */
public abstract class NamesInRegisters implements SubjectNames, SubjectParts {

    private final List<Names> registers;

    /** Several registers may know subjects of one type. */
    protected NamesInRegisters(Names... registers) {
        this.registers = List.of(registers);
    }

    /**
     * Where the name of a type of subject stands.
     *
     * @param reader who may see such a name
     * @param name empty for a type whose things have a page and no name
     * @param page the beginning of the address of its page, before the identifier; empty if it has none
     */
    public record Names(
            String type,
            Permission reader,
            Table<?> register,
            Field<UUID> subject,
            Optional<Field<String>> name,
            Optional<String> page) {

        public static Names in(
                String type, Permission reader, Table<?> register, Field<UUID> subject, Field<String> name) {
            return new Names(type, reader, register, subject, Optional.of(name), Optional.empty());
        }

        public static Names without(String type, Permission reader, Table<?> register, Field<UUID> subject) {
            return new Names(type, reader, register, subject, Optional.empty(), Optional.empty());
        }

        public Names on(String page) {
            return new Names(type, reader, register, subject, name, Optional.of(page));
        }
    }

    /**
     * Where it stands that one subject belongs to another.
     *
     * @param part the subject that belongs to {@code whole}
     */
    public record Parts(Table<?> register, Field<UUID> whole, Field<UUID> part) {}

    /** Where it stands that subjects belong to others; nowhere unless a module says so. */
    protected List<Parts> parts() {
        return List.of();
    }

    @Override
    public final Set<UUID> partsOf(Tx tx, Set<UUID> subjects) {
        var found = new HashSet<UUID>();
        for (var one : parts()) {
            found.addAll(tx.sql()
                    .selectDistinct(one.part())
                    .from(one.register())
                    .where(
                            body(one.register()).eq(tx.body()),
                            one.whole().eq(DSL.any(subjects.toArray(UUID[]::new))),
                            one.part().isNotNull())
                    .fetch(one.part()));
        }
        return found;
    }

    @Override
    public final Set<String> types() {
        return registers.stream().map(Names::type).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public final Map<UUID, Named> names(Tx tx, String type, Collection<UUID> subjects) {
        var found = new HashMap<UUID, Named>();
        registers.stream()
                .filter(one -> one.type().equals(type) && tx.actor().may(one.reader()))
                .forEach(one -> found.putAll(names(tx, one, subjects)));
        return found;
    }

    private static Map<UUID, Named> names(Tx tx, Names names, Collection<UUID> subjects) {
        var found = new HashMap<UUID, Named>();
        tx.sql()
                .select(names.subject(), names.name().orElse(DSL.inline("")))
                .from(names.register())
                .where(body(names.register()).eq(tx.body()), names.subject().eq(DSL.any(subjects.toArray(UUID[]::new))))
                .orderBy(DSL.field(names.register().getQualifiedName().append("entered_at")))
                .forEach(row -> found.put(row.value1(), named(names, row.value1(), row.value2())));
        return found;
    }

    private static Field<UUID> body(Table<?> register) {
        return DSL.field(register.getQualifiedName().append("body_id"), UUID.class);
    }

    private static Named named(Names names, UUID subject, String name) {
        return new Named(
                names.name().map(field -> language -> name), names.page().map(page -> page + subject));
    }
}
