package org.sekisho.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sekisho.controls.Binder;
import org.sekisho.controls.Binding;
import org.sekisho.controls.Bound;
import org.sekisho.controls.Catalogue;
import org.sekisho.controls.CatalogueUnreadable;
import org.sekisho.controls.ClauseReading;
import org.sekisho.controls.Confidence;
import org.sekisho.controls.Control;
import org.sekisho.controls.Passage;
import org.sekisho.controls.Reason;
import org.sekisho.controls.Text;
import org.sekisho.controls.Topic;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.PolicyDocument;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** A policy document with the duties of its clauses, as a list for a terminal and as JSON. */
final class BoundPolicy {
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

    private final String title;
    private final Catalogue catalogue;
    private final Map<String, Passage> passages = new LinkedHashMap<>();
    private final Bound bound;

    private BoundPolicy(String title, Catalogue catalogue, List<Passage> passages) {
        this.title = title;
        this.catalogue = catalogue;
        passages.forEach(passage -> this.passages.put(passage.path(), passage));
        this.bound = Binder.bind(catalogue, title, passages);
    }

    /**
     * Binds a document.
     *
     * @param own a body's own additions to the catalogue
     * @throws CommandFailure with the reason in words, when the additions cannot be used
     */
    static BoundPolicy of(PolicyDocument document, Optional<Path> own) {
        Catalogue catalogue = own.map(BoundPolicy::extended).orElseGet(Catalogue::standard);
        return new BoundPolicy(document.title().orElse(""), catalogue, passages(document));
    }

