package org.sekisho.policytext;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RealPoliciesTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void the_city_policy_reads_exactly_as_expected() throws Exception {
        assertReads("hanamaki");
    }

    @Test
    void the_association_policy_reads_exactly_as_expected() throws Exception {
        assertReads("sunagawa");
    }

    private static void assertReads(String name) throws Exception {
        Path shared = Inputs.shared();
        JsonNode expected = JSON.readTree(Files.readString(shared.resolve(name + ".expected.json")));
        JsonNode read = JSON.readTree(PolicyJson.toJson(Inputs.read(shared.resolve(name + ".txt"))));
        List<String> differences = new ArrayList<>();
        compare("", expected, read, differences);
        assertThat(differences).isEmpty();
    }

    /** Every key of the expected object must be there and equal; more keys are fine. */
    private static void compare(String at, JsonNode expected, JsonNode read, List<String> differences) {
        if (expected.isObject() && at.startsWith("/abbreviations")) {
            if (!expected.equals(read)) {
                differences.add(at + ": " + expected + " ≠ " + read);
            }
        } else if (expected.isObject()) {
            expected.properties().forEach(field -> {
                JsonNode other = read.get(field.getKey());
                if (other == null) {
                    differences.add(at + "/" + field.getKey() + " is missing");
                } else {
                    compare(at + "/" + field.getKey(), field.getValue(), other, differences);
                }
            });
        } else if (expected.isArray() && expected.size() == read.size()) {
            for (int i = 0; i < expected.size(); i++) {
                compare(at + "/" + i, expected.get(i), read.get(i), differences);
            }
        } else if (!expected.equals(read)) {
            differences.add(at + ": " + expected + " ≠ " + read);
        }
    }

    @TestFactory
    Stream<DynamicTest> fixtures_of_other_bodies_have_the_expected_main_clauses() {
        return Inputs.files(Inputs.shared().resolve("fixtures"), ".txt").stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> {
                    String json = Files.readString(
                            file.resolveSibling(file.getFileName().toString().replace(".txt", ".expected.json")));
                    List<String> expected = new ArrayList<>();
                    JSON.readTree(json)
                            .get("expected_top_level")
                            .forEach(pair -> expected.add(
                                    pair.get(0).asString() + " " + pair.get(1).asString()));
                    List<String> read = Inputs.read(file).mainClauses().stream()
                            .map(clause ->
                                    clause.marker() + " " + clause.caption().orElse("–"))
                            .toList();
                    assertThat(read).isEqualTo(expected);
                }));
    }
}
