package org.sekisho.app.ledgers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sekisho.app.evidence.FileStore;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.worksheet.Change;
import org.sekisho.worksheet.SameLayout;
import org.sekisho.worksheet.SheetUnreadable;
import org.sekisho.worksheet.Target;
import org.sekisho.worksheet.Written;
import org.springframework.stereotype.Service;

/** Gives the lines of a ledger out of the program: as a plain table, or in the layout of a file that was imported. */
@Service
public final class ExportLines {

    /**
     * Lines to write.
     *
     * @param names of the sections, posts and lines that stand in them
     */
    public record Exported(Ledger ledger, List<LedgerField> fields, List<LedgerLine> lines, Map<UUID, String> names) {}

    private final Work work;
    private final Ledgers ledgers;
    private final LineRegisters registers;
    private final Reaches reaches;
    private final TablesOfLedger tables;
    private final FieldsOfLedger fields;
    private final NamesInLines names;
    private final LedgerFiles taken;
    private final FileStore files;

    ExportLines(
            Work work,
            Ledgers ledgers,
            LineRegisters registers,
            Reaches reaches,
            TablesOfLedger tables,
            FieldsOfLedger fields,
            NamesInLines names,
            LedgerFiles taken,
            FileStore files) {
        this.work = work;
        this.ledgers = ledgers;
        this.registers = registers;
        this.reaches = reaches;
        this.tables = tables;
        this.fields = fields;
        this.names = names;
        this.taken = taken;
        this.files = files;
    }

    /** The fields of a ledger today, those of the body last. */
    public List<LedgerField> fields(Actor actor, String key) {
        var ledger = ledgers.the(key);
        return work.read(actor, ledger.access().read(), tx -> fields.of(tx, ledger, today(tx)));
    }

    /** All lines that the actor reads, narrowed and ordered as a list is. */
    public Exported plain(
            Actor actor,
            String key,
            AsOf asOf,
            String words,
            Map<String, Value> equal,
            String sort,
            boolean descending) {
        var ledger = ledgers.the(key);
        return work.read(actor, ledger.access().read(), tx -> {
            var lines = registers
                    .of(key)
                    .list(
                            tx,
                            new LineRegister.Query(
                                    asOf,
                                    reaches.reading(tx, ledger),
                                    Sought.words(words),
                                    FieldsOfLedger.meant(fields.of(tx, ledger, asOf), equal),
                                    sort,
                                    descending,
                                    0,
                                    Integer.MAX_VALUE))
                    .stream()
                    .map(LineRegister.Row::asLine)
                    .toList();
            return new Exported(
                    ledger,
                    fields.of(tx, ledger, asOf),
                    lines,
                    names.of(tx, ledger, lines.stream().map(LedgerLine::values).toList(), asOf)
                            .names());
        });
    }

    /**
     * The file of an import with what the ledger says today: changed cells, what came to the sections that are in it since, and
     * without what is gone. What the ledger does not know stays as it was; if nothing changed, so do the bytes.
     */
    public Written sameLayout(Actor actor, String key, UUID imported, List<Target> targets) {
        var ledger = ledgers.the(key);
        return work.read(actor, ledger.access().readAll(), tx -> {
            var one = taken.imported(tx, ledger, imported);
            var file = taken.taken(tx, ledger, one.taken());
            tx.shows("ledger_file", file.id());
            var sheet = TablesOfLedger.opened(files.read(tx, file.file()), file.name()).sheets().stream()
                    .filter(known -> known.name().equals(one.sheet()))
                    .findFirst()
                    .orElseThrow(() -> new Refusal.NotFound("ledger_import"));
            var columns = sheet.columns(one.header());
            var plan = tables.plan(tx, ledger, file.name(), sheet, columns, one.mapping(), targets, Values.none());
            var known = names.of(tx, ledger, plan.current().values(), today(tx)).names();
            try {
                return SameLayout.write(sheet, columns, one.mapping(), targets, changes(ledger, one, plan, known));
            } catch (SheetUnreadable unreadable) {
                throw TablesOfLedger.refused(unreadable);
            }
        });
    }

    private static List<Change> changes(
            Ledger ledger, LedgerFiles.Imported one, ImportPlan plan, Map<UUID, String> known) {
        var current = plan.current();
        var asRead = plan.asRead();
        var written = plan.fields().stream()
                .filter(field -> plan.mapped().contains(field.key()))
                .toList();
        var changes = new ArrayList<Change>();
        var sections = new HashSet<UUID>();
        one.rows().forEach((line, row) -> {
            var values = current.get(line);
            if (values == null) {
                changes.add(new Change.Gone(row));
                return;
            }
            values.named(Ledger.SECTION).ifPresent(sections::add);
            var was = asRead.getOrDefault(row, Values.none());
            var differing = new HashMap<String, org.sekisho.worksheet.Value>();
            written.stream()
                    .filter(field -> !was.of(field.key()).equals(values.of(field.key())))
                    .forEach(field -> differing.put(field.key(), Cells.of(field, values, known)));
            if (!differing.isEmpty()) {
                changes.add(new Change.Kept(row, differing));
            }
        });
        current.forEach((line, values) -> {
            // An identifier begins with the time at which the line came.
            if (!one.rows().containsKey(line)
                    && line.compareTo(one.id()) > 0
                    && (!ledger.bySection()
                            || values.named(Ledger.SECTION)
                                    .filter(sections::contains)
                                    .isPresent())) {
                var added = new HashMap<String, org.sekisho.worksheet.Value>();
                written.forEach(field -> added.put(field.key(), Cells.of(field, values, known)));
                changes.add(new Change.Added(added));
            }
        });
        return changes;
    }

    private static AsOf today(Tx tx) {
        return AsOf.known(LocalDate.ofInstant(tx.now(), Time.JAPAN));
    }
}
