package org.sekisho.app.policy.web;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.policy.CatalogOfVersion;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.policy.DocumentVersion;
import org.sekisho.app.policy.PolicyInForce;
import org.sekisho.app.policy.RevisionOfVersion;
import org.sekisho.app.policy.VersionManuscript;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.policytext.PolicyJson;
import org.sekisho.typeset.ComparisonManuscript;
import org.sekisho.typeset.FileType;
import org.sekisho.typeset.Manuscript.Metadata;
import org.sekisho.typeset.PolicyMarkdown;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A version, and its comparison table (新旧対照表), as files to keep, to print and to send round. */
@Controller
class FilePages {

    private final DocumentHistory history;
    private final CatalogOfVersion catalogs;
    private final RevisionOfVersion revisions;

    FilePages(DocumentHistory history, CatalogOfVersion catalogs, RevisionOfVersion revisions) {
        this.history = history;
        this.catalogs = catalogs;
        this.revisions = revisions;
    }

    @GetMapping("/policy/versions/{id}/pdf")
    @Requires(Permission.READ_POLICY)
    ResponseEntity<byte[]> pdf(Actor actor, @PathVariable UUID id) {
        return version(actor, id, FileType.PDF);
    }

    @GetMapping("/policy/versions/{id}/docx")
    @Requires(Permission.READ_POLICY)
    ResponseEntity<byte[]> word(Actor actor, @PathVariable UUID id) {
        return version(actor, id, FileType.WORD);
    }

    @GetMapping("/policy/versions/{id}/md")
    @Requires(Permission.READ_POLICY)
    ResponseEntity<byte[]> markdown(Actor actor, @PathVariable UUID id) {
        var found = history.version(actor, id);
        var text = PolicyMarkdown.of(found.text().tree());
        return file(
                name(found.version()) + ".md", "text/markdown;charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/policy/versions/{id}/json")
    @Requires(Permission.READ_POLICY)
    ResponseEntity<byte[]> json(Actor actor, @PathVariable UUID id) {
        var found = history.version(actor, id);
        var text = PolicyJson.toJson(found.text().tree());
        return file(name(found.version()) + ".json", "application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/policy/versions/{id}/oscal")
    @Requires(Permission.READ_POLICY)
    ResponseEntity<byte[]> oscal(Actor actor, Shell shell, @PathVariable UUID id) {
        var found = catalogs.of(actor, id, shell.bodyName());
        return file(name(found.version()) + ".oscal.json", "application/json", found.json());
    }

    @GetMapping("/policy/versions/{id}/comparison/pdf")
    @Requires(Permission.READ_POLICY)
    ResponseEntity<byte[]> comparisonPdf(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String all,
            @RequestParam(defaultValue = "new") String order) {
        return comparison(actor, id, all, order, FileType.PDF);
    }

    @GetMapping("/policy/versions/{id}/comparison/docx")
    @Requires(Permission.READ_POLICY)
    ResponseEntity<byte[]> comparisonWord(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String all,
            @RequestParam(defaultValue = "new") String order) {
        return comparison(actor, id, all, order, FileType.WORD);
    }

    private ResponseEntity<byte[]> version(Actor actor, UUID id, FileType type) {
        PolicyInForce.InFull found = history.version(actor, id);
        var manuscript = VersionManuscript.of(found.version(), found.text().tree());
        return file(name(found.version()) + "." + type.ending(), type.mediaType(), type.set(manuscript));
    }

    private ResponseEntity<byte[]> comparison(Actor actor, UUID id, String all, String order, FileType type) {
        var revised = revisions.into(actor, id).orElseThrow(() -> new Refusal.NotFound("version"));
        var table = revised.revision().table();
        var title = revised.after().title() + "　新旧対照表";
        var manuscript = ComparisonManuscript.of(
                all.equals("yes") ? table : table.withoutUnchanged(),
                !order.equals("old"),
                Metadata.titled(title),
                Optional.empty());
        var name = name(revised.after()) + "_新旧対照表." + type.ending();
        return file(name, type.mediaType(), type.set(manuscript));
    }

    private static String name(DocumentVersion version) {
        return version.title().replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_") + "_第" + version.number() + "版";
    }

    private static ResponseEntity<byte[]> file(String name, String mediaType, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(mediaType))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .cacheControl(CacheControl.noStore())
                .body(bytes);
    }
}
