package org.sekisho.app.publication;

import org.sekisho.app.identity.BodyRef;

/**
 * Where on this program the site of a body is served.
 *
 * @param path from the root of the program, with a stroke at both ends
 */
public record SitePath(String path) {

    /** Below this stands what everybody may read. */
    public static final String ROOT = "/public/";

    public static SitePath of(BodyRef body) {
        return new SitePath(ROOT + body.slug() + "/");
    }

    /** Whether a place of publication is this one, on whatever host it is reached. */
    boolean isIn(String place) {
        return (place.endsWith("/") ? place : place + "/").endsWith(path);
    }
}
