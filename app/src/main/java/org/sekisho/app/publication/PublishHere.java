package org.sekisho.app.publication;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.FileStore;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.policy.DocumentVersion;
import org.sekisho.app.policy.PublicVersions.PublicVersion;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/**
 * Lets the program serve the site of a body to the public, as an archive that stays as it is until somebody publishes
 * anew or ends it.
 *
 * <p>What a reader gets is what was published: the archive is kept as a file with its hash in the record, and nothing is
 * made for a reader. A version that becomes public later is not to be read here before it is published here.
 */
@Service
public final class PublishHere {

    /** @param statement what the site says about documents that are not public; may be empty */
    public record Input(String statement) {}

    /** The end of serving. */
    public record End(String reason) {}

    private static final long MOST_BYTES = 256L << 20;

    private final Work work;
    private final PublicSite site;
    private final PublishedSites sites;
    private final FileStore files;
    private final Time time;

    PublishHere(Work work, PublicSite site, PublishedSites sites, FileStore files, Time time) {
        this.work = work;
        this.site = site;
        this.sites = sites;
        this.files = files;
        this.time = time;
    }

    /**
     * Makes the site of today and serves it from now on, in the place of an earlier one. For each later day on which one of
     * its versions comes into force or ends, the site of that day is made now too: nothing is written later, and the pages
     * still say of each day what holds on it.
     *
     * @param path where it is served; a version whose publication there was ended is left out
     * @throws Refusal.Invalid as {@link PublicSite#pages}
     */
    public SiteHere.Standing publish(Actor actor, SitePath path, Input input) {
        var made = new ArrayList<Made>();
        var first = made(actor, path, input, time.today());
        made.add(first);
        first.turns().forEach(day -> made.add(made(actor, path, input, day)));
        return work.change(actor, Permission.PUBLISH_POLICY, tx -> {
            Register.inTurn(tx, "publication");
            var rows = new ArrayList<PublishedSites.Row>();
            for (int i = 0; i < made.size(); i++) {
                var one = made.get(i);
                var from = one.from();
                var span =
                        i + 1 < made.size() ? Span.between(from, made.get(i + 1).from()) : Span.since(from);
                rows.add(new PublishedSites.Row(
                        tx.newId(),
                        files.attach(tx, one.written()),
                        one.hash(),
                        one.files(),
                        input.statement().strip(),
                        span));
            }
            var today = rows.getFirst();
            var act = Act.of("publication.site.published", "site", today.id())
                    .after("from", today.span().from())
                    .after("sha256", today.hash())
                    .after("files", (long) today.files())
                    .after("versions", (long) first.versions().size());
            rows.stream()
                    .skip(1)
                    .forEach(row -> act.child("site", row.id())
                            .after("from", row.span().from())
                            .after("sha256", row.hash()));
            var earlier = sites.standing(tx, today.span().from());
            earlier.stream().findFirst().ifPresent(one -> act.before("sha256", one.hash()));
            var entry = tx.enter(act);
            sites.end(tx, entry, earlier, today.span().from());
            sites.add(tx, entry, rows);
            for (int i = 0; i < rows.size(); i++) {
                sites.shows(tx, rows.get(i).file(), made.get(i).versions());
            }
            return SiteHere.standing(today, first.versions());
        });
    }

    /** The site of a day, written and not yet served. */
    private record Made(
            LocalDate from,
            List<UUID> versions,
            SortedSet<LocalDate> turns,
            int files,
            String hash,
            FileStore.Written written) {}

    private Made made(Actor actor, SitePath path, Input input, LocalDate day) {
        var archive = site.archive(actor, input.statement(), version -> !takenDown(version, path), day);
        var written = files.write(
                actor, "kohyo.zip", "application/zip", new ByteArrayInputStream(archive.bytes()), MOST_BYTES);
        return new Made(
                day,
                archive.versions().stream().map(DocumentVersion::id).toList(),
                archive.turns(),
                archive.files(),
                PublicSite.hash(archive.bytes()),
                written);
    }

    /**
     * Ends it: from now on nothing is to be read there.
     *
     * @throws Refusal.Invalid without a reason
     * @throws Refusal.NotFound if nothing is served
     */
    public void end(Actor actor, End input) {
        work.change(actor, Permission.PUBLISH_POLICY, tx -> {
            Register.inTurn(tx, "publication");
            var today = LocalDate.ofInstant(tx.now(), Time.JAPAN);
            var rows = sites.standing(tx, today);
            if (rows.isEmpty()) {
                throw new Refusal.NotFound("site");
            }
            var problems = new Problems("publication");
            problems.requireReason("reason", input.reason());
            problems.refuseIfAny();
            var first = rows.getFirst();
            var entry = tx.enter(Act.of("publication.site.ended", "site", first.id())
                    .before("sha256", first.hash())
                    .after("reason", input.reason().strip()));
            sites.end(tx, entry, rows, today);
            return first.id();
        });
    }

    private static boolean takenDown(PublicVersion version, SitePath path) {
        var here = version.publications().stream()
                .filter(one -> path.isIn(one.place()))
                .toList();
        return !here.isEmpty() && here.stream().allMatch(one -> one.to().isPresent());
    }
}
