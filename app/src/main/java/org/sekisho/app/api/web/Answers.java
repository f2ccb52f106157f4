package org.sekisho.app.api.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.ServletWebRequest;
import tools.jackson.databind.json.JsonMapper;

/** Answers as JSON with an entity tag: who has read it and asks again learns that nothing changed. */
final class Answers {

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();

    private Answers() {}

    /** @param <T> what the bytes say, for the description of the API */
    static <T> ResponseEntity<T> of(HttpServletRequest request, T content) {
        return bytes(request, JSON.writeValueAsBytes(content));
    }

    /** Bytes that are JSON already. The type stands for what they say. */
    @SuppressWarnings("unchecked")
    static <T> ResponseEntity<T> bytes(HttpServletRequest request, byte[] json) {
        var tag = "\"" + digest(json) + "\"";
        var cache = CacheControl.noCache().cachePrivate();
        if (new ServletWebRequest(request).checkNotModified(tag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED)
                    .cacheControl(cache)
                    .eTag(tag)
                    .build();
        }
        return (ResponseEntity<T>) ResponseEntity.ok()
                .cacheControl(cache)
                .eTag(tag)
                .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION, HttpHeaders.COOKIE)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json);
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
