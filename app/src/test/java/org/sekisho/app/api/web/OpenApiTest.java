package org.sekisho.app.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.sekisho.app.Browser;
import org.sekisho.app.SmallOffice;
import org.sekisho.app.identity.SigningIn;
import org.sekisho.app.ledgers.Ledgers;
import org.sekisho.app.shared.web.Bundles;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The committed description of the API is that of the running program. */
final class OpenApiTest {

    private static final Path COMMITTED = Path.of("../docs/openapi.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final SmallOffice office = new SmallOffice("記述組合");

    @Test
    void the_description_that_is_served_is_that_of_the_running_program() throws IOException {
        var running = running();
        var committed = Files.readString(COMMITTED, StandardCharsets.UTF_8);
        if (!JSON.readTree(committed).equals(JSON.readTree(running))) {
            var found = Path.of("target", "openapi.json");
            Files.writeString(found, running + "\n");
            assertThat(committed)
                    .as("docs/openapi.json is not what the program answers; that is in app/" + found)
                    .isEqualTo(running + "\n");
        }
        var served = Browser.of(office.app()).get("/api/v1/openapi.json");
        assertThat(served.statusCode()).isEqualTo(200);
        assertThat(served.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(JSON.readTree(served.body())).isEqualTo(JSON.readTree(committed));
    }

    /** Without the address of this test's server. */
    private String running() {
        var browser = SigningIn.byPassword(office.app(), office.slug(), "administrator", SmallOffice.PASSWORD);
        var answer = browser.get("/v3/api-docs");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var description = (ObjectNode) JSON.readTree(answer.body());
        description.remove("servers");
        Strictness.addTo(description);
        LedgerDescription.addTo(
                description, office.app().use(Ledgers.class).all(), office.app().use(Bundles.class));
        return JSON.writeValueAsString(description);
    }
}
