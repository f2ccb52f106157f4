package org.sekisho.app.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Reads the clauses of all documents in force that the actor may read. */
@Service
public final class ClausesInForce {

    /**
     * A clause as it stands today.
     *
     * @param id its lasting identity
     * @param document the title of its document
     */
    public record Clause(UUID id, String document, String path, String caption) {}

    private final DocumentHistory documents;
    private final Time time;

    ClausesInForce(DocumentHistory documents, Time time) {
        this.documents = documents;
        this.time = time;
    }

    /** The clauses, document by document in the order of its text. One statement, and two for each document in force. */
    public List<Clause> today(Actor actor) {
        var today = time.today();
        var found = new ArrayList<Clause>();
        documents.versions(actor).stream()
                .filter(version -> version.holdsOn(today))
                .forEach(version -> {
                    var text = documents.version(actor, version.id()).text();
                    for (int i = 0; i < text.clauses().size(); i++) {
                        var clause = text.tree().clauses().get(i);
                        found.add(new Clause(
                                text.clauses().get(i),
                                version.title(),
                                clause.path(),
                                clause.caption().orElse("")));
                    }
                });
        return found;
    }
}
