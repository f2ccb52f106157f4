package org.sekisho.app.record.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sekisho.app.evidence.ExportRecord;
import org.sekisho.app.evidence.FindEntries;
import org.sekisho.app.policy.PolicyFixture;
import org.sekisho.app.shared.web.Shells;
import org.sekisho.record.Checkpoint;
import org.sekisho.record.EntryProof;
import org.sekisho.record.ExportedRecord;
import org.sekisho.record.RecordVerifier;
import org.sekisho.record.SignedNote;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** The record in the running program: ordered by itself, shown, and taken along. */
final class RecordPagesTest {

    @TempDir
    Path folder;

    @Test
    void what_was_done_is_signed_by_itself_and_what_is_taken_along_holds() throws Exception {
        var fixture = PolicyFixture.newBody();
        awaitSigned(fixture);
        var pages = fixture.use(RecordPages.class);

        var checkpoint = Checkpoint.of(SignedNote.parse(java.util.Objects.requireNonNull(
                pages.checkpoint(fixture.officer()).getBody())));
        assertThat(page(fixture).text())
                .contains(
                        "署名済みの記録 " + checkpoint.size() + "件", checkpoint.root().base64(), "署名待ちの記録 なし");

        var taken = pages.export(fixture.officer());
        var file = folder.resolve("record.zip");
        try (var in = java.util.Objects.requireNonNull(taken.getBody()).getInputStream()) {
            Files.copy(in, file);
        }
        assertThat(taken.getHeaders().getContentLength()).isEqualTo(Files.size(file));
        try (var export = ExportedRecord.open(file)) {
            var result = RecordVerifier.verify(export, export.key(), List.of(checkpoint));
            assertThat(result.findings()).isEmpty();
            assertThat(result.anchored()).isEqualTo(checkpoint.size());
        }
        var any = Optional.<String>empty();
        var entry = fixture.use(FindEntries.class)
                .find(
                        fixture.officer(),
                        new FindEntries.Query(Set.of(), any, any, Optional.empty(), Optional.empty(), 1))
                .lines()
                .getLast();
        var proof = EntryProof.parse(java.util.Objects.requireNonNull(
                pages.proof(fixture.officer(), entry.id()).getBody()));
        assertThat(proof.holds(fixture.use(ExportRecord.class)
                        .state(fixture.officer())
                        .signed()
                        .orElseThrow()
                        .key()))
                .isTrue();
        awaitSigned(fixture);
        assertThat(fixture.use(ExportRecord.class)
                        .state(fixture.officer())
                        .signed()
                        .orElseThrow()
                        .checkpoint()
                        .size())
                .as("that it was taken is an entry of its own")
                .isGreaterThan(checkpoint.size());
    }

    private static Document page(PolicyFixture fixture) throws Exception {
        var response = new MockHttpServletResponse();
        var request = new MockHttpServletRequest();
        fixture.use(RecordPages.class)
                .show(fixture.officer(), fixture.use(Shells.class).of(request))
                .render(Map.of(), request, response);
        return Jsoup.parse(new String(response.getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    private static void awaitSigned(PolicyFixture fixture) {
        for (int tries = 0; tries < 1_000; tries++) {
            var state = fixture.use(ExportRecord.class).state(fixture.officer());
            if (state.signed().isPresent() && state.waiting() == 0) {
                return;
            }
            LockSupport.parkNanos(20_000_000);
        }
        throw new AssertionError("Nothing was signed");
    }
}
