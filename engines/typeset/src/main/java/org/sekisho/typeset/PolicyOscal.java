package org.sekisho.typeset;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.HistoryEvent;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.Reference;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * A policy as an OSCAL catalog in JSON (Open Security Controls Assessment Language, NIST, version {@value #OSCAL}).
 *
 * <p>A part that only holds others (編, 章, a table) is a group, every other clause a control; clauses below a clause are
 * controls within it. The sentences of a clause are the prose of its part {@code statement}, its heading is the title, its
 * number as printed the property {@code label}. OSCAL keeps groups and controls in lists of their own, so {@code sort-id}
 * says the order of the text. The lines before the first clause are a group of their own. The same edition gives the same
 * bytes.
 *
 * <p>A mention of another clause is a link with {@code rel="related"}: {@code rel="reference"} may name nothing within a
 * catalog but a resource of its back matter (constraint {@code oscal-metadata-link-reference-index-back-matter-resource}).
 */
public final class PolicyOscal {
    /** The version of OSCAL. */
    public static final String OSCAL = "1.1.3";

    /** The namespace of the properties that OSCAL does not have. */
    public static final String NAMESPACE = "https://sekisho.org/ns/oscal";

    private static final UUID NAMES = UUID.fromString("6a3f0d1e-52b7-4c8e-9f35-0f6b1c7f2a64");
    private static final String PREAMBLE_ID = "preamble";
    private static final ZoneOffset JAPAN = ZoneOffset.ofHours(9);
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final ObjectWriteContext INDENTED = new ObjectWriteContext.Base() {
        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    };

    private final PolicyDocument document;
    private final Edition edition;
    private final JsonGenerator json;
    private final List<String> ids = new ArrayList<>();
    private final Map<String, String> idOfPath = new HashMap<>();
    private final List<List<Integer>> below = new ArrayList<>();
    private final List<Integer> outermost = new ArrayList<>();
    private final Map<String, List<Reference>> references = new HashMap<>();

    private PolicyOscal(PolicyDocument document, Edition edition, JsonGenerator json) {
        this.document = document;
        this.edition = edition;
        this.json = json;
        List<Clause> clauses = document.clauses();
        int[] holders = document.holders();
        for (int i = 0; i < holders.length; i++) {
            String path = clauses.get(i).path();
            String id = edition.clauses().isEmpty()
                    ? token(path)
                    : "clause-" + edition.clauses().get(i);
            ids.add(id);
            idOfPath.put(path, id);
            below.add(new ArrayList<>());
            (holders[i] < 0 ? outermost : below.get(holders[i])).add(i);
        }
        document.references()
                .forEach(reference -> references
                        .computeIfAbsent(reference.from(), path -> new ArrayList<>())
                        .add(reference));
    }

    /**
     * What a catalog says of the version of the policy, beside its text.
     *
     * @param uuid of the catalog, of version 5: see {@link #named}
     * @param document what all versions of the document have in common, if it has an identity
     * @param title of the document
     * @param version what tells this version from the others
     * @param lastModified when this version was last stored
     * @param published the day on which it was made public, if it was
     * @param body whose policy it is, if known
     * @param properties what else is known of the version, as properties in {@link #NAMESPACE}: a name that is a token of ASCII letters,
     *     and a value
     * @param clauses the identity of each clause in the order of the text; empty if clauses have none, and then their path
     *     takes its place
     */
    public record Edition(
            UUID uuid,
            Optional<UUID> document,
            String title,
            String version,
            Instant lastModified,
            Optional<LocalDate> published,
            Optional<Body> body,
            SequencedMap<String, String> properties,
            List<UUID> clauses) {

        public Edition {
            clauses = List.copyOf(clauses);
            properties = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(properties));
        }

        /**
         * A text that is known by nothing but itself: the same text has the same uuid, and its version is the day of its last
         * decision or, without one, a digest of the text.
         */
        public static Edition ofText(PolicyDocument document, String name, Instant lastModified) {
            UUID uuid = named(text(document));
            var properties = new LinkedHashMap<String, String>();
            Optional<HistoryEvent> last = document.history().reversed().stream().findFirst();
            last.ifPresent(event -> days(event, properties));
            String version = last.flatMap(event -> event.decided().or(event::inForce))
                    .map(LocalDate::toString)
                    .orElseGet(() -> "text-" + uuid.toString().substring(0, 8));
            return new Edition(
                    uuid,
                    Optional.empty(),
                    document.title().orElse(name),
                    version,
                    lastModified,
                    Optional.empty(),
                    Optional.empty(),
                    properties,
                    List.of());
        }

        private static String[] text(PolicyDocument document) {
            List<String> text = new ArrayList<>(document.preamble());
            document.clauses().forEach(clause -> {
                text.add(clause.path());
                text.add(clause.marker());
                clause.caption().ifPresent(text::add);
                text.addAll(clause.paragraphs());
            });
            return text.toArray(String[]::new);
        }
    }

    /**
     * A body (団体) as a party.
     *
     * @param uuid tells it from others of the same name, of which there are several; of version 5: see {@link #named}
     */
    public record Body(UUID uuid, String name) {}

    /** A uuid of version 5 (RFC 9562, 5.5), the same for the same names: what OSCAL takes besides random ones. */
    public static UUID named(String... names) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(ByteBuffer.allocate(Long.BYTES * 2)
                    .putLong(NAMES.getMostSignificantBits())
                    .putLong(NAMES.getLeastSignificantBits())
                    .flip());
            for (String name : names) {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
            long most = bytes.getLong() & ~0xF000L | 0x5000L;
            long least = bytes.getLong() & ~(0b11L << 62) | 0b10L << 62;
            return new UUID(most, least);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    /** The catalog, in UTF-8. */
    public static byte[] of(PolicyDocument document, Edition edition) {
        if (!edition.clauses().isEmpty()
                && edition.clauses().size() != document.clauses().size()) {
            throw new IllegalArgumentException(edition.clauses().size() + " identities for "
                    + document.clauses().size() + " clauses");
        }
        var out = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(INDENTED, out, JsonEncoding.UTF8)) {
            new PolicyOscal(document, edition, json).catalog();
        }
        out.write('\n');
        return out.toByteArray();
    }

    /**
     * The address of a clause as an identifier that OSCAL takes everywhere, also behind the # of a link: ASCII letters, digits,
     * dots and hyphens stand for themselves, every other sign for an underscore and its code, so that no two addresses meet.
     */
    static String token(String path) {
        var token = new StringBuilder("clause-");
        path.codePoints().forEach(sign -> {
            if (sign < 0x80 && (Character.isLetterOrDigit(sign) || sign == '.' || sign == '-')) {
                token.append((char) sign);
            } else {
                token.append(sign < 0x10000 ? "_%04x".formatted(sign) : "_u%06x".formatted(sign));
            }
        });
        return token.toString();
    }

    // The document

    private void catalog() {
        json.writeStartObject();
        json.writeObjectPropertyStart("catalog");
        json.writeStringProperty("uuid", edition.uuid().toString());
        metadata();
        List<Integer> controls = outermost.stream().filter(at -> !container(at)).toList();
        List<Integer> groups = outermost.stream().filter(this::container).toList();
        array("controls", controls, this::control);
        if (!groups.isEmpty() || !document.preamble().isEmpty()) {
            json.writeArrayPropertyStart("groups");
            if (!document.preamble().isEmpty()) {
                preamble();
            }
            groups.forEach(this::group);
            json.writeEndArray();
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void metadata() {
        json.writeObjectPropertyStart("metadata");
        json.writeStringProperty("title", OscalMarkup.line(edition.title()));
        edition.published().ifPresent(day -> json.writeStringProperty("published", day + "T00:00:00" + JAPAN));
        json.writeStringProperty(
                "last-modified",
                DateTimeFormatter.ISO_INSTANT.format(edition.lastModified().truncatedTo(ChronoUnit.SECONDS)));
        json.writeStringProperty("version", edition.version());
        json.writeStringProperty("oscal-version", OSCAL);
        array("revisions", document.history().reversed(), this::revision);
        edition.document().ifPresent(identity -> {
            json.writeArrayPropertyStart("document-ids");
            json.writeStartObject();
            json.writeStringProperty("scheme", NAMESPACE + "/document");
            json.writeStringProperty("identifier", identity.toString());
            json.writeEndObject();
            json.writeEndArray();
        });
        properties(edition.properties());
        edition.body().ifPresent(this::body);
        json.writeEndObject();
    }

    /** 制定, 一部改正, 全部改正, as the policy tells them. */
    private void revision(HistoryEvent event) {
        json.writeStartObject();
        json.writeStringProperty("title", event.kind().label());
        json.writeStringProperty(
                "version",
                event.decided()
                        .or(event::inForce)
                        .map(LocalDate::toString)
                        .orElse(event.kind().label()));
        var properties = new LinkedHashMap<String, String>();
        days(event, properties);
        event.replaces().ifPresent(name -> properties.put("replaces", name));
        event.replacedEnacted().ifPresent(day -> properties.put("replaced-enacted-on", day.toString()));
        properties(properties);
        json.writeEndObject();
    }

    private static void days(HistoryEvent event, SequencedMap<String, String> properties) {
        event.decided().ifPresent(day -> properties.put("decided-on", day.toString()));
        event.by().ifPresent(by -> properties.put("decided-by", by));
        event.instrument().ifPresent(name -> properties.put("instrument", name));
        event.inForce().ifPresent(day -> properties.put("in-force-from", day.toString()));
    }

    private void body(Body body) {
        String uuid = body.uuid().toString();
        json.writeArrayPropertyStart("roles");
        json.writeStartObject();
        json.writeStringProperty("id", "creator");
        json.writeStringProperty("title", "策定した団体");
        json.writeEndObject();
        json.writeEndArray();
        json.writeArrayPropertyStart("parties");
        json.writeStartObject();
        json.writeStringProperty("uuid", uuid);
        json.writeStringProperty("type", "organization");
        json.writeStringProperty("name", body.name());
        json.writeEndObject();
        json.writeEndArray();
        json.writeArrayPropertyStart("responsible-parties");
        json.writeStartObject();
        json.writeStringProperty("role-id", "creator");
        json.writeArrayPropertyStart("party-uuids");
        json.writeString(uuid);
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    // The text

    private void preamble() {
        json.writeStartObject();
        json.writeStringProperty("id", PREAMBLE_ID);
        json.writeStringProperty("class", "preamble");
        json.writeStringProperty("title", PolicyDocument.PREAMBLE);
        json.writeArrayPropertyStart("props");
        property("", "sort-id", sortId(-1));
        json.writeEndArray();
        links(PolicyDocument.PREAMBLE, PREAMBLE_ID);
        part("overview", "", PREAMBLE_ID + "_txt", document.preamble());
        json.writeEndObject();
    }

    private void group(int at) {
        Clause clause = document.clauses().get(at);
        beginning(at, "container");
        if (!clause.paragraphs().isEmpty()) {
            part("text", NAMESPACE, ids.get(at) + "_txt", clause.paragraphs());
        }
        List<Integer> groups = below.get(at).stream().filter(this::container).toList();
        List<Integer> controls =
                below.get(at).stream().filter(one -> !container(one)).toList();
        if (groups.isEmpty()) {
            array("controls", controls, this::control);
        } else {
            json.writeArrayPropertyStart("groups");
            if (!controls.isEmpty()) {
                direct(clause, at, controls);
            }
            groups.forEach(this::group);
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /** What stands in a chapter beside its sections: a group has groups or controls, not both. */
    private void direct(Clause clause, int at, List<Integer> controls) {
        json.writeStartObject();
        json.writeStringProperty("id", ids.get(at) + "_direct");
        json.writeStringProperty("class", "direct");
        json.writeStringProperty("title", title(clause));
        array("controls", controls, this::control);
        json.writeEndObject();
    }

    private void control(int at) {
        Clause clause = document.clauses().get(at);
        beginning(at, clause.supplementary() ? "supplementary" : "clause");
        part("statement", "", ids.get(at) + "_smt", clause.paragraphs());
        array("controls", below.get(at), this::control);
        json.writeEndObject();
    }

    private void beginning(int at, String kind) {
        Clause clause = document.clauses().get(at);
        json.writeStartObject();
        json.writeStringProperty("id", ids.get(at));
        json.writeStringProperty("class", kind);
        json.writeStringProperty("title", title(clause));
        json.writeArrayPropertyStart("props");
        property("", "label", clause.marker());
        property("", "sort-id", sortId(at));
        property(NAMESPACE, "path", clause.path());
        json.writeEndArray();
        links(clause.path(), ids.get(at));
    }

    private static String title(Clause clause) {
        return OscalMarkup.line(clause.caption().filter(text -> !text.isBlank()).orElse(clause.path()));
    }

    private String sortId(int at) {
        int digits = Integer.toString(ids.size()).length();
        return ("%0" + digits + "d").formatted(at + 1);
    }

    private void part(String name, String namespace, String id, List<String> paragraphs) {
        json.writeArrayPropertyStart("parts");
        json.writeStartObject();
        json.writeStringProperty("id", id);
        json.writeStringProperty("name", name);
        if (!namespace.isEmpty()) {
            json.writeStringProperty("ns", namespace);
        }
        if (!paragraphs.isEmpty()) {
            json.writeStringProperty("prose", OscalMarkup.paragraphs(paragraphs));
        }
        json.writeEndObject();
        json.writeEndArray();
    }

    private void links(String path, String own) {
        SequencedMap<String, SequencedSet<String>> mentions = new LinkedHashMap<>();
        for (Reference reference : references.getOrDefault(path, List.of())) {
            for (String to : reference.to()) {
                String target = to.equals(PolicyDocument.PREAMBLE)
                                && !document.preamble().isEmpty()
                        ? PREAMBLE_ID
                        : idOfPath.getOrDefault(to, own);
                if (!target.equals(own)) {
                    mentions.computeIfAbsent(target, _ -> new LinkedHashSet<>()).add(reference.text());
                }
            }
        }
        array("links", List.copyOf(mentions.sequencedEntrySet()), mention -> {
            json.writeStartObject();
            json.writeStringProperty("href", "#" + mention.getKey());
            json.writeStringProperty("rel", "related");
            json.writeStringProperty("text", OscalMarkup.line(String.join("、", mention.getValue())));
            json.writeEndObject();
        });
    }

    private void properties(SequencedMap<String, String> properties) {
        if (properties.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("props");
        properties.forEach((name, value) -> property(NAMESPACE, name, value));
        json.writeEndArray();
    }

    /** A value of OSCAL begins and ends with a sign that is seen, and an empty one is none. */
    private void property(String namespace, String name, String value) {
        String line = value.strip().replaceAll("[\\r\\n]+", " ");
        if (line.isEmpty()) {
            return;
        }
        json.writeStartObject();
        json.writeStringProperty("name", name);
        if (!namespace.isEmpty()) {
            json.writeStringProperty("ns", namespace);
        }
        json.writeStringProperty("value", line);
        json.writeEndObject();
    }

    private boolean container(int at) {
        return document.clauses().get(at).container();
    }

    private <T> void array(String name, List<T> values, Consumer<T> write) {
        if (values.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart(name);
        values.forEach(write);
        json.writeEndArray();
    }
}
