package org.sekisho.app.publication;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.sekisho.app.identity.Bodies;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.DocumentVersion;
import org.sekisho.app.policy.PublicVersions;
import org.sekisho.app.policy.VersionManuscript;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.comparison.ComparisonTable;
import org.sekisho.policytext.comparison.MarkedText;
import org.sekisho.policytext.comparison.Revision;
import org.sekisho.typeset.FileType;
import org.springframework.stereotype.Service;

/**
 * The pages that a body puts on its website: its public documents with their earlier versions, the organs that adopted
 * the policy, and what it says about documents that are not public.
 *
 * <p>They need nothing else: no script, no address of another host, no font. They are made of {@link PublicVersions} alone,
 * so that no other text can reach them.
 */
@Service
public final class PublicSite {

    /** A file of the site; the path has no leading stroke. */
    public record File(String path, byte[] bytes) {}

    /**
     * A document with its versions.
     *
     * @param folder where its pages stand
     * @param shown the version that a reader wants first: in force, else the next to come, else the last
     * @param versions newest first
     */
    public record Document(String folder, DocumentKind kind, Version shown, List<Version> versions) {}

    /**
     * A version with its text.
     *
     * @param corrections of a correction (正誤), what was wrong and is right; none otherwise
     */
    public record Version(
            DocumentVersion version, PolicyDocument text, String file, boolean inForce, List<Corrected> corrections) {

        /** The lines before the first clause, without the title, which stands above them. */
        public List<String> preamble() {
            return text.preamble().stream()
                    .filter(line -> text.title().filter(line.strip()::equals).isEmpty())
                    .toList();
        }

        public List<Line> lines() {
            return text.clauses().stream().map(Line::of).toList();
        }
    }

    /** A provision as it was by mistake, and as it is right; either may be empty. */
    public record Corrected(String wrong, String right) {
        static Corrected of(ComparisonTable.Provision provision) {
            return new Corrected(words(provision.before()), words(provision.after()));
        }

