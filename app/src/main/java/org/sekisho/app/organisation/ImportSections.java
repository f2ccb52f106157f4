package org.sekisho.app.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/**
 * Takes organs and sections over from a CSV file, after showing what will change.
 *
 * <p>A section is known by its code. Those that are not in the file stay as they are; an organ that is not there yet is
 * established. The file's columns are 実施機関, 所属コード, 所属名 and 上位の所属コード (empty directly below the organ).
 */
@Service
public final class ImportSections {

    /** The columns of the file. */
    private enum Column implements TableFile.Column {
        ORGAN("実施機関", true),
        CODE("所属コード", true),
        NAME("所属名", true),
        PARENT("上位の所属コード", false);

        private final String heading;
        private final boolean required;

        Column(String heading, boolean required) {
            this.heading = heading;
            this.required = required;
        }

        @Override
        public String heading() {
            return heading;
        }

        @Override
        public boolean required() {
            return required;
        }
    }

    /** A file, and the day from which what it says holds. */
    public record Input(byte[] file, LocalDate day) {}

    /** What happens to one organ or section. */
    public sealed interface Item {
        /** An organ is established. */
        record OrganEstablished(String name) implements Item {}

        /** A section is established below another, or directly below its organ. */
        record Established(String code, String name, String above) implements Item {}

        /** A section has another name. */
        record Renamed(String code, String name, String former) implements Item {}

        /** A section stands below another, or directly below its organ. */
        record Moved(String code, String name, String above) implements Item {}
    }

    /**
     * What will change.
     *
     * @param rows how many rows the file has
     * @param fingerprint stands for exactly this file and these changes
     */
    public record Preview(int rows, List<Item> items, String fingerprint) {}

    private final Work work;
    private final Organs organs;
    private final Sections sections;
    private final EstablishOrganisation establish;
    private final ReorganiseSections reorganise;

    ImportSections(
            Work work,
            Organs organs,
            Sections sections,
            EstablishOrganisation establish,
            ReorganiseSections reorganise) {
        this.work = work;
        this.organs = organs;
        this.sections = sections;
        this.establish = establish;
        this.reorganise = reorganise;
    }

    /** A file with the headings alone. */
    public static byte[] template() {
        return TableFile.template(Column.class);
    }

    /**
     * Tells what the file would change, and changes nothing.
     *
     * @throws Refusal.Invalid with every problem of the file, each naming its line and column
     */
    public Preview preview(Actor actor, Input input) {
        var lines = TableFile.read(input.file(), Column.class);
        return work.read(actor, Permission.CHANGE_ORGANISATION, tx -> new Plan(tx, lines, input).preview());
    }

    /**
     * Makes the changes that were shown, all of them.
     *
     * @param fingerprint of the preview that the actor saw
     * @throws Refusal.Stale if the file would change something else by now
     * @throws Refusal.Invalid with every problem of the file
     */
    public Preview take(Actor actor, Input input, String fingerprint) {
        var lines = TableFile.read(input.file(), Column.class);
        return work.change(actor, Permission.CHANGE_ORGANISATION, tx -> {
            Register.inTurn(tx, "organisation");
            var plan = new Plan(tx, lines, input);
            var preview = plan.preview();
            if (!preview.fingerprint().equals(fingerprint)) {
                throw new Refusal.Stale();
            }
            if (preview.items().isEmpty()) {
                throw new Refusal.Invalid("file", TableFile.reason("nothing"));
            }
            plan.established.write();
            plan.reorganised.write();
            return preview;
        });
    }

    /** What the file changes in what we know now. */
    private final class Plan {
        private final Tx tx;
        private final List<TableFile.Line<Column>> lines;
        private final Input input;
        private final Problems problems = new Problems("organisation");
        private final Map<String, Sections.Row> known = new HashMap<>();
        private final Map<OrganId, String> organNames = new HashMap<>();
        private final Map<String, String> names = new HashMap<>();
        private final LinkedHashMap<String, TableFile.Line<Column>> fields = new LinkedHashMap<>();
        private final List<EstablishOrganisation.NewSection> added = new ArrayList<>();
        private final LinkedHashSet<String> newOrgans = new LinkedHashSet<>();
        private final List<Item> changed = new ArrayList<>();
        private final EstablishOrganisation.Draft established;
        private final ReorganiseSections.Plan reorganised;

        Plan(Tx tx, List<TableFile.Line<Column>> lines, Input input) {
            this.tx = tx;
            this.lines = lines;
            this.input = input;
            problems.requireDay("day", input.day());
            problems.refuseIfAny();
            organs.current(tx).stream()
                    .filter(row -> row.span().contains(input.day()))
                    .forEach(row -> organNames.put(row.organ(), row.name()));
            sections.current(tx).stream()
                    .filter(row -> row.span().contains(input.day()))
                    .forEach(row -> {
                        known.put(row.code(), row);
                        names.put(row.code(), row.name());
                    });
            var sound = sound();
            sound.forEach(line -> names.put(line.cell(Column.CODE), line.cell(Column.NAME)));
            sound.forEach(this::establish);
            this.established = establish.draft(
                    tx,
                    new EstablishOrganisation.Input(
                            newOrgans.stream()
                                    .map(name -> new EstablishOrganisation.NewOrgan(name, input.day()))
                                    .toList(),
                            added,
                            List.of()));
            locate(established.problems());
            fields.clear();
            var changes = new ArrayList<ReorganiseSections.Change>();
            sound.forEach(line -> change(line, changes));
            var found = new Problems("organisation");
            this.reorganised = reorganise.plan(
                    tx, new ReorganiseSections.Input(input.day(), changes), established.newSections(), found);
            locate(found);
            problems.refuseIfAny();
        }

