package org.sekisho.app.ledgers;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.duties.Observations;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.BulkEntries;
import org.sekisho.app.evidence.FileStore;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.sekisho.app.shared.Time;
import org.sekisho.worksheet.Columns;
import org.sekisho.worksheet.Format;
import org.sekisho.worksheet.HeaderRows;
import org.sekisho.worksheet.Limits;
import org.sekisho.worksheet.Mapping;
import org.sekisho.worksheet.Sheet;
import org.sekisho.worksheet.Target;
import org.springframework.stereotype.Service;

/**
 * Takes the lines of an office's own table into a ledger: the file is taken once, looked at as often as it needs, and imported as a
 * whole or not at all, unless only the good rows are asked for.
 *
 * <p>A row is the line that has the same in a field that no two lines share; else the only line of the same name and section;
 * else it is new. Columns that no field takes change nothing; an empty cell empties its field.
 */
@Service
public final class ImportLines {

    /** How many problems and rows a preview shows. */
    public static final int MOST_SHOWN = 200;

    private static final int MOST_EXAMPLES = 5;
    private static final int MOST_LISTED = 10;

    /**
     * How a file is to be read. What is left open is proposed.
     *
     * @param sheet its name
     * @param header the rows that name the columns
     * @param columns the place of the column by the key of the field; a field that is not named has none
     * @param fixed what stands in fields that have no column, in every row
     */
    public record Reading(
            Optional<String> sheet, Optional<HeaderRows> header, Optional<Map<String, Integer>> columns, Values fixed) {

        public static Reading proposed() {
            return new Reading(Optional.empty(), Optional.empty(), Optional.empty(), Values.none());
        }
    }

    /**
     * What is wrong with a row.
     *
     * @param row as a spreadsheet program counts it
     * @param letters of the column; empty where the whole row is meant
     * @param heading of the column; empty where the whole row is meant
     */
    public record RowProblem(int row, String letters, String heading, Message message) {}

    /**
     * What an import would do.
     *
     * @param sheets the names of the sheets to choose from
     * @param columns of the sheet
     * @param proposal what the program proposes
     * @param remembered whether the mapping is that of the last import of this layout
     * @param mapping what is looked at
     * @param examples the first rows as they would stand in the ledger
     * @param wrongRows how many rows have a problem
     * @param problems the first of them
     */
    public record Preview(
            String fileName,
            List<String> sheets,
            String sheet,
            Columns columns,
            Mapping.Proposal proposal,
            boolean remembered,
            Mapping mapping,
            List<LedgerField> fields,
            int added,
            int changed,
            int same,
            int leftOut,
            List<Values> examples,
            Map<UUID, String> names,
            int wrongRows,
            List<RowProblem> problems) {}

    /** What an import did. */
    public record Done(int added, int changed, int same, int leftOut, int wrongRows) {}

    /** An import of a file. */
    public record Earlier(UUID id, String fileName, Instant at, int added, int changed) {}

    private final Work work;
    private final Ledgers ledgers;
    private final LineRegisters registers;
    private final TablesOfLedger tables;
    private final NamesInLines names;
    private final LedgerFiles taken;
    private final FileStore files;
    private final Observations observations;

    ImportLines(
            Work work,
            Ledgers ledgers,
            LineRegisters registers,
            TablesOfLedger tables,
            NamesInLines names,
            LedgerFiles taken,
            FileStore files,
            Observations observations) {
        this.work = work;
        this.ledgers = ledgers;
        this.registers = registers;
        this.tables = tables;
        this.names = names;
        this.taken = taken;
        this.files = files;
        this.observations = observations;
    }

    /** The newest imports. */
    public List<Earlier> earlier(Actor actor, String key) {
        var ledger = ledgers.the(key);
        return work.read(
                actor,
                ledger.keeping(actor),
                tx -> taken.newest(tx, ledger, MOST_LISTED).stream()
                        .map(one -> new Earlier(
                                one.imported(),
                                one.name(),
                                one.at(),
                                one.counts().added(),
                                one.counts().changed()))
                        .toList());
    }

