package org.sekisho.app.home;

import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.policy.DocumentAccepted;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Tells everybody of a new version of a document.
 *
 * <p>Runs after the transaction that accepted it, on a thread of its own; the event stands in the registry until this
 * has succeeded, and is delivered again after a crash.
 */
@Component
class AnnounceDocument {

    private final Work work;
    private final News news;

    AnnounceDocument(Work work, News news) {
        this.work = work;
        this.news = news;
    }

    @Async
    @TransactionalEventListener
    void on(DocumentAccepted event) {
        var program = Actor.program(event.body());
        if (work.read(program, Permission.ANNOUNCE, tx -> news.has(tx, event.id()))) {
            return;
        }
        work.change(program, Permission.ANNOUNCE, tx -> {
            var entry = tx.enter(Act.of("home.news.announced", "document-version", event.version())
                    .after("document", event.document())
                    .after("inForce", event.inForce()));
            news.add(tx, event, entry);
            return entry;
        });
    }
}
