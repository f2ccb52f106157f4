package org.sekisho.app.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.sekisho.app.AppFixture;
import org.sekisho.app.ProgramClasses;
import org.sekisho.app.evidence.FileStore;
import org.sekisho.app.evidence.Tx;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Which routes hand out something that is not a page, and whether that it was read is in the record. */
final class ReadingsTest {

    /** What is entered as a file that was opened: originals, scans, attachments. */
    private static final Set<String> FILES = Set.of(
            "GET /committees/meetings/{id}/minutes",
            "GET /decisions/{id}/sets/{number}/original.pdf",
            "GET /decisions/{id}/sets/{number}/scan.pdf",
            "GET /decisions/{id}/sets/{number}/set.pdf",
            "GET /duties/{id}/files/{file}",
            "GET /handling/{id}/paper",
            "GET /ledgers/{ledger}/import/{imported}/export",
            "GET /policy/import/{draft}/source",
            "GET /policy/versions/{id}/source");

    /** What is entered as a text that was opened, where not all staff may read the document. */
    private static final Set<String> TEXTS = Set.of(
            "GET /api/v1/versions/{version}/clauses",
            "GET /policy/versions/{id}/comparison/docx",
            "GET /policy/versions/{id}/comparison/pdf",
            "GET /policy/versions/{id}/docx",
            "GET /policy/versions/{id}/json",
            "GET /policy/versions/{id}/md",
            "GET /policy/versions/{id}/oscal",
            "GET /policy/versions/{id}/pdf");

    /** What is not entered, by the beginning of the route, and why. */
    private static final Map<String, String> OTHERS = Map.ofEntries(
            Map.entry(
                    "GET /api/v1",
                    "names, days, counts, and lines of ledgers as their pages show them to the same people; what a token is"
                            + " used for is in the record as its use"),
            Map.entry("POST /api/v1/ledgers/", "the line that was just written, as its writer sees it"),
            Map.entry("PUT /api/v1/ledgers/", "the line that was just written, as its writer sees it"),
            Map.entry("GET /calendar/", "public titles and days alone"),
            Map.entry("GET /conduct.csv", "a table of what its page shows to the same people"),
            Map.entry("GET /conduct/pledges.csv", "a table of what its page shows to the same people"),
            Map.entry("GET /conduct/violations.csv", "a table of what its page shows to the same people"),
            Map.entry("GET /exceptions.csv", "a table of what its page shows to the same people"),
            Map.entry("GET /health", "whether the program and its database answer"),
            Map.entry("GET /ledgers/{ledger}/export", "a table of what its page shows to the same people"),
            Map.entry("GET /organisation/import/templates/", "an empty form"),
            Map.entry("GET /organisation/transfers/template", "an empty form"),
            Map.entry("GET /organisation/picture.svg", "the organisation, which all staff see"),
            Map.entry("GET /public", "published"),
            Map.entry("HEAD /public", "published"),
            Map.entry("GET /record/anchors/{id}/note", "a hash and a signature"),
            Map.entry("GET /record/anchors/{id}/time-stamp", "a hash, a time and a signature"),
            Map.entry("GET /record/checkpoint", "a hash and a signature"),
            Map.entry("GET /record/entries/{id}/proof", "one entry, which says what was done and not what was read"),
            Map.entry("POST /record/export", "an act of its own in the record"),
            Map.entry("POST /policy/publication/site", "what is public"),
            Map.entry("POST /account/passkeys", "the questions of one's own passkey"),
            Map.entry("POST /sign-in/", "the questions of one's own passkey"));

    private static final Routes ROUTES = new Routes(AppFixture.serving().use(RequestMappingHandlerMapping.class));

    @Test
    void every_route_that_hands_out_something_else_than_a_page_says_whether_its_reading_is_entered() {
        var handing = new TreeSet<String>();
        ROUTES.all().stream().filter(Predicate.not(ReadingsTest::page)).forEach(route -> handing.add(route.toString()));
        var decided = new TreeSet<String>(FILES);
        decided.addAll(TEXTS);
        assertThat(handing).as("routes that are there no more").containsAll(decided);
        handing.removeAll(decided);
        var unneeded = new TreeSet<>(OTHERS.keySet());
        unneeded.removeIf(begin -> handing.stream().anyMatch(route -> route.startsWith(begin)));
        assertThat(unneeded).as("routes that are there no more").isEmpty();
        handing.removeIf(route -> OTHERS.keySet().stream().anyMatch(route::startsWith));
        assertThat(handing)
                .as("routes of which nobody has decided whether their reading is entered")
                .isEmpty();
    }

    /** Whoever takes the bytes without showing them to a person. */
    @Test
    void the_bytes_of_a_file_are_taken_past_the_record_only_by_the_program_for_its_own_work() {
        var classes = ProgramClasses.all();
        var callers = new TreeSet<String>();
        classes.get(FileStore.class).getMethod("read", Tx.class, UUID.class).getAccessesToSelf().stream()
                .map(access -> access.getOriginOwner().getSimpleName())
                .filter(owner -> !owner.equals("FileStore"))
                .forEach(callers::add);
        assertThat(callers)
                .as(
                        "plans of transfers, each look at which is an entry of its own, the archive that is published, a table that"
                                + " is looked at before it is imported, and one that is written again, which is entered")
                .containsExactly("ExportLines", "ImportLines", "ServedSites", "TakeTransferFile", "TransferDesk");
    }

    private static boolean page(Routes.Route route) {
        return View.class.isAssignableFrom(route.handler().getReturnType().getParameterType());
    }
}