    /**
     * Takes a file, and nothing out of it yet.
     *
     * @throws Refusal.Invalid naming {@code file} if it cannot be read as a table
     */
    public UUID take(Actor actor, String key, String fileName, byte[] bytes) {
        var ledger = ledgers.the(key);
        actor.require(ledger.keeping(actor));
        var format = TablesOfLedger.opened(bytes, fileName).format();
        var written = files.write(
                actor,
                fileName,
                switch (format) {
                    case Format.Excel excel -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
                    case Format.Csv csv -> "text/csv";
                    case Format.Json json -> "application/json";
                },
                new ByteArrayInputStream(bytes),
                Limits.DEFAULT.bytes());
        return work.change(actor, ledger.keeping(actor), tx -> {
            var id = tx.newId();
            var file = files.attach(tx, written);
            var entry = tx.enter(Act.of("ledgers.file.taken", "ledger_file", id)
                    .after("ledger", key)
                    .after("file", file));
            return taken.add(tx, entry, id, ledger, file);
        });
    }

    /** Says what an import would do. */
    public Preview preview(Actor actor, String key, UUID file, Reading reading, List<Target> targets) {
        var ledger = ledgers.the(key);
        return work.read(actor, ledger.keeping(actor), tx -> {
            var table = table(tx, ledger, file, reading, targets);
            var plan = plan(tx, ledger, table, reading, targets);
            var examples = plan.rows().stream()
                    .limit(MOST_EXAMPLES)
                    .map(ImportPlan.Planned::after)
                    .toList();
            return new Preview(
                    table.file().name(),
                    table.sheets(),
                    table.sheet().name(),
                    table.columns(),
                    table.proposal(),
                    table.remembered(),
                    table.mapping(),
                    plan.fields(),
                    plan.count(ImportPlan.What.ADDED),
                    plan.count(ImportPlan.What.CHANGED),
                    plan.count(ImportPlan.What.SAME),
                    plan.leftOut(),
                    examples,
                    names.of(tx, ledger, examples, AsOf.known(today(tx))).names(),
                    plan.wrongRows(),
                    plan.problems().stream().limit(MOST_SHOWN).toList());
        });
    }

    /**
     * Imports the rows, with an entry for each line.
     *
     * @param onlyGood whether rows with a problem are left out; otherwise nothing is taken where there is one
     * @throws Refusal.Invalid if there is a problem, or nothing to do
     */
    public Done apply(Actor actor, String key, UUID file, Reading reading, List<Target> targets, boolean onlyGood) {
        var ledger = ledgers.the(key);
        return work.change(actor, ledger.keeping(actor), tx -> {
            Register.inTurn(tx, "ledger " + key);
            var table = table(tx, ledger, file, reading, targets);
            var plan = plan(tx, ledger, table, reading, targets);
            if (plan.wrongRows() > 0 && !onlyGood) {
                throw new Refusal.Invalid("", Message.of("ledgers.refusal.rows-wrong", plan.wrongRows()));
            }
            var written = plan.rows().stream()
                    .filter(row -> row.what() != ImportPlan.What.SAME)
                    .toList();
            if (written.isEmpty()) {
                throw new Refusal.Invalid("", Message.of("ledgers.refusal.nothing-to-import"));
            }
            write(tx, ledger, written);
            var rows = new LinkedHashMap<UUID, Integer>();
            plan.rows().forEach(row -> rows.put(row.line().value(), row.row()));
            var counts = new LedgerFiles.Counts(
                    plan.count(ImportPlan.What.ADDED),
                    plan.count(ImportPlan.What.CHANGED),
                    plan.count(ImportPlan.What.SAME),
                    plan.leftOut());
            var id = tx.newId();
            var entry = tx.enter(Act.of("ledgers.file.imported", "ledger_file", file)
                    .after("ledger", key)
                    .after("sheet", table.sheet().name())
                    .after("added", counts.added())
                    .after("changed", counts.changed())
                    .after("wrong", plan.wrongRows()));
            taken.add(
                    tx,
                    entry,
                    ledger,
                    new LedgerFiles.Imported(
                            id,
                            file,
                            table.sheet().name(),
                            table.columns().header(),
                            table.columns().fingerprint(),
                            table.mapping(),
                            counts,
                            rows));
            feed(tx, ledger, table.file().name(), written);
            return new Done(counts.added(), counts.changed(), counts.same(), counts.leftOut(), plan.wrongRows());
        });
    }

