package org.sekisho.app.handling;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.ledgers.FindLines;
import org.sekisho.app.ledgers.Ledger;
import org.sekisho.app.ledgers.LedgerLine;
import org.sekisho.app.ledgers.Value;
import org.sekisho.app.organisation.OrganisationIn;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Time;
import org.sekisho.classification.Act;
import org.springframework.stereotype.Service;

/** Reads which storage media there are, and who has which: a loan is a request to take one out, like any other. */
@Service
public final class MediaLedger {

    /** Somebody to whom a medium can be lent. */
    public record Borrower(UUID person, String name) {}

    /**
     * A medium.
     *
     * @param out who has it, or waits for leave to have it
     * @param borrowers the people of its section; empty where the reader does not lend it
     */
    public record Listed(LedgerLine line, String section, Optional<Request> out, List<Borrower> borrowers) {
        public Listed {
            borrowers = List.copyOf(borrowers);
        }
    }

    /** @param total how many there are in all */
    public record Found(List<Listed> media, long total) {
        public Found {
            media = List.copyOf(media);
        }
    }

    private final Work work;
    private final FindLines findLines;
    private final RequestRegister requests;
    private final Sight.Sights sights;
    private final OrganisationIn organisation;
    private final Time time;

    MediaLedger(
            Work work,
            FindLines findLines,
            RequestRegister requests,
            Sight.Sights sights,
            OrganisationIn organisation,
            Time time) {
        this.work = work;
        this.findLines = findLines;
        this.requests = requests;
        this.sights = sights;
        this.organisation = organisation;
        this.time = time;
    }

    /** A page of them, by name. The number of statements does not depend on how many there are. */
    public Found list(Actor actor, String words, long first, int most) {
        var today = time.today();
        var found = findLines.find(
                actor,
                new FindLines.Input(
                        SubjectOfAsset.LEDGER,
                        AsOf.known(today),
                        words,
                        Map.of("kind", new Value.Words("MEDIA")),
                        "name",
                        false,
                        first,
                        most));
        return work.read(actor, Permission.READ_LEDGERS, tx -> {
            var sight = sights.of(tx);
            var out = new HashMap<UUID, Request>();
            requests.waiting(tx).stream()
                    .filter(one -> one.act() == Act.TAKE_OUT)
                    .filter(sight::reads)
                    .forEach(one -> out.putIfAbsent(one.asset().value(), one));
            var staff = sight.keepsAll() || sight.keeps() ? staff(tx, today) : Map.<UUID, List<Borrower>>of();
            return new Found(
                    found.lines().stream()
                            .map(line -> {
                                var section = line.values().named(Ledger.SECTION);
                                return new Listed(
                                        line,
                                        section.map(id -> found.names().getOrDefault(id, ""))
                                                .orElse(""),
                                        Optional.ofNullable(out.get(line.id().value())),
                                        section.filter(sight::keeps)
                                                .map(id -> staff.getOrDefault(id, List.of()))
                                                .orElse(List.of()));
                            })
                            .toList(),
                    found.total());
        });
    }

    private Map<UUID, List<Borrower>> staff(org.sekisho.app.evidence.Tx tx, LocalDate day) {
        var staff = new LinkedHashMap<UUID, List<Borrower>>();
        organisation
                .chart(tx, AsOf.known(day))
                .sections()
                .forEach(section -> staff.put(
                        section.id().value(),
                        section.posts().stream()
                                .flatMap(post -> post.holders().stream())
                                .map(holder -> new Borrower(holder.person().value(), holder.name()))
                                .distinct()
                                .toList()));
        return staff;
    }
}
