package org.sekisho.typeset;

import static org.assertj.core.api.Assertions.assertThat;

import gov.nist.secauto.metaschema.core.datatype.markup.IMarkupString;
import gov.nist.secauto.metaschema.core.datatype.markup.MarkupMultiline;
import gov.nist.secauto.metaschema.core.model.constraint.IConstraint.Level;
import gov.nist.secauto.metaschema.core.model.validation.IValidationFinding;
import gov.nist.secauto.metaschema.core.model.validation.JsonSchemaContentValidator;
import gov.nist.secauto.oscal.lib.OscalBindingContext;
import gov.nist.secauto.oscal.lib.model.Catalog;
import gov.nist.secauto.oscal.lib.model.CatalogGroup;
import gov.nist.secauto.oscal.lib.model.Control;
import gov.nist.secauto.oscal.lib.model.ControlPart;
import gov.nist.secauto.oscal.lib.model.Link;
import gov.nist.secauto.oscal.lib.model.Property;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.json.JSONObject;
import org.json.JSONTokener;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.PolicyReader;

/** What the reference library of OSCAL makes of the catalog of a policy. */
class PolicyOscalTest {
    private static final Instant STORED = Instant.parse("2026-11-01T03:04:05Z");
    private static final OscalBindingContext OSCAL = OscalBindingContext.instance();

    private static final JsonSchemaContentValidator SCHEMA = schema();

    @TempDir
    private Path folder = Path.of("");

    /** A clause as it stands in a catalog. */
    private record Said(String order, String path, String label, String title, List<String> text) {}