        /** The lines with organ, code and name, none of whose codes stands twice. */
        private List<TableFile.Line<Column>> sound() {
            var codes = new HashSet<String>();
            var sound = new ArrayList<TableFile.Line<Column>>();
            for (var line : lines) {
                int before = problems.found().size();
                line.requireText(problems, Column.ORGAN);
                line.requireText(problems, Column.CODE);
                line.requireText(problems, Column.NAME);
                var code = line.cell(Column.CODE);
                if (!code.isEmpty() && !codes.add(code)) {
                    line.wrong(problems, Column.CODE, TableFile.reason("code-twice", code));
                }
                if (problems.found().size() == before) {
                    sound.add(line);
                }
            }
            return sound;
        }

        private void establish(TableFile.Line<Column> line) {
            var organ = line.cell(Column.ORGAN);
            if (known.containsKey(line.cell(Column.CODE))) {
                return;
            }
            if (!organNames.containsValue(organ)) {
                newOrgans.add(organ);
            }
            fields.put("sections[" + added.size() + "].", line);
            added.add(new EstablishOrganisation.NewSection(
                    line.cell(Column.CODE), line.cell(Column.NAME), organ, parent(line), input.day()));
        }

        private static Optional<String> parent(TableFile.Line<Column> line) {
            return Optional.of(line.cell(Column.PARENT)).filter(code -> !code.isEmpty());
        }

        private void change(TableFile.Line<Column> line, List<ReorganiseSections.Change> changes) {
            var row = known.get(line.cell(Column.CODE));
            if (row == null) {
                return;
            }
            var organ = organNames.getOrDefault(row.organ(), "");
            if (!organ.equals(line.cell(Column.ORGAN))) {
                line.wrong(problems, Column.ORGAN, TableFile.reason("section-of-organ", row.code(), organ));
                return;
            }
            var name = line.cell(Column.NAME);
            if (!name.equals(row.name())) {
                fields.put("changes[" + changes.size() + "]", line);
                changes.add(new ReorganiseSections.Change.Rename(row.section(), name));
                changed.add(new Item.Renamed(row.code(), name, row.name()));
            }
            var code = parent(line);
            var parent = code.flatMap(this::section);
            if (code.isPresent() && parent.isEmpty()) {
                line.wrong(problems, Column.PARENT, TableFile.reason("section-unknown", code.get()));
            } else if (!parent.equals(row.parent())) {
                fields.put("changes[" + changes.size() + "]", line);
                changes.add(
                        parent.isPresent()
                                ? new ReorganiseSections.Change.MoveBelow(row.section(), parent.get())
                                : new ReorganiseSections.Change.MoveToTop(row.section()));
                changed.add(new Item.Moved(row.code(), name, above(line)));
            }
        }

        private Optional<SectionId> section(String code) {
            return Optional.ofNullable(known.get(code))
                    .map(Sections.Row::section)
                    .or(() -> established.newSections().stream()
                            .filter(row -> row.code().equals(code))
                            .map(Sections.Row::section)
                            .findFirst());
        }

        private String above(TableFile.Line<Column> line) {
            return parent(line).map(code -> names.getOrDefault(code, code)).orElseGet(() -> line.cell(Column.ORGAN));
        }

        /** Says of what a use case found wrong on which line of the file it stands. */
        private void locate(Problems found) {
            for (var problem : found.found()) {
                fields.forEach((field, line) -> {
                    if (problem.field().startsWith(field)) {
                        line.wrong(problems, column(problem.field()), problem.message());
                    }
                });
                if (fields.keySet().stream().noneMatch(problem.field()::startsWith)) {
                    problems.add("file", problem.message());
                }
            }
        }

        private static Column column(String field) {
            return field.endsWith(".name") ? Column.NAME : field.endsWith(".code") ? Column.CODE : Column.PARENT;
        }

        Preview preview() {
            var items = new ArrayList<Item>();
            newOrgans.forEach(name -> items.add(new Item.OrganEstablished(name)));
            lines.stream()
                    .filter(line -> !known.containsKey(line.cell(Column.CODE)))
                    .forEach(line -> items.add(
                            new Item.Established(line.cell(Column.CODE), line.cell(Column.NAME), above(line))));
            items.addAll(changed);
            return new Preview(lines.size(), items, Fingerprint.of(input.file(), input.day(), items));
        }
    }
}
