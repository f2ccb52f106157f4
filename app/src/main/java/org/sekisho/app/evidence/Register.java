package org.sekisho.app.evidence;

import static java.util.stream.Collectors.joining;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;

/**
 * A register in the two times: a table whose rows say from when to when something holds and from when to when that was
 * what we knew.
 *
 * <p>A row is never changed. To end or to correct something, the row is superseded and new rows take its place; both
 * questions, "as known on D" and "as we know it now", are then a condition on the same table. Only repositories extend it.
 */
public abstract class Register<R extends Register.Row<R>> {

    /** What a row says, and the days on which it holds. */
    public interface Row<R> {
        UUID id();

        Span span();

        /** The same statement about other days, as a row of its own. */
        R during(UUID id, Span span);
    }

    private final Table<?> table;
    private final List<Field<?>> own;
    private final List<OrderField<?>> order;
    private final Field<UUID> body;
    private final Field<UUID> id;
    private final Field<LocalDate> from;
    private final Field<LocalDate> to;
    private final Field<OffsetDateTime> entered;
    private final Field<OffsetDateTime> superseded;
    private final Field<UUID> entry;

    /**
     * The register in a table.
     *
     * @param own the columns that only this register has, in the order of {@link #values}
     */
    protected Register(Table<?> table, List<Field<?>> own, List<OrderField<?>> order) {
        this.table = table;
        this.own = own;
        this.order = order;
        this.body = column("body_id", UUID.class);
        this.id = column("id", UUID.class);
        this.from = column("valid_from", LocalDate.class);
        this.to = column("valid_to", LocalDate.class);
        this.entered = column("entered_at", OffsetDateTime.class);
        this.superseded = column("superseded_at", OffsetDateTime.class);
        this.entry = column("entry_id", UUID.class);
    }

    protected abstract R row(Record row, UUID id, Span span);

    protected abstract List<@Nullable Object> values(R row);

    /** What we know now, whatever day it holds on. */
    public final List<R> current(Tx tx) {
        return where(tx, isCurrent(tx));
    }

    /** What holds on the day, as far as it counts. */
    public final List<R> at(Tx tx, AsOf asOf) {
        return where(tx, isAt(tx, asOf));
    }

    /** What counts, whatever day it holds on. */
    public final List<R> known(Tx tx, AsOf asOf) {
        return where(tx, isKnown(tx, asOf));
    }

    /** Rows by their own identifiers, whether they still count or not. */
    public final List<R> rows(Tx tx, Collection<UUID> rows) {
        return where(tx, body.eq(tx.body()).and(id.eq(DSL.any(rows.toArray(UUID[]::new)))));
    }

    /** Those of the rows that count now. */
    public final List<R> counting(Tx tx, Collection<R> rows) {
        return where(
                tx, isCurrent(tx).and(id.eq(DSL.any(rows.stream().map(Row::id).toArray(UUID[]::new)))));
    }

    /** What was entered after the time and counts now. */
    public final List<R> since(Tx tx, Instant time) {
        return where(tx, isCurrent(tx).and(entered.gt(at(time))));
    }

    public final List<R> where(Tx tx, Condition condition) {
        return tx.sql()
                .select(table.fields())
                .from(table)
                .where(condition)
                .orderBy(order)
                .fetch(row -> row(row, row.get(id), span(row)));
    }

    public final Condition isCurrent(Tx tx) {
        return body.eq(tx.body()).and(superseded.isNull());
    }

    public final Condition isAt(Tx tx, AsOf asOf) {
        return isKnown(tx, asOf).and(from.le(asOf.day())).and(to.isNull().or(to.gt(asOf.day())));
    }

    public final Condition isKnown(Tx tx, AsOf asOf) {
        return body.eq(tx.body()).and(known(asOf, entered, superseded));
    }

    /** Which rows count, by when they were entered and superseded. */
    public static Condition known(AsOf asOf, Field<OffsetDateTime> entered, Field<OffsetDateTime> superseded) {
        return asOf.knownBefore()
                .map(Register::at)
                .map(end -> entered.lt(end).and(superseded.isNull().or(superseded.ge(end))))
                .orElseGet(superseded::isNull);
    }

