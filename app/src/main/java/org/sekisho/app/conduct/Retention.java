package org.sekisho.app.conduct;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.duties.DoneForText;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
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
     * @param over the first day on which it may be disposed of; empty while no rule says so
     */
    public record Complete(KeptKind kind, UUID subject, String title, LocalDate complete, Optional<LocalDate> over) {

        public boolean disposable(LocalDate day) {
            return over.filter(first -> !day.isBefore(first)).isPresent();
        }
    }

    /** All of it. */
    public record Overview(List<Rule> rules, List<Complete> complete, List<Disposed> disposed) {}

    private final Work work;
    private final RetentionRules rules;
    private final Disposals disposals;
    private final DocumentHistory documents;
    private final DoneForText done;
    private final Violations violations;

    Retention(
            Work work,
            RetentionRules rules,
            Disposals disposals,
            DocumentHistory documents,
            DoneForText done,
            Violations violations) {
        this.work = work;
        this.rules = rules;
        this.disposals = disposals;
        this.documents = documents;
        this.done = done;
        this.violations = violations;
    }

    /** The overview: four statements, and one for each version of the policy that is no longer in force. */
    public Overview of(Actor actor) {
        return work.read(actor, Permission.READ_RECORD, tx -> {
            var disposed = disposals.all(tx);
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
                    complete(tx, disposed),
                    disposed);
        });
    }

    private List<Complete> complete(Tx tx, List<Disposed> disposed) {
        var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
        var found = new ArrayList<Complete>();
        var rule = rules.of(tx, KeptKind.ACKNOWLEDGEMENT);
        for (var version : documents.versions(tx)) {
            boolean open = disposed.stream().noneMatch(one -> one.subject().equals(version.id()));
            if (version.kind() == DocumentKind.POLICY && version.validTo().isPresent() && open) {
                Acknowledgements.complete(
                                version, done.of(tx, Acknowledgements.CONTROL, version.id(), AsOf.known(today)))
                        .ifPresent(day -> found.add(new Complete(
                                KeptKind.ACKNOWLEDGEMENT,
                                version.id(),
                                version.title() + "（第" + version.number() + "版）",
                                day,
                                rule.map(row -> row.over(day)))));
            }
        }
        if (tx.actor().may(Permission.READ_VIOLATIONS)) {
            var ofViolations = rules.of(tx, KeptKind.VIOLATION);
            violations
                    .closed(tx)
                    .forEach(closed -> found.add(new Complete(
                            KeptKind.VIOLATION,
                            closed.violation(),
                            closed.title(),
                            closed.on(),
                            ofViolations.map(row -> row.over(closed.on())))));
        }
        return found;
    }
}
