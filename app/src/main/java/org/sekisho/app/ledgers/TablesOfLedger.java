package org.sekisho.app.ledgers;

import java.time.LocalDate;
import java.util.List;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.worksheet.Columns;
import org.sekisho.worksheet.Mapping;
import org.sekisho.worksheet.Opened;
import org.sekisho.worksheet.Sheet;
import org.sekisho.worksheet.SheetUnreadable;
import org.sekisho.worksheet.Target;
import org.sekisho.worksheet.Worksheets;
import org.springframework.stereotype.Component;

/** Reads the tables of offices as lines of a ledger, to import them and to write them again. */
@Component
final class TablesOfLedger {

    private final Ledgers ledgers;
    private final LineRegisters registers;
    private final LineChecks checks;

    TablesOfLedger(Ledgers ledgers, LineRegisters registers, LineChecks checks) {
        this.ledgers = ledgers;
        this.registers = registers;
        this.checks = checks;
    }

    /** @throws Refusal.Invalid naming {@code file} if it cannot be read as a table */
    static Opened opened(byte[] bytes, String fileName) {
        try {
            return Worksheets.open(bytes, fileName);
        } catch (SheetUnreadable unreadable) {
            throw refused(unreadable);
        }
    }

    /** Why a file is not taken. */
    static Refusal.Invalid refused(SheetUnreadable unreadable) {
        return new Refusal.Invalid(
                "file",
                Message.of(
                        "ledgers.file." + unreadable.reason().key(),
                        unreadable.reason().arguments().toArray()));
    }

    /**
     * What the rows of a table become in the ledger of today; not checked yet.
     *
     * @param fixed what stands in fields that have no column
     */
    ImportPlan plan(
            Tx tx,
            Ledger ledger,
            String fileName,
            Sheet sheet,
            Columns columns,
            Mapping mapping,
            List<Target> targets,
            Values fixed) {
        var today = AsOf.known(LocalDate.ofInstant(tx.now(), Time.JAPAN));
        var plan = new ImportPlan(
                ledger,
                checks.in(tx, ledger),
                registers.of(ledger.key()).at(tx, today),
                checks.now(tx, ledger),
                ledgers.rules(ledger),
                fileName,
                mapping.in(columns),
                fixed,
                () -> new LineId(tx.newId()));
        try (var lines = sheet.lines(columns, mapping, targets)) {
            lines.forEach(plan::take);
        } catch (SheetUnreadable unreadable) {
            throw refused(unreadable);
        }
        return plan;
    }
}
