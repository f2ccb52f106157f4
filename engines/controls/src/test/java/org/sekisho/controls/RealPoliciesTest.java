package org.sekisho.controls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.controls.Documents.Document;
import org.sekisho.policytext.PolicyUnreadable;

/** The two real policies come out bound as their duties were read by hand. */
class RealPoliciesTest {

    @ParameterizedTest
    @ValueSource(strings = {"sunagawa", "hanamaki"})
    void every_duty_of_the_policy_is_bound_at_its_sentence_and_nothing_else_is(String name) throws Exception {
        Document document = policy(name);
        var bound = Binder.bind(Catalogue.standard(), document.title(), document.passages());
        var expected = new TreeSet<String>();
        for (var row : expected(name).entries("rows")) {
            String topic = row.text("topic");
            expected.add(row.text("at") + " " + topic + " " + row.texts("controls"));
        }
        var found = new TreeSet<String>();
        for (Binding binding : bound.bindings()) {
            var span = binding.span();
            var controls = Catalogue.standard().topic(binding.topic()).orElseThrow().controls().stream()
                    .map(Control::id)
                    .toList();
            found.add(span.path() + " " + span.paragraph() + "." + span.sentence() + " " + binding.topic() + " "
                    + controls);
            assertThat(binding.confidence()).isEqualTo(Confidence.SURE);
        }
        assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sunagawa", "hanamaki"})
    void every_clause_is_of_its_kind(String name) throws Exception {
        Document document = policy(name);
        var kinds = expected(name).entry("kinds");
        for (ClauseReading reading : Binder.bind(Catalogue.standard(), document.title(), document.passages())
                .readings()) {
            ClauseKind expected = ClauseKind.OBLIGATION;
            for (ClauseKind kind : ClauseKind.values()) {
                if (kinds.has(kind.name()) && kinds.texts(kind.name()).contains(reading.path())) {
                    expected = kind;
                }
            }
            assertThat(reading.kind()).as(reading.path()).isEqualTo(expected);
        }
    }

    @Test
    void what_one_policy_asks_for_and_the_other_does_not_stays_apart() throws Exception {
        assertThat(topics("sunagawa"))
                .contains("review.risk-analysis", "network.concentration")
                .doesNotContain(
                        "policy.procedures", "policy.non-public", "staff.operating-methods", "staff.supplier-guidance");
        assertThat(topics("hanamaki"))
                .doesNotContain("review.risk-analysis", "network.concentration")
                .contains(
                        "policy.procedures", "policy.non-public", "staff.operating-methods", "staff.supplier-guidance");
    }

    @Test
    void what_the_text_says_about_when_is_kept_with_the_duty() throws Exception {
        Document document = policy("hanamaki");
        var bindings = Binder.bind(Catalogue.standard(), document.title(), document.passages())
                .bindings();
        assertThat(bindings)
                .filteredOn(binding -> binding.span().path().equals("6(9)"))
                .singleElement()
                .satisfies(binding ->
                        assertThat(binding.stated().orElseThrow().words()).containsExactly("定期的に"));
        assertThat(bindings)
                .filteredOn(binding -> binding.topic().equals("review.audit"))
                .singleElement()
                .satisfies(binding -> assertThat(binding.stated().orElseThrow().kinds())
                        .containsExactlyInAnyOrder(StatedCycle.Kind.REGULARLY, StatedCycle.Kind.AS_NEEDED));
    }

    private static Set<String> topics(String name) throws IOException, PolicyUnreadable {
        Document document = policy(name);
        var topics = new TreeSet<String>();
        Binder.bind(Catalogue.standard(), document.title(), document.passages())
                .bindings()
                .forEach(binding -> topics.add(binding.topic()));
        return topics;
    }

    private static Document policy(String name) throws IOException, PolicyUnreadable {
        Path file = Project.sharedPolicies().resolve(name + ".txt");
        assumeTrue(Files.exists(file), "the policy " + file + " is not on this machine");
        return Documents.read(Files.readString(file));
    }

    private static CatalogueFile.Entry expected(String name) throws IOException, CatalogueUnreadable {
        Path file = Project.root().resolve("engines/controls/src/test/resources/expected/" + name + ".yaml");
        return CatalogueFile.read(Files.readAllBytes(file), file.toString());
    }
}
