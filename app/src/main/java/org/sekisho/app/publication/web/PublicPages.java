package org.sekisho.app.publication.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.publication.ServedSites;
import org.sekisho.app.publication.SitePath;
import org.sekisho.app.shared.web.OpenToAll;
import org.sekisho.app.shared.web.Templates;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/**
 * What a body published, for everybody. An address where nothing is says the same whether there is such a body or not.
 */
@Controller
class PublicPages {

    private static final CacheControl BRIEFLY =
            CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic();
    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    private static final int DIGITS_OF_TAG = 32;

    private final ServedSites sites;
    private final Templates templates;

    PublicPages(ServedSites sites, Templates templates) {
        this.sites = sites;
        this.templates = templates;
    }

    @RequestMapping(
            path = {"/public", "/public/{*path}"},
            method = {RequestMethod.GET, RequestMethod.HEAD})
    @OpenToAll(because = "a body publishes for everybody; nothing is here but what it published")
    ResponseEntity<byte[]> read(@PathVariable(required = false) Optional<String> path, HttpServletRequest request) {
        var asked = path.orElse("/").substring(1);
        int stroke = asked.indexOf('/');
        var slug = stroke < 0 ? asked : asked.substring(0, stroke);
        var site = sites.under(slug);
        if (site.isEmpty()) {
            return missing("", "");
        }
        var root = SitePath.ROOT + slug + "/";
        if (stroke < 0) {
            return ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT)
                    .cacheControl(BRIEFLY)
                    .location(URI.create(root))
                    .build();
        }
        var file = stroke == asked.length() - 1 ? "index.html" : asked.substring(stroke + 1);
        return site.get()
                .file(file)
                .map(served -> found(file, served, request.getQueryString()))
                .orElseGet(() -> missing(site.get().bodyName(), root));
    }

    /** A file whose address names its content stays what it is; the others are asked for again. */
    private static ResponseEntity<byte[]> found(String file, ServedSites.Served served, @Nullable String edition) {
        boolean named =
                edition != null && edition.length() >= 8 && served.hash().startsWith(edition);
        var answer = ResponseEntity.ok()
                .cacheControl(named ? FOR_GOOD : BRIEFLY)
                .contentType(type(file))
                .eTag("W/\"" + served.hash().substring(0, DIGITS_OF_TAG) + '"');
        if (file.endsWith(".pdf")) {
            answer.header(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.inline()
                            .filename(served.name(), StandardCharsets.UTF_8)
                            .build()
                            .toString());
        }
        return answer.body(served.bytes());
    }

    private static MediaType type(String file) {
        return switch (file.substring(file.lastIndexOf('.') + 1)) {
            case "html" -> new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
            case "css" -> new MediaType("text", "css", StandardCharsets.UTF_8);
            case "pdf" -> MediaType.APPLICATION_PDF;
            default -> MediaType.APPLICATION_OCTET_STREAM;
        };
    }

    private ResponseEntity<byte[]> missing(String body, String root) {
        return ResponseEntity.status(HttpStatus.NOT_FOUND)
                .cacheControl(CacheControl.noCache())
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .body(templates.written("publication/site/missing", Map.of("body", body, "root", root)));
    }
}
