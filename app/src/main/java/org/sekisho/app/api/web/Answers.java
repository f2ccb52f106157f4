package org.sekisho.app.api.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Answers as JSON with an entity tag: who has read it and asks again learns that nothing changed. */
final class Answers {

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_ABSENT))
            .build();

    private Answers() {}

    /** @param <T> what the bytes say, for the description of the API */
    static <T> ResponseEntity<T> of(T content) {
        return bytes(JSON.writeValueAsBytes(content));
    }

    /** Bytes that are JSON already. The type stands for what they say. */
    @SuppressWarnings("unchecked")
    static <T> ResponseEntity<T> bytes(byte[] json) {
        return (ResponseEntity<T>) ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(digest(json))
                .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION, HttpHeaders.COOKIE)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json);
    }

    /**
     * A thing that can be changed: its entity tag begins with its version, and goes on with what is said of it, names of others
     * included.
     *
     * @param place where it is, if it is new
     */
    static <T> ResponseEntity<T> version(HttpStatus status, Optional<URI> place, UUID version, T content) {
        var json = JSON.writeValueAsBytes(content);
        ResponseEntity<T> same = bytes(json);
        var headers = new HttpHeaders(same.getHeaders());
        headers.setETag("\"" + version + "." + digest(json) + "\"");
        place.ifPresent(headers::setLocation);
        return new ResponseEntity<>(same.getBody(), headers, status);
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
