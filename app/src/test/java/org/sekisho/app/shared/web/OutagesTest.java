package org.sekisho.app.shared.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.sekisho.app.AppFixture;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.CannotCreateTransactionException;

/** What people and programs are told when the database is away or a disk is full. */
final class OutagesTest {

    private final Outages outages = AppFixture.serving().use(Outages.class);

    @Test
    void without_the_database_a_page_says_that_it_cannot_be_reached_and_when_to_come_again() throws Exception {
        for (var failure : new RuntimeException[] {
            new CannotCreateTransactionException("Could not open a connection"),
            new DataAccessResourceFailureException("select", new SQLException("terminating connection", "57P01"))
        }) {
            var answer = answer("/overview", failure);
            assertThat(answer.getStatus()).isEqualTo(503);
            assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
                    .contains("現在、利用できません", "データベースに接続できません", "lang=\"ja\"");
            assertThat(answer.getHeader("Retry-After")).isEqualTo("10");
        }
    }

    @Test
    void with_a_full_disk_it_says_that_nothing_was_saved_whether_files_or_the_database_met_it() throws Exception {
        for (var failure : new RuntimeException[] {
            new UncheckedIOException("The file x could not be written", new IOException("No space left on device")),
            new DataAccessResourceFailureException(
                    "insert", new SQLException("ERROR: could not extend file: No space left on device", "53100"))
        }) {
            var answer = answer("/duties/x/attest", failure);
            assertThat(answer.getStatus()).isEqualTo(503);
            assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
                    .contains("保存できません", "ディスクに空きがありません", "変更は保存されていません");
        }
    }

    @Test
    void a_program_gets_a_problem_in_its_language() throws Exception {
        var answer = answer("/api/v1/duties", new CannotCreateTransactionException("none"), "en");
        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getContentType()).isEqualTo("application/problem+json");
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("The database cannot be reached");
    }

    @Test
    void a_fault_of_the_program_is_not_taken_for_an_outage() {
        var fault = new IllegalStateException("a defect");
        assertThatThrownBy(() -> answer("/overview", fault)).hasRootCause(fault);
    }

    private MockHttpServletResponse answer(String path, RuntimeException failure) throws Exception {
        return answer(path, failure, "ja");
    }

    /** As the framework passes on what no handler took. */
    private MockHttpServletResponse answer(String path, RuntimeException failure, String language) throws Exception {
        var request = new MockHttpServletRequest("GET", path);
        request.addHeader("Accept-Language", language);
        request.addPreferredLocale(java.util.Locale.of(language));
        var response = new MockHttpServletResponse();
        outages.doFilter(request, response, (asked, answered) -> {
            throw new ServletException("Request processing failed", failure);
        });
        return response;
    }
}
