package org.sekisho.app.organisation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.TransferPreview.State;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Service;

/** Reads which lists of transfers concern the one who asks: not what they say. */
@Service
public final class TransferListsOf {

    /** A list for which a section may hand in its part-timers, and the file that it handed in. */
    public record Asked(
            TransferListId list,
            String title,
            LocalDate day,
            SectionId section,
            String sectionName,
            Optional<Handed> handed) {}

    /** The file of a section. */
    public record Handed(String name, int rows, Instant at) {}

    private final Work work;
    private final TransferLists lists;
    private final TransferDesk desk;

    TransferListsOf(Work work, TransferLists lists, TransferDesk desk) {
        this.work = work;
        this.lists = lists;
        this.desk = desk;
    }

    /** The lists that name the actor, the latest day first. */
    public List<TransferPreview.Head> named(Actor actor) {
        return work.read(
                actor,
                Permission.READ_TRANSFERS,
                tx -> desk.mine(tx).stream().map(TransferDesk.Open::head).toList());
    }

    /** The lists being drawn up, for each section that the actor heads. */
    public List<Asked> asked(Actor actor) {
        return work.read(actor, Permission.SUBMIT_PART_TIMERS, tx -> {
            var headed = desk.headed(tx);
            return lists.all(tx).stream()
                    .filter(list -> list.state() == State.DRAFT)
                    .flatMap(list -> {
                        var files = lists.files(tx, list.list());
                        return headed.stream()
                                .map(section -> new Asked(
                                        list.list(),
                                        list.title(),
                                        list.day(),
                                        section.section(),
                                        section.name(),
                                        files.stream()
                                                .filter(file -> file.section()
                                                        .filter(section.section()::equals)
                                                        .isPresent())
                                                .map(file -> new Handed(file.name(), file.rows(), file.at()))
                                                .findFirst()));
                    })
                    .toList();
        });
    }
}
