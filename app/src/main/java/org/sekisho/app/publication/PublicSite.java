package org.sekisho.app.publication;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.sekisho.app.identity.Bodies;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.DocumentVersion;
import org.sekisho.app.policy.PublicVersions;
import org.sekisho.app.policy.PublicVersions.PublicVersion;
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

    /**
     * A file of the site; the path has no leading stroke.
     *
     * @param name what somebody who keeps it will call it
     */
    public record File(String path, String name, byte[] bytes) {}

    /**
     * A document with its versions.
     *
     * @param folder where its pages stand; the same each time, whatever becomes public later
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

        /** Whether it is not in force yet and will be. */
        public boolean toCome(LocalDate day) {
            return version.validFrom().isAfter(day);
        }

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
    private static final int DIGITS_OF_EDITION = 12;

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
        return documents(actor, time.today(), version -> true).stream()
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
        pages(actor, statement, version -> true, time.today(), files::add);
        return files;
    }

    /** Makes the pages as they are to be on a day, of what is decided today, and says which versions they show. */
    private List<DocumentVersion> pages(
            Actor actor, String statement, Predicate<PublicVersion> shown, LocalDate day, Consumer<File> files) {
        actor.require(Permission.PUBLISH_POLICY);
        var documents = documents(actor, day, shown);
        var problems = new Problems("publication");
        if (documents.isEmpty()) {
            problems.add("", "nothing-public");
        }
        if (statement.length() > LONGEST_STATEMENT) {
            problems.add("statement", "statement-too-long", LONGEST_STATEMENT);
        }
        problems.refuseIfAny();
        var body = bodies.byId(actor.body()).orElseThrow().name();
        var joint = slips.on(actor, AsOf.known(day)).joint();
        var style = style();
        var styled = edition(style);
        files.accept(page(
                "index.html",
                "publication/site/index",
                Map.of(
                        "body",
                        body,
                        "documents",
                        documents,
                        "statement",
                        statement.strip(),
                        "joint",
                        joint,
                        "style",
                        styled,
                        "day",
                        day)));
        // Each version by itself, in their order: as many at a time as there are processors.
        documents.stream()
                .flatMap(document -> document.versions().stream().map(version -> new Part(document, version)))
                .gather(Gatherers.mapConcurrent(
                        Runtime.getRuntime().availableProcessors(), part -> part(part, body, joint, styled, day)))
                .flatMap(List::stream)
                .forEach(files);
        files.accept(new File("style.css", "style.css", style));
        return documents.stream()
                .flatMap(document -> document.versions().stream())
                .map(Version::version)
                .toList();
    }

    private record Part(Document document, Version version) {}

    /** The page of a version, which names the edition of its PDF, and the PDF. */
    private List<File> part(Part part, String body, List<RegistrationSlips.Slip> joint, String style, LocalDate day) {
        var version = part.version();
        var path = part.document().folder() + "/" + version.file();
        var pdf = FileType.PDF.set(VersionManuscript.of(version.version(), version.text()));
        return List.of(
                page(
                        path + ".html",
                        "publication/site/version",
                        Map.of(
                                "body",
                                body,
                                "document",
                                part.document(),
                                "version",
                                version,
                                "joint",
                                joint,
                                "style",
                                style,
                                "pdf",
                                edition(pdf),
                                "day",
                                day)),
                new File(path + ".pdf", name(version.version()), pdf));
    }

    private static String name(DocumentVersion version) {
        return version.title() + "（第" + version.number() + "版）.pdf";
    }

    /**
     * An archive of the pages.
     *
     * @param from the day from which the pages are so
     * @param versions those that they show
     * @param files how many there are
     */
    record Archive(LocalDate from, byte[] bytes, List<DocumentVersion> versions, int files) {

        /** The later days on which a version that is shown comes into force or ends. */
        SortedSet<LocalDate> turns() {
            return versions.stream()
                    .flatMap(version -> Stream.concat(Stream.of(version.validFrom()), version.validTo().stream()))
                    .filter(from::isBefore)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** The pages of today in one archive; the same pages give the same bytes. */
    public byte[] archive(Actor actor, String statement) {
        return archive(actor, statement, version -> true, time.today()).bytes();
    }

    /** The pages as they are to be on a day, without the versions that are not to be shown. */
    Archive archive(Actor actor, String statement, Predicate<PublicVersion> shown, LocalDate day) {
        var bytes = new ByteArrayOutputStream();
        var count = new AtomicInteger();
        List<DocumentVersion> versions;
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            versions = pages(actor, statement, shown, day, file -> {
                add(zip, file);
                count.incrementAndGet();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Archive(day, bytes.toByteArray(), versions, count.get());
    }

    private static void add(ZipOutputStream zip, File file) {
        try {
            var entry = new ZipEntry(file.path());
            entry.setTime(0);
            entry.setComment(file.name());
            zip.putNextEntry(entry);
            zip.write(file.bytes());
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What tells one content of a file from another in its address. */
    static String edition(byte[] bytes) {
        return hash(bytes).substring(0, DIGITS_OF_EDITION);
    }

    /** SHA-256 in hexadecimal digits. */
    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private File page(String path, String template, Map<String, Object> parameters) {
        return new File(path, path.substring(path.lastIndexOf('/') + 1), templates.written(template, parameters));
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
    private List<Document> documents(Actor actor, LocalDate day, Predicate<PublicVersion> shown) {
        Map<UUID, List<DocumentVersion>> byDocument = versions.on(actor, AsOf.known(day)).stream()
                .filter(version -> version.decidedBy(time.today()))
                .filter(shown)
                .map(PublicVersion::version)
                .collect(groupingBy(DocumentVersion::document, LinkedHashMap::new, toList()));
        var folders = folders(actor, day);
        var documents = new ArrayList<Document>();
        byDocument.forEach((id, all) -> documents.add(document(actor, folders.getOrDefault(id, ""), all, day)));
        documents.sort(Comparator.comparing(Document::kind)
                .thenComparing(document -> document.shown().version().title())
                .thenComparing(Document::folder));
        return documents;
    }

    /** A folder for each document that has a public version, counted in the order in which they came to have one. */
    private Map<UUID, String> folders(Actor actor, LocalDate day) {
        var folders = new LinkedHashMap<UUID, String>();
        versions.on(actor, AsOf.known(day)).stream()
                .map(PublicVersion::version)
                .sorted(Comparator.comparing(DocumentVersion::id))
                .forEach(version -> folders.computeIfAbsent(version.document(), id -> "d" + (folders.size() + 1)));
        return folders;
    }

    private Document document(Actor actor, String folder, List<DocumentVersion> all, LocalDate day) {
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
        return new Document(folder, shown.version().kind(), shown, read);
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
