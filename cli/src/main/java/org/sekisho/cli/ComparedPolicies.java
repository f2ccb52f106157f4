package org.sekisho.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.comparison.ComparisonTable;
import org.sekisho.policytext.comparison.ComparisonTable.Change;
import org.sekisho.policytext.comparison.ComparisonTable.Omission;
import org.sekisho.policytext.comparison.ComparisonTable.Place;
import org.sekisho.policytext.comparison.ComparisonTable.Provision;
import org.sekisho.policytext.comparison.ComparisonTable.Side;
import org.sekisho.policytext.comparison.MarkedText;
import org.sekisho.policytext.comparison.Revision;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Two versions of a policy side by side, as lines for a terminal and as JSON; and the amending text. */
final class ComparedPolicies {
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private static final ObjectWriteContext INDENTED = new ObjectWriteContext.Base() {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter();
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    };

    private final PolicyDocument before;
    private final PolicyDocument after;
    private final Revision revision;

    ComparedPolicies(PolicyDocument before, PolicyDocument after) {
        this.before = before;
        this.after = after;
        revision = Revision.between(before, after);
    }

    String amendingText() {
        return revision.amendingText();
    }

    private ComparisonTable table(boolean all) {
        return all ? revision.table() : revision.table().withoutUnchanged();
    }

    // For a terminal

    /** One entry for each row; what is only in one version stands in [- -] and {+ +}. */
    String list(boolean all, Language language) {
        var lines = new StringBuilder();
        lines.append(new Words("旧: ", "Old: ").in(language))
                .append(title(before, language))
                .append('\n');
        lines.append(new Words("新: ", "New: ").in(language))
                .append(title(after, language))
                .append("\n\n");
        if (revision.table().nothingChanged()) {
            return lines.append(new Words("違いはありません。", "There is no difference.").in(language))
                    .append('\n')
                    .toString();
        }
        for (var row : table(all).rows()) {
            switch (row) {
                case Provision provision -> write(provision, language, lines);
                case Omission omission ->
                    lines.append(ComparisonTable.LEFT_OUT)
                            .append(new Words(
                                            omission.provisions().size() + "件",
                                            " " + omission.provisions().size() + " unchanged")
                                    .in(language))
                            .append("\n\n");
            }
        }
        return lines.append(summary(language)).append('\n').toString();
    }

    private static String title(PolicyDocument document, Language language) {
        return document.title().orElse(new Words("（題名なし）", "(no title)").in(language));
    }

    private static void write(Provision provision, Language language, StringBuilder lines) {
        lines.append(provision.before().map(side -> name(side, language)).orElse("－"))
                .append(" → ")
                .append(provision.after().map(side -> name(side, language)).orElse("－"));
        String changes = provision.changes().stream()
                .sorted()
                .map(change -> word(change).in(language))
                .collect(Collectors.joining(language == Language.JAPANESE ? "・" : ", "));
        lines.append("  [")
                .append(changes.isEmpty() ? new Words("同じ", "unchanged").in(language) : changes)
                .append(']');
        if (!provision.remarks().isEmpty()) {
            lines.append("  ").append(provision.remarks());
        }
        lines.append('\n');
        if (provision.unchanged()) {
            provision.after().ifPresent(side -> write("    ", side, "", "", lines));
        } else {
            provision
                    .before()
                    .ifPresent(side -> write(new Words("  旧  ", "  old  ").in(language), side, "[-", "-]", lines));
            provision
                    .after()
                    .ifPresent(side -> write(new Words("  新  ", "  new  ").in(language), side, "{+", "+}", lines));
        }
        lines.append('\n');
    }

    private static void write(String begin, Side side, String open, String close, StringBuilder lines) {
        lines.append(begin);
        if (side.place() instanceof Place.OfClause) {
            lines.append(marked(side.marker(), open, close));
            side.caption().ifPresent(caption -> lines.append("  ").append(marked(caption, open, close)));
            lines.append('\n');
            side.paragraphs()
                    .forEach(paragraph -> lines.append("      ")
                            .append(marked(paragraph, open, close))
                            .append('\n'));
        } else {
            side.paragraphs()
                    .forEach(paragraph ->
                            lines.append(marked(paragraph, open, close)).append('\n'));
        }
    }

