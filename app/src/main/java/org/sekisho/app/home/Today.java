package org.sekisho.app.home;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.DocumentVersion;
import org.sekisho.app.policy.OpenImports;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsksPeople;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** What concerns one person today. */
@Service
public final class Today {

    private static final int NEWS = 5;

    private final Work work;
    private final News news;
    private final DocumentHistory documents;
    private final List<AsksPeople> askers;
    private final OpenImports imports;
    private final Time time;

    Today(Work work, News news, DocumentHistory documents, List<AsksPeople> askers, OpenImports imports, Time time) {
        this.work = work;
        this.news = news;
        this.documents = documents;
        this.askers = List.copyOf(askers);
        this.imports = imports;
        this.time = time;
    }

    /**
     * The answer for one person.
     *
     * @param policy the policy in force today
     * @param next the policy that is decided and not yet in force
     * @param announced the newest versions that they may read, newest first
     * @param things what waits for them beside their duties: cases to seal, exceptions that end, pledges to sign
     * @param waiting imports that somebody must finish; empty for those who may not
     */
    public record Concerns(
            LocalDate day,
            Optional<DocumentVersion> policy,
            Optional<DocumentVersion> next,
            List<Announced> announced,
            List<AsksPeople.Thing> things,
            List<OpenImports.Listed> waiting) {}

    /** A version of a document, and when it was accepted. */
    public record Announced(DocumentVersion version, Instant at) {}

    public Concerns concerning(Actor actor) {
        var today = time.today();
        var versions = documents.versions(actor);
        var policies = versions.stream()
                .filter(version -> version.kind() == DocumentKind.POLICY)
                .toList();
        var readable =
                versions.stream().collect(Collectors.toMap(DocumentVersion::id, Function.identity(), (a, b) -> b));
        var announced = work.read(actor, Permission.READ_POLICY, tx -> news.newest(tx, NEWS)).stream()
                .flatMap(item -> Stream.ofNullable(readable.get(item.version()))
                        .map(version -> new Announced(version, item.at())))
                .toList();
        return new Concerns(
                today,
                policies.stream().filter(version -> version.holdsOn(today)).findFirst(),
                policies.stream()
                        .filter(version -> version.validFrom().isAfter(today))
                        .findFirst(),
                announced,
                askers.stream()
                        .flatMap(asker -> asker.on(actor.body(), today).of(actor).stream())
                        .toList(),
                actor.may(Permission.IMPORT_POLICY) ? imports.list(actor) : List.of());
    }
}