    static Stream<Path> samples() throws Exception {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(root.resolve("engines"))) {
            root = Objects.requireNonNull(root.getParent());
        }
        List<Path> files = new ArrayList<>();
        for (String below :
                List.of("app/src/main/resources/sekisho/demo", "engines/policytext/src/test/resources/policies")) {
            try (Stream<Path> found = Files.walk(root.resolve(below))) {
                found.filter(file -> file.toString().endsWith(".txt")).sorted().forEach(files::add);
            }
        }
        assertThat(files).hasSizeGreaterThan(30).anyMatch(file -> file.endsWith("demo/city/procedure.txt"));
        return files.stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void the_library_finds_no_error_and_every_clause_once_in_the_samples(Path file) throws Exception {
        everyClauseOnce(new PolicyReader().read(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hanamaki.txt", "sunagawa.txt"})
    void the_library_finds_no_error_and_every_clause_once_in_a_real_policy(String name) throws Exception {
        everyClauseOnce(new PolicyReader().read(RealPolicies.file(name)));
    }

    private void everyClauseOnce(PolicyDocument policy) throws Exception {
        for (boolean identified : List.of(false, true)) {
            byte[] json = PolicyOscal.of(policy, identified ? identified(policy) : text(policy));
            assertThat(errors(json)).isEmpty();
            Catalog catalog = load(json);
            List<Said> said = new ArrayList<>();
            List<String> preamble = new ArrayList<>();
            collect(catalog, said, preamble);
            said.sort(Comparator.comparing(Said::order));
            assertThat(said)
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("order")
                    .isEqualTo(policy.clauses().stream()
                            .map(PolicyOscalTest::expected)
                            .toList());
            assertThat(preamble).isEqualTo(policy.preamble());
        }
    }

    private static Said expected(Clause clause) {
        return new Said(
                "",
                clause.path(),
                clause.marker().strip(),
                clause.caption().orElse(clause.path()),
                clause.paragraphs());
    }

    @Test
    void the_library_refuses_an_identifier_that_is_no_token() throws Exception {
        String catalog = new String(PolicyOscal.of(sample(), text(sample())), StandardCharsets.UTF_8);
        String broken = catalog.replace("\"id\" : \"clause-1\"", "\"id\" : \"clause (1)\"");
        assertThat(broken).isNotEqualTo(catalog);
        assertThat(errors(catalog.getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(errors(broken.getBytes(StandardCharsets.UTF_8))).anyMatch(error -> error.contains("clause (1)"));
    }

    @Test
    void the_library_refuses_an_identifier_twice_and_a_reference_into_the_text() throws Exception {
        String catalog = new String(PolicyOscal.of(sample(), text(sample())), StandardCharsets.UTF_8);
        assertThat(errors(catalog.replace("\"clause-3\"", "\"clause-1\"").getBytes(StandardCharsets.UTF_8)))
                .isNotEmpty();
        assertThat(errors(catalog.replace("\"related\"", "\"reference\"").getBytes(StandardCharsets.UTF_8)))
                .as("why a mention is not rel=reference")
                .anyMatch(error -> error.contains("index-back-matter-resource"));
    }

    @Test
    void the_version_says_who_decided_it_when_and_since_when_it_is_in_force_and_public() throws Exception {
        PolicyDocument policy = sample();
        Catalog catalog = load(PolicyOscal.of(policy, identified(policy)));
        var metadata = catalog.getMetadata();
        assertThat(metadata.getTitle().toText()).isEqualTo("桜山市情報セキュリティ基本方針");
        assertThat(metadata.getVersion()).isEqualTo("2");
        assertThat(metadata.getOscalVersion()).isEqualTo("1.1.3");
        assertThat(metadata.getPublished().toInstant()).isEqualTo(Instant.parse("2026-04-02T15:00:00Z"));
        assertThat(metadata.getLastModified().toInstant()).isEqualTo(STORED);
        assertThat(metadata.getParties()).singleElement().satisfies(party -> {
            assertThat(party.getName()).isEqualTo("桜山市");
            assertThat(metadata.getResponsibleParties().getFirst().getPartyUuids())
                    .containsExactly(party.getUuid());
        });
        assertThat(metadata.getProps())
                .allSatisfy(
                        property -> assertThat(property.getNs().toString()).isEqualTo("https://sekisho.org/ns/oscal"))
                .extracting(Property::getName, Property::getValue)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("decided-on", "2026-03-20"),
                        org.assertj.core.groups.Tuple.tuple("in-force-from", "2026-04-01"));
        assertThat(load(PolicyOscal.of(policy, text(policy))).getMetadata().getVersion())
                .as("of a text alone")
                .isEqualTo("2026-03-20");
    }

    @Test
    void a_mention_of_another_clause_is_a_link_to_it() throws Exception {
        PolicyDocument policy = sample();
        List<Control> controls = load(PolicyOscal.of(policy, text(policy))).getControls();
        Link link = controls.get(2).getLinks().getFirst();
        assertThat(link.getHref()).hasToString("#" + controls.get(1).getId());
        assertThat(Objects.requireNonNull(link.getText()).toText()).contains("２");
    }

    @Test
    void clauses_beside_the_sections_of_a_chapter_are_a_group_as_the_sections_are() throws Exception {
        PolicyDocument policy = read("""
                桜山市情報セキュリティ規程

                第１章　総則
                第１条　この規程は、情報資産を守る。
                第１節　組織
                第２条　市長を責任者とする。
                第２節　点検
                第３条　毎年点検する。
                別表第１
                区分\t対応
                重大\t直ちに
                """);
        everyClauseOnce(policy);
        CatalogGroup chapter = Objects.requireNonNull(
                        load(PolicyOscal.of(policy, text(policy))).getGroups())
                .get(1);
        assertThat(chapter.getControls()).isNullOrEmpty();
        assertThat(chapter.getGroups())
                .extracting(CatalogGroup::getClazz)
                .containsExactly("direct", "container", "container");
    }

    @Test
    void the_same_version_gives_the_same_bytes_and_another_text_another_uuid() throws Exception {
        PolicyDocument policy = sample();
        assertThat(PolicyOscal.of(policy, text(policy))).isEqualTo(PolicyOscal.of(policy, text(policy)));
        PolicyDocument other = read("1 目的\n別の方針とする。\n");
        assertThat(text(policy).uuid())
                .isEqualTo(text(sample()).uuid())
                .isNotEqualTo(text(other).uuid());
        assertThat(text(policy).uuid().version()).isEqualTo(5);
        assertThat(text(policy).uuid().variant()).isEqualTo(2);
    }

    @Test
    void no_two_addresses_have_one_identifier_and_each_is_a_token_of_ascii() {
        List<String> paths =
                List.of("6(3)②", "6.3", "63", "6_3", "6（3）", "第2条", "附則1", "別表第１", "6(3)#2", "𠮷", "a_0028", "a(");
        assertThat(paths.stream().map(PolicyOscal::token))
                .doesNotHaveDuplicates()
                .allMatch(token -> token.matches("[A-Za-z][A-Za-z0-9._-]*"));
        assertThat(PolicyOscal.token("6(3)")).isEqualTo("clause-6_00283_0029");
    }

    @Test
    void no_sign_of_a_text_is_taken_for_markup() {
        long seed = 20261122;
        Random random = new Random(seed);
        String signs = "\\`*_[](){}<>&#+-.!|~^'\"$:=@/% 19ax　第条①\t;,?";
        for (int round = 0; round < 20_000; round++) {
            List<String> paragraphs = new ArrayList<>();
            for (int i = random.nextInt(3); i >= 0; i--) {
                var text = new StringBuilder();
                for (int length = 1 + random.nextInt(12); length > 0; length--) {
                    text.append(signs.charAt(random.nextInt(signs.length())));
                }
                if (!text.toString().isBlank()) {
                    paragraphs.add(text.toString());
                }
            }
            assertThat(texts(MarkupMultiline.fromMarkdown(OscalMarkup.paragraphs(paragraphs))))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(paragraphs);
        }
    }

    // Reading

    private Catalog load(byte[] json) throws Exception {
        return OSCAL.loadCatalog(Files.write(folder.resolve("catalog.json"), json));
    }

    /** What the schema of the format and the constraints of the model have against a catalog. */
    private List<String> errors(byte[] json) throws Exception {
        Path file = Files.write(folder.resolve("catalog.json"), json);
        List<String> errors = new ArrayList<>();
        SCHEMA.validate(file).getFindings().forEach(finding -> add(finding, errors));
        if (errors.isEmpty()) {
            OSCAL.validateWithConstraints(file.toUri(), null).getFindings().forEach(finding -> add(finding, errors));
        }
        return errors;
    }

    private static JsonSchemaContentValidator schema() {
        InputStream schema =
                Objects.requireNonNull(Catalog.class.getResourceAsStream("/schema/json/oscal-catalog_schema.json"));
        return new JsonSchemaContentValidator(new JSONObject(new JSONTokener(schema)));
    }

    private static void add(IValidationFinding finding, List<String> errors) {
        if (finding.getSeverity().ordinal() >= Level.WARNING.ordinal()) {
            errors.add(finding.getSeverity() + ": " + finding.getMessage());
        }
    }

    private static void collect(Catalog catalog, List<Said> said, List<String> preamble) {
        controls(catalog.getControls(), said);
        for (CatalogGroup group : list(catalog.getGroups())) {
            if ("preamble".equals(group.getClazz())) {
                preamble.addAll(texts(list(group.getParts()).getFirst().getProse()));
            } else {
                group(group, said);
            }
        }
    }

    private static void group(CatalogGroup group, List<Said> said) {
        if (!"direct".equals(group.getClazz())) {
            said.add(said(group.getProps(), group.getTitle(), group.getParts()));
        }
        list(group.getGroups()).forEach(one -> group(one, said));
        controls(group.getControls(), said);
    }

    private static void controls(@Nullable List<Control> controls, List<Said> said) {
        for (Control control : list(controls)) {
            said.add(said(control.getProps(), control.getTitle(), control.getParts()));
            controls(control.getControls(), said);
        }
    }

    private static Said said(
            @Nullable List<Property> properties, IMarkupString<?> title, @Nullable List<ControlPart> parts) {
        List<String> text = new ArrayList<>();
        list(parts).forEach(part -> text.addAll(texts(part.getProse())));
        return new Said(
                value(properties, "sort-id"),
                value(properties, "path"),
                value(properties, "label"),
                plain(title.toHtml()),
                text);
    }

    private static String value(@Nullable List<Property> properties, String name) {
        return list(properties).stream()
                .filter(property -> name.equals(property.getName()))
                .map(Property::getValue)
                .findFirst()
                .orElse("");
    }

    private static List<String> texts(@Nullable MarkupMultiline prose) {
        return prose == null
                ? List.of()
                : Jsoup.parseBodyFragment(prose.toHtml()).body().children().stream()
                        .map(element -> element.normalName().equals("p") && element.childrenSize() == 0
                                ? element.wholeText()
                                : "not plain: " + element)
                        .toList();
    }

    private static String plain(String html) {
        return Jsoup.parseBodyFragment(html).body().wholeText();
    }

    private static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    // Policies

    private static PolicyOscal.Edition text(PolicyDocument policy) {
        return PolicyOscal.Edition.ofText(policy, "方針", STORED);
    }

    private static PolicyOscal.Edition identified(PolicyDocument policy) {
        var properties = new LinkedHashMap<String, String>();
        properties.put("decided-on", "2026-03-20");
        properties.put("in-force-from", "2026-04-01");
        return new PolicyOscal.Edition(
                PolicyOscal.named("document", "2"),
                Optional.of(PolicyOscal.named("document")),
                policy.title().orElse("方針"),
                "2",
                STORED,
                Optional.of(LocalDate.of(2026, 4, 3)),
                Optional.of(new PolicyOscal.Body(PolicyOscal.named("body"), "桜山市")),
                properties,
                policy.clauses().stream()
                        .map(clause -> UUID.nameUUIDFromBytes(clause.path().getBytes(StandardCharsets.UTF_8)))
                        .toList());
    }

    private static PolicyDocument sample() throws Exception {
        return read("""
                桜山市情報セキュリティ基本方針

                令和8年3月20日市長決裁

                １　目的
                この方針は、*重要*な情報_資産_を守る。
                ２　対策
                (1) 組織体制
                体制を整備する。
                ３　見直し
                上記２の対策を見直す。
                """);
    }

    private static PolicyDocument read(String text) throws Exception {
        return new PolicyReader().read(text.getBytes(StandardCharsets.UTF_8), "sample.txt");
    }
}
