package org.sekisho.worksheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** An Excel workbook: its sheets, texts and number formats. Links, macros, drawings and connections are not opened. */
final class ExcelBook {

    /**
     * A relationship between parts.
     *
     * @param type the last word of its type: {@code worksheet}
     * @param target the part, from the root of the archive
     */
    record Relation(String id, String type, String target) {}

    private final Archive archive;
    private final String file;
    private final Limits limits;
    private final String part;
    private final Map<String, Relation> relations;
    private final SharedTexts texts;
    private final NumberFormats formats;
    private boolean since1904;
    private final List<ExcelGrid> sheets = new ArrayList<>();

    ExcelBook(byte[] bytes, String file, Limits limits) throws SheetUnreadable {
        this.file = file;
        this.limits = limits;
        archive = new Archive(bytes, file, limits);
        if (archive.has("xl/workbook.bin")) {
            throw new SheetUnreadable(file, new SheetUnreadable.Reason.BinaryExcel());
        }
        if (archive.has("content.xml") && archive.has("mimetype")) {
            throw new SheetUnreadable(file, new SheetUnreadable.Reason.OpenDocument());
        }
        if (!archive.has("[Content_Types].xml")) {
            throw new SheetUnreadable(file, new SheetUnreadable.Reason.UnknownFormat());
        }
        var budget = archive.budget();
        part = relations("", budget).values().stream()
                .filter(relation -> relation.type().equals("officeDocument"))
                .map(Relation::target)
                .findFirst()
                .orElse("xl/workbook.xml");
        if (!archive.has(part)) {
            throw new SheetUnreadable(file, new SheetUnreadable.Reason.UnknownFormat());
        }
        relations = relations(part, budget);
        texts = sharedTexts(budget);
        formats = numberFormats(budget);
        sheets(budget);
    }

    Archive archive() {
        return archive;
    }

    String file() {
        return file;
    }

    /** The part that lists the sheets. */
    String part() {
        return part;
    }

    Limits limits() {
        return limits;
    }

    SharedTexts texts() {
        return texts;
    }

    NumberFormats formats() {
        return formats;
    }

    /** Whether days are counted from 1904, as Excel on old Macs did. */
    boolean since1904() {
        return since1904;
    }

    List<ExcelGrid> sheets() {
        return sheets;
    }

    boolean hasMacros() {
        return archive.has("xl/vbaProject.bin")
                || relations.values().stream()
                        .anyMatch(relation -> relation.type().equals("vbaProject"));
    }

    /** The relationships of a part, by their id; none if it has no such part. */
    Map<String, Relation> relations(String of, Archive.Budget budget) throws SheetUnreadable {
        Map<String, Relation> found = new LinkedHashMap<>();
        int slash = of.lastIndexOf('/');
        var folder = of.substring(0, slash + 1);
        var rels = folder + "_rels/" + of.substring(slash + 1) + ".rels";
        if (!archive.has(rels)) {
            return found;
        }
        try (var xml = new Xml(archive.open(rels, budget), file, rels)) {
            while (xml.find("Relationship")) {
                var id = xml.attribute("Id");
                var type = xml.attribute("Type");
                var target = xml.attribute("Target");
                if (id != null && type != null && target != null && !"External".equals(xml.attribute("TargetMode"))) {
                    found.put(
                            id, new Relation(id, type.substring(type.lastIndexOf('/') + 1), resolved(folder, target)));
                }
            }
        } catch (XMLStreamException | RuntimeException broken) {
            throw archive.broken(rels, broken);
        }
        return found;
    }

    private static String resolved(String folder, String target) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        var parts = new ArrayList<String>();
        for (var step : (folder + target).split("/")) {
            if (step.equals("..")) {
                if (!parts.isEmpty()) {
                    parts.removeLast();
                }
            } else if (!step.equals(".") && !step.isEmpty()) {
                parts.add(step);
            }
        }
        return String.join("/", parts);
    }

    private Optional<String> related(String type) {
        return relations.values().stream()
                .filter(relation -> relation.type().equals(type))
                .map(Relation::target)
                .filter(archive::has)
                .findFirst();
    }

    private SharedTexts sharedTexts(Archive.Budget budget) throws SheetUnreadable {
        var found = related("sharedStrings");
        if (found.isEmpty()) {
            return SharedTexts.NONE;
        }
        try (var in = archive.open(found.get(), budget)) {
            return SharedTexts.read(in, file, found.get(), limits);
        } catch (XMLStreamException | IOException | RuntimeException broken) {
            throw archive.broken(found.get(), broken);
        }
    }

    private NumberFormats numberFormats(Archive.Budget budget) throws SheetUnreadable {
        var found = related("styles");
        if (found.isEmpty()) {
            return NumberFormats.NONE;
        }
        try (var in = archive.open(found.get(), budget)) {
            return NumberFormats.read(in, file, found.get());
        } catch (XMLStreamException | IOException | RuntimeException broken) {
            throw archive.broken(found.get(), broken);
        }
    }

    private void sheets(Archive.Budget budget) throws SheetUnreadable {
        record Listed(String name, boolean hidden, String part) {}
        var listed = new ArrayList<Listed>();
        try (var xml = new Xml(archive.open(part, budget), file, part)) {
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                if (event == XMLStreamConstants.START_ELEMENT) {
                    if (xml.is("workbookPr")) {
                        since1904 = xml.flag("date1904");
                    } else if (xml.is("sheet")) {
                        var name = xml.attribute("name");
                        var id = xml.attribute("id");
                        var state = xml.attribute("state");
                        var relation = id == null ? null : relations.get(id);
                        if (name != null && relation != null && relation.type().equals("worksheet")) {
                            listed.add(new Listed(name, state != null && !state.equals("visible"), relation.target()));
                        }
                    }
                }
            }
        } catch (XMLStreamException | RuntimeException broken) {
            throw archive.broken(part, broken);
        }
        if (listed.size() > limits.sheets()) {
            throw new SheetUnreadable(file, new SheetUnreadable.Reason.TooManyParts(limits.sheets()));
        }
        for (var sheet : listed) {
            sheets.add(new ExcelGrid(this, sheet.name(), sheet.hidden(), sheet.part(), budget));
        }
    }
}
