package org.sekisho.app.ledgers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.springframework.stereotype.Service;

/** Finds the lines of all ledgers that name a line: what a room holds, which documents lie on a disk. */
@Service
public final class FindNaming {

    /** The most lines that are listed of one field of one ledger. */
    private static final int MOST = 20;

    /**
     * The lines of a ledger that name the line in one field.
     *
     * @param lines the first by name
     * @param total how many there are that the actor may read
     */
    public record Naming(Ledger ledger, LedgerField field, List<LedgerLine> lines, long total) {
        public Naming {
            lines = List.copyOf(lines);
        }
    }

    private final Work work;
    private final Ledgers ledgers;
    private final LineRegisters registers;
    private final Reaches reaches;

    FindNaming(Work work, Ledgers ledgers, LineRegisters registers, Reaches reaches) {
        this.work = work;
        this.ledgers = ledgers;
        this.registers = registers;
        this.reaches = reaches;
    }

    /** Finds those that the actor may read, by ledger and field; two statements for each field that may name such lines. */
    public List<Naming> find(Actor actor, ReadLine.Shown shown, AsOf asOf) {
        return work.read(actor, shown.ledger().access().read(), tx -> {
            var found = new ArrayList<Naming>();
            for (var ledger : ledgers.all()) {
                if (actor.may(ledger.access().read())) {
                    ledger.fields().stream()
                            .filter(field -> field.kind() instanceof LedgerField.Line other
                                    && other.ledger().equals(shown.ledger().key()))
                            .map(field ->
                                    naming(tx, ledger, field, shown.line().id().value(), asOf))
                            .filter(naming -> naming.total() > 0)
                            .forEach(found::add);
                }
            }
            return found;
        });
    }

    private Naming naming(Tx tx, Ledger ledger, LedgerField field, UUID line, AsOf asOf) {
        var register = registers.of(ledger.key());
        var query = new LineRegister.Query(
                asOf,
                reaches.reading(tx, ledger),
                List.of(),
                Map.of(field.key(), List.of(new Value.Named(line))),
                ledger.name(),
                false,
                0,
                MOST);
        long total = register.count(tx, query);
        return new Naming(
                ledger,
                field,
                total == 0
                        ? List.of()
                        : register.list(tx, query).stream()
                                .map(LineRegister.Row::asLine)
                                .toList(),
                total);
    }
}
