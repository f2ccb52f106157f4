package org.sekisho.app.organisation;

import java.util.UUID;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.TransferPreview.Reader;
import org.sekisho.app.organisation.TransferPreview.State;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Says who may see a list of transfers beside whoever began it. */
@Service
public final class NameTransferReaders {

    /** A post or a person by name, and whether they may change the list too. */
    public record Input(TransferListId list, String name, boolean keeps) {}

    private final Work work;
    private final TransferLists lists;
    private final TransferDesk desk;
    private final Snapshots snapshots;

    NameTransferReaders(Work work, TransferLists lists, TransferDesk desk, Snapshots snapshots) {
        this.work = work;
        this.lists = lists;
        this.desk = desk;
        this.snapshots = snapshots;
    }

    /**
     * Names somebody: a staff number, or the place and title of a post as in 総務課 課長.
     *
     * @throws Refusal.Invalid naming {@code name} if there is nobody and no post of it, or several
     */
    public TransferListId name(Actor actor, Input input) {
        return work.change(actor, Permission.READ_TRANSFERS, tx -> {
            var row = desk.kept(tx, input.list(), State.DRAFT);
            var snapshot = snapshots.take(tx, AsOf.known(TransferDesk.today(tx)));
            var wanted = TransferFile.plain(input.name());
            var person = snapshot.people().stream()
                    .filter(one -> TransferFile.plain(one.staffNumber()).equals(wanted)
                            || TransferFile.plain(one.name().full()).equals(wanted))
                    .toList();
            var post = snapshot.posts().stream()
                    .filter(one -> TransferFile.plain(snapshot.place(one) + one.title())
                            .equals(wanted))
                    .toList();
            var problems = new Problems("organisation");
            problems.requireText("name", input.name());
            if (!problems.any() && person.size() + post.size() != 1) {
                problems.add(
                        "name",
                        person.isEmpty() && post.isEmpty() ? "transfer-reader-unknown" : "transfer-reader-several",
                        input.name());
            }
            problems.refuseIfAny();
            var kind = person.isEmpty() ? Reader.Kind.POST : Reader.Kind.PERSON;
            var subject = person.isEmpty()
                    ? post.getFirst().post().value()
                    : person.getFirst().person().value();
            if (lists.readers(tx, row.list()).stream()
                    .anyMatch(reader -> reader.subject().equals(subject))) {
                throw new Refusal.Invalid("name", TableFile.reason("transfer-reader-already", input.name()));
            }
            var entry = tx.enter(Act.of(
                            "organisation.transfer-list.reader-named",
                            "transfer-list",
                            row.list().value())
                    .after("kind", kind)
                    .after("subject", subject)
                    .after("keeps", input.keeps()));
            lists.name(tx, entry, row.list(), kind, subject, input.keeps());
            return row.list();
        });
    }

    /**
     * Takes it back.
     *
     * @throws Refusal.Invalid if nobody would be left who may change the list
     */
    public TransferListId withdraw(Actor actor, TransferListId list, UUID reader) {
        return work.change(actor, Permission.READ_TRANSFERS, tx -> {
            var row = desk.kept(tx, list, State.DRAFT);
            var all = lists.readers(tx, list);
            var one = all.stream()
                    .filter(candidate -> candidate.id().equals(reader))
                    .findFirst()
                    .orElseThrow(() -> new Refusal.NotFound("reader"));
            if (all.stream().noneMatch(other -> other.keeps() && !other.id().equals(reader))) {
                throw new Refusal.Invalid("", TableFile.reason("transfer-reader-last"));
            }
            tx.enter(Act.of("organisation.transfer-list.reader-withdrawn", "transfer-list", list.value())
                    .before("kind", one.kind())
                    .before("subject", one.subject())
                    .before("keeps", one.keeps()));
            lists.withdraw(tx, reader);
            return row.list();
        });
    }
}