    public final Span span(Record row) {
        return new Span(row.get(from), Optional.ofNullable(row.get(to)));
    }

    public final void add(Tx tx, UUID entryId, List<R> rows) {
        var columns = new ArrayList<Field<?>>(List.of(body, id, from, to, entered, entry));
        columns.addAll(own);
        insert(tx, table, columns, rows, row -> {
            var values = new ArrayList<@Nullable Object>();
            values.add(tx.body());
            values.add(row.id());
            values.add(row.span().from());
            values.add(row.span().to().orElse(null));
            values.add(at(tx.now()));
            values.add(entryId);
            values.addAll(values(row));
            return values;
        });
    }

    /**
     * Takes rows out of what we know now.
     *
     * @throws Refusal.Stale if another transaction did so first
     */
    public final void supersede(Tx tx, Collection<UUID> rows) {
        if (rows.isEmpty()) {
            return;
        }
        int changed = tx.sql()
                .update(table)
                .set(superseded, at(tx.now()))
                .where(isCurrent(tx), id.eq(DSL.any(rows.toArray(UUID[]::new))))
                .execute();
        if (changed != rows.size()) {
            throw new Refusal.Stale();
        }
    }

    /**
     * Lets rows hold until the day before; what would have begun on the day or later is gone.
     *
     * @throws Refusal.Stale if another transaction superseded one of them first
     */
    public final void end(Tx tx, UUID entryId, List<R> rows, LocalDate day) {
        supersede(tx, rows.stream().map(Row::id).toList());
        add(
                tx,
                entryId,
                rows.stream()
                        .filter(row -> row.span().from().isBefore(day))
                        .map(row -> row.during(tx.newId(), row.span().until(day)))
                        .toList());
    }

    /**
     * Adds rows to a table in one batch. The statement is written here and not by jOOQ, which would write it anew each
     * time: entries and their values are most of what a change costs.
     */
    public static <T> void insert(
            Tx tx,
            Table<?> table,
            List<? extends Field<?>> columns,
            List<T> items,
            Function<T, List<@Nullable Object>> values) {
        if (items.isEmpty()) {
            return;
        }
        tx.sql().connection(connection -> {
            try (var statement = connection.prepareStatement(insertInto(table, columns))) {
                for (var item : items) {
                    var row = values.apply(item);
                    for (int i = 0; i < columns.size(); i++) {
                        var value = columns.get(i).getDataType().convert(row.get(i));
                        if (value instanceof JSONB json) {
                            statement.setObject(i + 1, json.data(), Types.OTHER);
                        } else {
                            statement.setObject(i + 1, value);
                        }
                    }
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        });
    }

    private static String insertInto(Table<?> table, List<? extends Field<?>> columns) {
        return columns.stream()
                        .map(Field::getName)
                        .collect(joining("\", \"", "insert into \"" + table.getName() + "\" (\"", "\") values ("))
                + "?, ".repeat(columns.size() - 1) + "?)";
    }

    /**
     * Lets the changes of one body in one module follow one another until the transaction ends, so that what a use case
     * checked still holds when it writes. Readers do not wait.
     */
    public static void inTurn(Tx tx, String module) {
        tx.sql().execute("select pg_advisory_xact_lock(hashtextextended(?, 0))", module + " " + tx.body());
    }

    /**
     * Keeps what {@link #inTurn} changes as it is until the transaction ends, for a use case that only reads it. Such use
     * cases do not wait for one another.
     */
    public static void holdStill(Tx tx, String module) {
        tx.sql().execute("select pg_advisory_xact_lock_shared(hashtextextended(?, 0))", module + " " + tx.body());
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }

    private <T> Field<T> column(String name, Class<T> type) {
        return Objects.requireNonNull(table.field(name, type), () -> table.getName() + " has no column " + name);
    }
}