    private static String marked(MarkedText text, String open, String close) {
        return text.pieces().stream()
                .map(piece -> piece.changed() ? open + piece.text() + close : piece.text())
                .collect(Collectors.joining());
    }

    private static String name(Side side, Language language) {
        return switch (side.place()) {
            case Place.Title() -> new Words("題名", "title").in(language);
            case Place.PreambleLine(int line) ->
                new Words("前文" + (line + 1) + "行目", "opening line " + (line + 1)).in(language);
            case Place.OfClause clause -> clause.name();
        };
    }

    private static Words word(Change change) {
        return switch (change) {
            case CHANGED -> new Words("改正", "changed");
            case INSERTED -> new Words("新設", "inserted");
            case DELETED -> new Words("削除", "deleted");
            case MOVED -> new Words("移動", "moved");
            case RENUMBERED -> new Words("番号変更", "renumbered");
            case SPLIT -> new Words("分割", "split");
            case MERGED -> new Words("統合", "merged");
        };
    }

    private String summary(Language language) {
        var table = revision.table();
        return List.of(Change.values()).stream()
                .map(change -> {
                    long count = table.provisions()
                            .filter(provision -> provision.changes().contains(change))
                            .count();
                    return count == 0
                            ? Optional.<String>empty()
                            : Optional.of(word(change).in(language) + " " + count);
                })
                .flatMap(Optional::stream)
                .collect(Collectors.joining(language == Language.JAPANESE ? "、" : ", "));
    }

    // For a program

    /** Writes one object in UTF-8; the stream stays open. docs/policy-compare.md describes it. */
    void writeJson(boolean all, boolean amending, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(INDENTED, out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeObjectPropertyStart("title");
            before.title().ifPresent(title -> json.writeStringProperty("before", title));
            after.title().ifPresent(title -> json.writeStringProperty("after", title));
            json.writeEndObject();
            json.writeArrayPropertyStart("rows");
            table(all).rows().forEach(row -> write(row, json));
            json.writeEndArray();
            if (amending) {
                json.writeStringProperty("amendingText", amendingText());
            }
            json.writeEndObject();
        } catch (JacksonException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void write(ComparisonTable.Row row, JsonGenerator json) {
        json.writeStartObject();
        switch (row) {
            case Omission omission ->
                json.writeNumberProperty("omitted", omission.provisions().size());
            case Provision provision -> {
                json.writeArrayPropertyStart("changes");
                provision.changes().stream().sorted().map(Enum::name).forEach(json::writeString);
                json.writeEndArray();
                json.writeStringProperty("remarks", provision.remarks());
                provision.before().ifPresent(side -> write("before", side, json));
                provision.after().ifPresent(side -> write("after", side, json));
            }
        }
        json.writeEndObject();
    }

    private static void write(String property, Side side, JsonGenerator json) {
        json.writeObjectPropertyStart(property);
        switch (side.place()) {
            case Place.Title() -> json.writeStringProperty("place", "TITLE");
            case Place.PreambleLine(int line) -> {
                json.writeStringProperty("place", "PREAMBLE");
                json.writeNumberProperty("line", line + 1);
            }
            case Place.OfClause clause -> {
                json.writeStringProperty("place", "CLAUSE");
                json.writeStringProperty("path", clause.path());
                json.writeStringProperty("name", clause.name());
                json.writeNumberProperty("level", clause.level());
                json.writeBooleanProperty("container", clause.container());
                json.writeName("marker");
                write(side.marker(), json);
            }
        }
        side.caption().ifPresent(caption -> {
            json.writeName("caption");
            write(caption, json);
        });
        json.writeArrayPropertyStart("paragraphs");
        side.paragraphs().forEach(paragraph -> write(paragraph, json));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(MarkedText text, JsonGenerator json) {
        json.writeStartArray();
        for (var piece : text.pieces()) {
            json.writeStartObject();
            json.writeStringProperty("text", piece.text());
            json.writeBooleanProperty("changed", piece.changed());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
