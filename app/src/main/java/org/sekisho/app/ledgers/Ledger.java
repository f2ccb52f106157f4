package org.sekisho.app.ledgers;

import java.util.List;
import java.util.Optional;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;

/**
 * A ledger, as a module declares it in a bean: everything that is not the same for all ledgers.
 *
 * @param key in addresses, in the record, and in texts: {@code ledger.KEY.title}, {@code .lead}, {@code .line} (what a line
 *     is called); it is the name of the table as well
 * @param page the beginning of the address of the page of a line, before its identifier
 * @param parts the fields, in the order of the form; the first that is {@link LedgerField.Use#SORTED} orders the list where
 *     nobody asks
 * @param name the key of the field that a line is called by
 * @param access who reads and keeps it
 * @param feed what a change is evidence of
 */
public record Ledger(String key, String page, List<Part> parts, String name, Access access, Optional<Feed> feed) {

    /** The field of the section to which a line belongs; a ledger without it belongs to the whole body. */
    public static final String SECTION = "section";

    /**
     * Who reads and keeps a ledger.
     *
     * @param read the lines of one's own sections, and all of a ledger without sections
     * @param readAll the lines of all sections
     * @param keep the lines of one's own sections, for whoever heads one
     * @param keepAll the lines of all sections
     */
    public record Access(Permission read, Permission readAll, Permission keep, Permission keepAll) {}

    /**
     * What a change is evidence of.
     *
     * @param control id in the catalogue
     */
    public record Feed(String control) {}

    /**
     * Fields that stand together.
     *
     * @param key the text {@code ledger.LEDGER.part.KEY} heads them
     */
    public record Part(String key, List<LedgerField> fields) {
        public Part {
            fields = List.copyOf(fields);
        }

        private Part with(List<LedgerField> others) {
            return new Part(
                    key,
                    fields.stream()
                            .map(field -> others.stream()
                                    .filter(other -> other.key().equals(field.key()))
                                    .findFirst()
                                    .orElse(field))
                            .toList());
        }

        public static Part of(String key, LedgerField... fields) {
            return new Part(key, List.of(fields));
        }
    }

    public Ledger {
        parts = List.copyOf(parts);
    }

    /** The fields of the program, in order. */
    public List<LedgerField> fields() {
        return parts.stream().flatMap(part -> part.fields().stream()).toList();
    }

    /** The same with fields in the place of those of the same key. */
    Ledger with(List<LedgerField> fields) {
        return new Ledger(
                key, page, parts.stream().map(part -> part.with(fields)).toList(), name, access, feed);
    }

    /** Whether its lines belong to sections. */
    public boolean bySection() {
        return fields().stream().anyMatch(field -> field.key().equals(SECTION));
    }

    /** The permission by which somebody keeps lines: that for all sections where they have it. */
    public Permission keeping(Actor actor) {
        return actor.may(access.keepAll()) ? access.keepAll() : access.keep();
    }

    /** The address of the page of a line. */
    public String pageOf(LineId line) {
        return page + line;
    }
}
