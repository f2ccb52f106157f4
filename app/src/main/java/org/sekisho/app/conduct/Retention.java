package org.sekisho.app.conduct;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Reads how long what is kept, what can be disposed of, and what was. */
@Service
public final class Retention {

    /** A rule in force. */
    public record Rule(KeptKind kind, int years, CountedFrom countedFrom, String basis, LocalDate since) {}

    /**
     * Something that is complete.
     *
     * @param things how many there are of it
     * @param over the first day on which it may be disposed of; empty while no rule says so
     */
    public record Complete(
            KeptKind kind, UUID subject, String title, int things, LocalDate complete, Optional<LocalDate> over) {

        public boolean disposable(LocalDate day) {
            return over.filter(first -> !day.isBefore(first)).isPresent();
        }
    }

    /** All of it. */
    public record Overview(List<Rule> rules, List<Complete> complete, List<Disposed> disposed) {}

    private final Work work;
    private final RetentionRules rules;
    private final Disposals disposals;
    private final List<Kept> kept;

    Retention(Work work, RetentionRules rules, Disposals disposals, List<Kept> kept) {
        this.work = work;
        this.rules = rules;
        this.disposals = disposals;
        this.kept = List.copyOf(kept);
    }

    /** The overview: at most fourteen statements, and one for each version of the policy that is no longer in force. */
    public Overview of(Actor actor) {
        return work.read(actor, Permission.READ_RECORD, tx -> {
            return new Overview(
                    rules.current(tx).stream()
                            .filter(row -> row.span().to().isEmpty())
                            .map(row -> new Rule(
                                    row.kind(),
                                    row.years(),
                                    row.countedFrom(),
                                    row.basis(),
                                    row.span().from()))
                            .toList(),
                    complete(tx),
                    disposals.all(tx));
        });
    }

    private List<Complete> complete(Tx tx) {
        var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
        return kept.stream()
                .filter(one -> one.readableBy(tx.actor()))
                .flatMap(one -> {
                    var rule = rules.of(tx, one.kind());
                    return one.complete(tx, today).stream()
                            .map(wanted -> new Complete(
                                    wanted.kind(),
                                    wanted.subject(),
                                    wanted.title(),
                                    wanted.things(),
                                    wanted.complete(),
                                    rule.map(row -> row.over(wanted.complete()))));
                })
                .toList();
    }
}
