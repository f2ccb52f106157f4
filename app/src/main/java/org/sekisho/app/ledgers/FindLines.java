package org.sekisho.app.ledgers;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sekisho.app.evidence.Derivations;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.PlacesOfStaff;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.springframework.stereotype.Service;

/** Finds lines of a ledger, a page at a time. */
@Service
public final class FindLines {

    /** The most lines that are listed at once. */
    public static final int MOST = 500;

    /**
     * What is looked for.
     *
     * @param words all of which must be found; blank for everything
     * @param equal what must stand in fields that the list is narrowed by
     * @param sort the key of a field that the list is ordered by
     * @param first how many to leave out
     * @param most how many to list, from 1 to {@link #MOST}
     */
    public record Input(
            String ledger,
            AsOf asOf,
            String words,
            Map<String, Value> equal,
            String sort,
            boolean descending,
            long first,
            int most) {
        public Input {
            equal = Map.copyOf(equal);
            if (most < 1 || most > MOST || first < 0) {
                throw new IllegalArgumentException("A page of lines has 1 to " + MOST + ": " + most + " from " + first);
            }
        }
    }

    /**
     * The lines of the page.
     *
     * @param total how many there are in all
     * @param fields of the ledger, those of the body last
     * @param names of the sections, posts and lines that stand in them
     * @param places the sections that one may narrow the list by; empty for a ledger without sections
     * @param mayAdd whether the actor may add a line
     */
    public record Found(
            Ledger ledger,
            List<LedgerLine> lines,
            long total,
            List<LedgerField> fields,
            Map<UUID, String> names,
            List<PlacesOfStaff.Place> places,
            boolean mayAdd) {}

    private final Work work;
    private final Ledgers ledgers;
    private final LineRegisters registers;
    private final Reaches reaches;
    private final FieldsOfLedger fields;
    private final NamesInLines names;
    private final Derivations derivations;

    /** Counting a hundred thousand lines takes longer than showing fifty. */
    private record Count(String ledger, AsOf asOf, Reach reach, List<String> words, Map<String, List<Value>> equal) {}

    FindLines(
            Work work,
            Ledgers ledgers,
            LineRegisters registers,
            Reaches reaches,
            FieldsOfLedger fields,
            NamesInLines names,
            Derivations derivations) {
        this.work = work;
        this.ledgers = ledgers;
        this.registers = registers;
        this.reaches = reaches;
        this.fields = fields;
        this.names = names;
        this.derivations = derivations;
    }

    /** Finds them. The number of statements does not depend on how many there are. */
    public Found find(Actor actor, Input input) {
        var ledger = ledgers.the(input.ledger());
        return work.read(actor, ledger.access().read(), tx -> {
            var reach = reaches.reading(tx, ledger);
            var register = registers.of(ledger.key());
            var decided = fields.of(tx, ledger, input.asOf());
            var query = new LineRegister.Query(
                    input.asOf(),
                    reach,
                    Sought.words(input.words()),
                    FieldsOfLedger.meant(decided, input.equal()),
                    input.sort(),
                    input.descending(),
                    input.first(),
                    input.most());
            long total = derivations.of(
                    tx,
                    new Count(ledger.key(), query.asOf(), reach, query.words(), query.equal()),
                    () -> register.count(tx, query));
            var lines = (total == 0 ? List.<LineRegister.Row>of() : register.list(tx, query, total))
                    .stream().map(LineRegister.Row::asLine).toList();
            var known =
                    names.of(tx, ledger, lines.stream().map(LedgerLine::values).toList(), input.asOf());
            return new Found(
                    ledger.with(decided),
                    lines,
                    total,
                    decided,
                    known.names(),
                    ledger.bySection() ? sections(known.places(), reach) : List.of(),
                    actor.may(ledger.access().keepAll())
                            || actor.may(ledger.access().keep()));
        });
    }

    private static List<PlacesOfStaff.Place> sections(List<PlacesOfStaff.Place> places, Reach reach) {
        return places.stream()
                .filter(place -> place.kind() == PlacesOfStaff.Kind.SECTION && reach.covers(place.id()))
                .toList();
    }
}