        private static String words(Optional<ComparisonTable.Side> side) {
            return side.stream()
                    .flatMap(one -> Stream.concat(
                            Stream.concat(Stream.of(one.marker()), one.caption().stream()), one.paragraphs().stream()))
                    .map(MarkedText::text)
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining("　"));
        }
    }

    /**
     * A clause as it is printed.
     *
     * @param depth 1 for a main clause and for what holds such
     */
    public record Line(String id, String marker, Optional<String> caption, int depth, List<String> paragraphs) {
        static Line of(Clause clause) {
            return new Line(
                    "c-" + clause.path().replaceAll("\\s+", "_"),
                    clause.marker(),
                    clause.caption(),
                    clause.container() ? 1 : Math.min(clause.level(), 4),
                    clause.paragraphs());
        }
    }

    private static final int LONGEST_STATEMENT = 2000;

    private final PublicVersions versions;
    private final DocumentHistory history;
    private final RegistrationSlips slips;
    private final Bodies bodies;
    private final Templates templates;
    private final Time time;

    PublicSite(
            PublicVersions versions,
            DocumentHistory history,
            RegistrationSlips slips,
            Bodies bodies,
            Templates templates,
            Time time) {
        this.versions = versions;
        this.history = history;
        this.slips = slips;
        this.bodies = bodies;
        this.templates = templates;
        this.time = time;
    }

    /** What the policy in force itself says about documents that are not public; empty if it says nothing. */
    public String statement(Actor actor) {
        return documents(actor, time.today()).stream()
                .filter(document -> document.kind() == DocumentKind.POLICY)
                .map(document -> document.shown().text())
                .flatMap(text -> text.nonPublic().stream()
                        .map(said -> said.path())
                        .distinct()
                        .flatMap(path -> text.at(path).stream())
                        .flatMap(clause -> clause.paragraphs().stream())
                        .filter(words -> words.contains("公開") || words.contains("公表") || words.contains("公に")))
                .distinct()
                .reduce("", (one, other) -> one.isEmpty() ? other : one + "\n" + other);
    }

    /**
     * Makes the pages of today.
     *
     * @param statement what they say about documents that are not public; may be empty
     * @throws Refusal.NotPermitted if the actor may not publish
     * @throws Refusal.Invalid if the body has nothing for the public, or the statement is too long
     */
    public List<File> pages(Actor actor, String statement) {
        var files = new ArrayList<File>();
        pages(actor, statement, files::add);
        return files;
    }

    private void pages(Actor actor, String statement, Consumer<File> files) {
        actor.require(Permission.PUBLISH_POLICY);
        var today = time.today();
        var documents = documents(actor, today);
        var problems = new Problems("publication");
        if (documents.isEmpty()) {
            problems.add("", "nothing-public");
        }
        if (statement.length() > LONGEST_STATEMENT) {
            problems.add("statement", "statement-too-long", LONGEST_STATEMENT);
        }
        problems.refuseIfAny();
        var body = bodies.byId(actor.body()).orElseThrow().name();
        var joint = slips.on(actor, AsOf.known(today)).joint();
        files.accept(page(
                "index.html",
                "publication/site/index",
                Map.of("body", body, "documents", documents, "statement", statement.strip(), "joint", joint)));
        for (var document : documents) {
            for (var version : document.versions()) {
                files.accept(page(
                        document.folder() + "/" + version.file() + ".html",
                        "publication/site/version",
                        Map.of("body", body, "document", document, "version", version, "joint", joint)));
                files.accept(new File(
                        document.folder() + "/" + version.file() + ".pdf",
                        FileType.PDF.set(VersionManuscript.of(version.version(), version.text()))));
            }
        }
        files.accept(new File("style.css", style()));
    }

    /** The same in one archive; the same pages give the same bytes. */
    public byte[] archive(Actor actor, String statement) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            pages(actor, statement, file -> add(zip, file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, File file) {
        try {
            var entry = new ZipEntry(file.path());
            entry.setTime(0);
            zip.putNextEntry(entry);
            zip.write(file.bytes());
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private File page(String path, String template, Map<String, Object> parameters) {
        return new File(path, templates.written(template, parameters));
    }

    private static byte[] style() {
        try (var css = PublicSite.class.getResourceAsStream("/sekisho/publication/site.css")) {
            if (css == null) {
                throw new IllegalStateException("site.css is missing");
            }
            return css.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The policy first, then the other documents by title. */
    private List<Document> documents(Actor actor, LocalDate day) {
        Map<UUID, List<DocumentVersion>> byDocument = versions.on(actor, AsOf.known(day)).stream()
                .map(PublicVersions.PublicVersion::version)
                .collect(groupingBy(DocumentVersion::document, LinkedHashMap::new, toList()));
        var documents = new ArrayList<Document>();
        byDocument.forEach((id, all) -> documents.add(document(actor, all, day)));
        documents.sort(Comparator.comparing(Document::kind)
                .thenComparing(document -> document.shown().version().title()));
        var numbered = new ArrayList<Document>();
        for (var document : documents) {
            numbered.add(
                    new Document("d" + (numbered.size() + 1), document.kind(), document.shown(), document.versions()));
        }
        return numbered;
    }

    private Document document(Actor actor, List<DocumentVersion> all, LocalDate day) {
        var read = all.reversed().stream()
                .map(version -> new Version(
                        version,
                        history.version(actor, version.id()).text().tree(),
                        "v" + version.number(),
                        version.holdsOn(day),
                        corrections(actor, all, version)))
                .toList();
        var shown = read.stream()
                .filter(Version::inForce)
                .findFirst()
                .or(() -> read.reversed().stream()
                        .filter(version -> version.version().validFrom().isAfter(day))
                        .findFirst())
                .orElse(read.getFirst());
        return new Document("", shown.version().kind(), shown, read);
    }

    /** What a correction put right; nothing where the version that it corrects is not for the public. */
    private List<Corrected> corrections(Actor actor, List<DocumentVersion> all, DocumentVersion version) {
        return all.stream()
                .filter(other -> version.corrects().filter(other.id()::equals).isPresent())
                .flatMap(other -> Revision.between(
                                history.version(actor, other.id()).text().tree(),
                                history.version(actor, version.id()).text().tree())
                        .table()
                        .provisions())
                .filter(provision -> !provision.unchanged())
                .map(Corrected::of)
                .toList();
    }
}