    private static Catalogue extended(Path file) {
        try (InputStream yaml = Files.newInputStream(file)) {
            return Catalogue.standard().extendedBy(yaml, String.valueOf(file.getFileName()));
        } catch (CatalogueUnreadable unreadable) {
            throw new CommandFailure(
                    ExitCode.REFUSED, new Words(unreadable.messageJa(), unreadable.messageEn()), unreadable);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.REFUSED, new Words(file + ": 読み取れません。", file + ": cannot be read."), e);
        }
    }

    private static List<Passage> passages(PolicyDocument document) {
        List<Passage> passages = new ArrayList<>();
        int[] holders = document.holders();
        for (int i = 0; i < holders.length; i++) {
            Clause clause = document.clauses().get(i);
            List<String> headings = new ArrayList<>();
            for (int holder = holders[i]; holder >= 0; holder = holders[holder]) {
                document.clauses().get(holder).caption().ifPresent(headings::addFirst);
            }
            passages.add(new Passage(
                    clause.path(),
                    clause.marker().isEmpty() ? Optional.empty() : Optional.of(clause.marker()),
                    clause.caption(),
                    headings,
                    clause.paragraphs()));
        }
        return passages;
    }

    private Passage passage(String path) {
        Passage passage = passages.get(path);
        if (passage == null) {
            throw new IllegalStateException(path);
        }
        return passage;
    }

    private List<Binding> bindings(ClauseReading reading) {
        return bound.bindings().stream()
                .filter(binding -> binding.span().path().equals(reading.path()))
                .toList();
    }

    private Topic topic(Binding binding) {
        return catalogue.topic(binding.topic()).orElseThrow();
    }

    /** One line for each clause, below it what it sets and why. */
    String list(Language language) {
        var lines = new StringBuilder(title).append("\n\n");
        for (ClauseReading reading : bound.readings()) {
            Passage passage = passage(reading.path());
            lines.append(reading.path());
            passage.caption().ifPresent(caption -> lines.append("  ").append(caption));
            lines.append("  [").append(in(language, reading.kind().title())).append("]  ");
            lines.append(because(reading.reason(), language)).append('\n');
            for (Binding binding : bindings(reading)) {
                Topic topic = topic(binding);
                boolean sure = binding.confidence() == Confidence.SURE;
                lines.append("    ").append(sure ? "・" : "? ").append(in(language, topic.title()));
                lines.append("  (").append(topic.measure().number()).append(") ");
                lines.append(topic.controls().stream().map(Control::id).collect(Collectors.joining(", ")));
                lines.append("\n        ").append(place(binding, language));
                lines.append(binding.reasons().stream()
                        .map(reason -> because(reason, language))
                        .collect(Collectors.joining(" ")));
                binding.stated()
                        .ifPresent(stated -> lines.append("  ⟲ ")
                                .append(String.join(language == Language.JAPANESE ? "、" : ", ", stated.words())));
                lines.append('\n');
            }
        }
        long unsure = bound.bindings().stream()
                .filter(binding -> binding.confidence() == Confidence.UNSURE)
                .count();
        lines.append('\n')
                .append(new Words(
                                "義務 " + bound.bindings().size() + "件、うち確かめてほしいもの " + unsure + "件。",
                                "Duties: " + bound.bindings().size() + ", to be checked by a person: " + unsure + ".")
                        .in(language))
                .append('\n');
        return lines.toString();
    }

    private static String place(Binding binding, Language language) {
        int paragraph = binding.span().paragraph();
        int sentence = binding.span().sentence();
        return paragraph == 0
                ? new Words("見出し: ", "caption: ").in(language)
                : new Words(
                                "第" + paragraph + "段落第" + sentence + "文: ",
                                "paragraph " + paragraph + ", sentence " + sentence + ": ")
                        .in(language);
    }

    private static String because(Reason reason, Language language) {
        String quotes = reason.quotes().stream().map(quote -> "「" + quote + "」").collect(Collectors.joining());
        return (quotes.isEmpty() ? "" : quotes + " ") + in(language, reason.why());
    }

    private static String in(Language language, Text text) {
        return new Words(text.ja(), text.en()).in(language);
    }

    /** Writes one object in UTF-8; the stream stays open. docs/policy-bind.md describes it. */
    void writeJson(OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(INDENTED, out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeStringProperty("title", title);
            json.writeObjectPropertyStart("catalogue");
            json.writeStringProperty("id", catalogue.id());
            json.writeStringProperty("version", catalogue.version());
            json.writeStringProperty("date", catalogue.date().toString());
            json.writeEndObject();
            json.writeArrayPropertyStart("clauses");
            bound.readings().forEach(reading -> write(reading, json));
            json.writeEndArray();
            json.writeEndObject();
        } catch (JacksonException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void write(ClauseReading reading, JsonGenerator json) {
        Passage passage = passage(reading.path());
        json.writeStartObject();
        json.writeStringProperty("path", reading.path());
        passage.marker().ifPresent(marker -> json.writeStringProperty("marker", marker));
        passage.caption().ifPresent(caption -> json.writeStringProperty("caption", caption));
        json.writeStringProperty("kind", reading.kind().name());
        json.writeName("reason");
        write(reading.reason(), json);
        json.writeArrayPropertyStart("duties");
        bindings(reading).forEach(binding -> write(binding, passage, json));
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(Binding binding, Passage passage, JsonGenerator json) {
        Topic topic = topic(binding);
        json.writeStartObject();
        json.writeNumberProperty("paragraph", binding.span().paragraph());
        json.writeNumberProperty("sentence", binding.span().sentence());
        json.writeStringProperty("text", binding.span().text(passage));
        json.writeStringProperty("topic", topic.id());
        bilingual("title", topic.title(), json);
        json.writeNumberProperty("measure", topic.measure().number());
        json.writeStringProperty("confidence", binding.confidence().name());
        strings("controls", topic.controls().stream().map(Control::id).toList(), json);
        binding.stated().ifPresent(stated -> {
            json.writeObjectPropertyStart("stated");
            strings("kinds", stated.kinds().stream().map(Enum::name).sorted().toList(), json);
            stated.period().ifPresent(period -> json.writeStringProperty("period", period.name()));
            strings("words", stated.words(), json);
            json.writeEndObject();
        });
        json.writeArrayPropertyStart("reasons");
        binding.reasons().forEach(reason -> write(reason, json));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(Reason reason, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("where", reason.where().name());
        strings("quotes", reason.quotes(), json);
        bilingual("why", reason.why(), json);
        json.writeEndObject();
    }

    private static void bilingual(String name, Text text, JsonGenerator json) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("ja", text.ja());
        json.writeStringProperty("en", text.en());
        json.writeEndObject();
    }

    private static void strings(String name, List<String> values, JsonGenerator json) {
        json.writeArrayPropertyStart(name);
        values.forEach(json::writeString);
        json.writeEndArray();
    }
}
