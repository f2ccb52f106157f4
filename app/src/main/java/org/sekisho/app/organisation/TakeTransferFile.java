package org.sekisho.app.organisation;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekisho.app.evidence.Act;
import org.sekisho.app.evidence.FileStore;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.TransferPreview.State;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/**
 * Puts a file into a list of transfers, in place of the earlier one.
 *
 * <p>The file of the whole body is put in by those who keep the list; that of a section, with its part-timers
 * (会計年度任用職員), by its head too, who sees nothing else of the list.
 */
@Service
public final class TakeTransferFile {

    /** A file (.xlsx or .csv), of the whole body or of one section. */
    public record Input(TransferListId list, Optional<SectionId> section, String fileName, byte[] file) {}

    /** A row that is in one of the two files alone, or differs. */
    public sealed interface Difference {
        String number();

        String name();

        /** In the new file alone. */
        record Added(String number, String name, String now) implements Difference {}

        /** In the earlier file alone. */
        record Removed(String number, String name, String was) implements Difference {}

        /** In both, but not the same. */
        record Changed(String number, String name, String was, String now) implements Difference {}
    }

    /**
     * What was taken.
     *
     * @param earlier the name of the file that it takes the place of
     * @param differences between the two
     */
    public record Taken(int rows, Optional<String> earlier, List<Difference> differences) {}

    private final Work work;
    private final FileStore files;
    private final TransferLists lists;
    private final TransferDesk desk;

    TakeTransferFile(Work work, FileStore files, TransferLists lists, TransferDesk desk) {
        this.work = work;
        this.files = files;
        this.lists = lists;
        this.desk = desk;
    }

    /** A file with the headings alone. */
    public static byte[] template() {
        return TransferFile.template();
    }

    /**
     * Takes the file, or nothing of it.
     *
     * @throws Refusal.Invalid with every problem, each naming file, sheet, row and column
     */
    public Taken take(Actor actor, Input input) {
        var permission = input.section().isPresent() && actor.may(Permission.SUBMIT_PART_TIMERS)
                ? Permission.SUBMIT_PART_TIMERS
                : Permission.READ_TRANSFERS;
        var day = work.read(actor, permission, tx -> mayTake(tx, input).day());
        var source = TransferDesk.source(input.fileName(), input.section(), input.file(), day);
        var written = files.write(
                actor,
                input.fileName(),
                Workbook.is(input.file())
                        ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                        : "text/csv",
                new ByteArrayInputStream(input.file()),
                TableFile.MOST_BYTES);
        return work.change(actor, permission, tx -> {
            var row = mayTake(tx, input);
            var earlier = lists.files(tx, row.list()).stream()
                    .filter(file -> file.section().equals(input.section()))
                    .findFirst();
            refuseIfFaulty(tx, row, source);
            var stored = files.attach(tx, written);
            var entry = tx.enter(Act.of(
                            "organisation.transfer-list.file-taken",
                            "transfer-list",
                            row.list().value())
                    .after("file", stored)
                    .after("section", input.section().map(SectionId::value))
                    .after("rows", source.rows().size()));
            var differences = earlier.map(file -> {
                        lists.removeFile(tx, file.id());
                        return differences(
                                TransferDesk.source(
                                        file.name(), file.section(), files.read(tx, file.file()), row.day()),
                                source);
                    })
                    .orElseGet(List::of);
            lists.addFile(
                    tx,
                    entry,
                    row.list(),
                    input.section(),
                    stored,
                    source.rows().size());
            return new Taken(source.rows().size(), earlier.map(TransferLists.FileRow::name), differences);
        });
    }

    private TransferLists.Row mayTake(Tx tx, Input input) {
        if (input.section().isPresent()
                && tx.actor().may(Permission.SUBMIT_PART_TIMERS)
                && desk.headed(tx).stream()
                        .anyMatch(section ->
                                section.section().equals(input.section().get()))) {
            var row = lists.the(tx, input.list());
            if (row.state() != State.DRAFT) {
                throw new Refusal.Stale();
            }
            return row;
        }
        return desk.kept(tx, input.list(), State.DRAFT);
    }

    /** A section's file is judged alone, so that its head learns nothing of the other files. */
    private void refuseIfFaulty(Tx tx, TransferLists.Row row, TransferPlan.Source source) {
        var sources = new ArrayList<TransferPlan.Source>();
        sources.add(source);
        if (source.section().isEmpty()) {
            desk.sources(tx, row).stream()
                    .filter(other -> other.section().isPresent())
                    .forEach(sources::add);
        }
        TransferDesk.refuse(desk.plan(tx, row, sources).faults().stream()
                .filter(fault -> fault.source() == source)
                .map(TransferPlan.Fault::message)
                .toList());
    }

    private static List<Difference> differences(TransferPlan.Source was, TransferPlan.Source now) {
        var before = byKey(was);
        var differences = new ArrayList<Difference>();
        byKey(now).forEach((key, row) -> {
            var former = before.remove(key);
            if (former == null) {
                differences.add(new Difference.Added(row.number(), row.name().full(), words(row)));
            } else if (!former.says().equals(row.says())) {
                differences.add(new Difference.Changed(row.number(), row.name().full(), words(former), words(row)));
            }
        });
        before.values()
                .forEach(row -> differences.add(
                        new Difference.Removed(row.number(), row.name().full(), words(row))));
        return differences;
    }

    private static Map<List<String>, TransferFile.Row> byKey(TransferPlan.Source source) {
        var rows = new LinkedHashMap<List<String>, TransferFile.Row>();
        source.rows().forEach(row -> rows.put(row.key(), row));
        return rows;
    }

    /** The row in the words of the file: kind, section and post, and the term where it has one. */
    private static String words(TransferFile.Row row) {
        return String.join(
                        " ",
                        row.line().cell(TransferFile.Column.KIND),
                        row.section(),
                        row.post(),
                        row.line().cell(TransferFile.Column.UNTIL))
                .strip();
    }
}