    private void write(Tx tx, Ledger ledger, List<ImportPlan.Planned> written) {
        var register = registers.of(ledger.key());
        BulkEntries.enter(
                tx,
                "ledgers.lines.imported",
                written,
                (act, row) -> Told.of(
                        act.child(ledger.key(), row.line().value()),
                        row.before().map(LineRegister.Row::values),
                        Optional.of(row.after())),
                (entry, part) -> {
                    register.end(
                            tx,
                            entry,
                            part.stream().flatMap(row -> row.before().stream()).toList(),
                            today(tx));
                    register.add(
                            tx,
                            entry,
                            part.stream()
                                    .map(row -> new LineRegister.Row(
                                            tx.newId(), row.line(), row.after(), Span.since(today(tx))))
                                    .toList());
                });
        var changed = written.stream()
                .map(row -> new LedgerRules.Changed(
                        row.line(), row.before().map(LineRegister.Row::values), Optional.of(row.after())))
                .toList();
        ledgers.rules(ledger).forEach(rules -> rules.follow(tx, changed));
    }

    /** What each section's lines are evidence of, once for each section. */
    private void feed(Tx tx, Ledger ledger, String fileName, List<ImportPlan.Planned> written) {
        ledger.feed().ifPresent(feed -> {
            var bySection = new LinkedHashMap<Optional<UUID>, Integer>();
            written.forEach(row -> bySection.merge(row.after().named(Ledger.SECTION), 1, Integer::sum));
            bySection.forEach((section, number) -> observations.take(
                    tx,
                    new Observations.Seen(
                            feed.control(),
                            section,
                            "ledgers",
                            tx.actor().name(),
                            fileName + "：" + number + "件",
                            today(tx))));
        });
    }

    /**
     * A file as it is read.
     *
     * @param proposal what the program would read
     * @param mapping what is read
     */
    private record Table(
            LedgerFiles.Taken file,
            List<String> sheets,
            Sheet sheet,
            Columns columns,
            Mapping.Proposal proposal,
            boolean remembered,
            Mapping mapping) {}

    private Table table(Tx tx, Ledger ledger, UUID id, Reading reading, List<Target> targets) {
        var file = taken.taken(tx, ledger, id);
        var opened = TablesOfLedger.opened(files.read(tx, file.file()), file.name());
        var sheet = reading.sheet()
                .flatMap(opened::sheet)
                .or(() -> opened.likeliest(targets))
                .or(() -> opened.sheets().stream().findFirst())
                .orElseThrow(() -> new Refusal.Invalid("file", Message.of("ledgers.file.empty")));
        var columns = reading.header()
                .map(sheet::columns)
                .or(() -> sheet.columns(targets))
                .orElseGet(() -> sheet.columns(new HeaderRows(1, 1)));
        var proposal = Mapping.propose(columns, targets);
        var remembered = taken.remembered(tx, ledger, columns.fingerprint());
        var mapping = reading.columns()
                .map(chosen -> chosen(columns, chosen))
                .or(() -> remembered)
                .orElseGet(proposal::mapping);
        return new Table(
                file,
                opened.sheets().stream().map(Sheet::name).toList(),
                sheet,
                columns,
                proposal,
                reading.columns().isEmpty() && remembered.isPresent(),
                mapping);
    }

    private static Mapping chosen(Columns columns, Map<String, Integer> places) {
        var keys = new HashMap<String, String>();
        places.forEach((target, place) -> columns.columns().stream()
                .filter(column -> column.place() == place)
                .findFirst()
                .ifPresent(column -> keys.put(target, column.key())));
        return new Mapping(keys);
    }

    private ImportPlan plan(Tx tx, Ledger ledger, Table table, Reading reading, List<Target> targets) {
        var plan = tables.plan(
                tx,
                ledger,
                table.file().name(),
                table.sheet(),
                table.columns(),
                table.mapping(),
                targets,
                reading.fixed());
        plan.check();
        return plan;
    }

    private static LocalDate today(Tx tx) {
        return LocalDate.ofInstant(tx.now(), Time.JAPAN);
    }
}
