package org.sekisho.controls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sekisho.controls.Documents.Document;
import org.sekisho.policytext.PolicyUnreadable;

/**
 * A document of an invented body with the topics of each sentence noted by hand.
 *
 * <p>A line may end in ⟦topics⟧, the last parts of topic ids; | parts the sentences of the line. A sentence without a note
 * asks for nothing. A topic with ? behind it is one over which one can differ.
 *
 * @param doubtful labels that are right whether they are found or not
 */
record Labelled(String name, Document document, Set<Label> labels, Set<Label> doubtful) {

    private static final Pattern NOTE = Pattern.compile("⟦([^⟧]*)⟧$");

    /** A sentence and one of its topics. */
    record Label(Span span, String topic) implements Comparable<Label> {
        @Override
        public int compareTo(Label other) {
            return toString().compareTo(other.toString());
        }
    }

    static List<Labelled> all(String folder) throws IOException, PolicyUnreadable {
        Path path = Project.root()
                .resolve("engines/controls/src/test/resources/bodies")
                .resolve(folder);
        var all = new ArrayList<Labelled>();
        try (var files = Files.list(path)) {
            for (Path file : files.sorted().toList()) {
                all.add(read(file));
            }
        }
        return all;
    }

    private record Place(Span span, String text) {}

    private static Labelled read(Path file) throws IOException, PolicyUnreadable {
        var text = new StringBuilder();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines) {
            text.append(NOTE.matcher(line.strip()).replaceFirst("")).append('\n');
        }
        var document = Documents.read(text.toString());
        var places = places(document);
        var labels = new TreeSet<Label>();
        var doubtful = new TreeSet<Label>();
        int next = 0;
        for (String line : lines) {
            Matcher note = NOTE.matcher(line.strip());
            if (note.find()) {
                String[] perSentence = note.group(1).split("\\|", -1);
                var sentences = Sentences.of(line.strip().substring(0, note.start()));
                if (sentences.size() != perSentence.length) {
                    throw new AssertionError(file + " has notes for " + perSentence.length + " sentences: " + line);
                }
                for (int i = 0; i < perSentence.length; i++) {
                    next = find(places, next, sentences.get(i));
                    if (next < 0) {
                        throw new AssertionError(file + " was not read with: " + sentences.get(i));
                    }
                    for (String topic : perSentence[i].split(",")) {
                        if (topic.endsWith("?")) {
                            doubtful.add(new Label(
                                    places.get(next).span,
                                    full(topic.replace("?", "").strip())));
                        } else if (!topic.isBlank()) {
                            labels.add(new Label(places.get(next).span, full(topic.strip())));
                        }
                    }
                    next++;
                }
            }
        }
        return new Labelled(file.getFileName() + "", document, labels, doubtful);
    }

    private static List<Place> places(Document document) {
        var places = new ArrayList<Place>();
        for (Passage passage : document.passages()) {
            if (passage.paragraphs().isEmpty()) {
                passage.caption().ifPresent(caption -> places.add(new Place(Span.caption(passage.path()), caption)));
            }
            for (int p = 0; p < passage.paragraphs().size(); p++) {
                var sentences = Sentences.of(passage.paragraphs().get(p));
                for (int s = 0; s < sentences.size(); s++) {
                    places.add(new Place(new Span(passage.path(), p + 1, s + 1), sentences.get(s)));
                }
            }
        }
        return places;
    }

    private static int find(List<Place> places, int from, String sentence) {
        for (int i = from; i < places.size(); i++) {
            if (sentence.endsWith(places.get(i).text)) {
                return i;
            }
        }
        return -1;
    }

    private static String full(String lastPart) {
        var matches = Catalogue.standard().topics().stream()
                .map(Topic::id)
                .filter(id -> id.endsWith("." + lastPart))
                .toList();
        if (matches.size() != 1) {
            throw new AssertionError("topics named " + lastPart + ": " + matches);
        }
        return matches.getFirst();
    }
}
