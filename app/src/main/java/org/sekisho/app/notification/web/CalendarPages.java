package org.sekisho.app.notification.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.sekisho.app.notification.CalendarOf;
import org.sekisho.app.shared.web.OpenToAll;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The address that calendar programs read. An address that leads nowhere says no more than that. */
@Controller
class CalendarPages {

    private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

    private final CalendarOf calendars;
    private final FeedLimit limit;

    CalendarPages(CalendarOf calendars, FeedLimit limit) {
        this.calendars = calendars;
        this.limit = limit;
    }

    @GetMapping("/calendar/{secret:[A-Za-z0-9_-]{43}}.ics")
    @OpenToAll(because = "a calendar program cannot sign in; the address itself is the secret, and can be taken back")
    ResponseEntity<byte[]> read(@PathVariable String secret, HttpServletRequest request) {
        if (!limit.take(request.getRemoteAddr())) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                    .header(HttpHeaders.RETRY_AFTER, Long.toString(FeedLimit.REFILL.toSeconds()))
                    .build();
        }
        var found = calendars.read(secret, site(request));
        if (found.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        var bytes = found.get().getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(digest(bytes))
                .contentType(CALENDAR)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"sekisho.ics\"")
                .body(bytes);
    }

    /** Where the reader reaches the program; the Host header is one of ours, or the request would not have come here. */
    static URI site(HttpServletRequest request) {
        boolean usual = request.getServerPort() == (request.isSecure() ? 443 : 80);
        return URI.create(request.getScheme() + "://" + request.getServerName()
                + (usual ? "" : ":" + request.getServerPort()) + "/");
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
