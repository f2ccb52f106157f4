package org.sekisho.app.record;

import java.time.Instant;

/**
 * What an authority said of an anchor.
 *
 * @param time of its clock
 * @param authority the subject of its certificate
 * @param serial the number that it gave the time stamp, in hexadecimal digits
 */
public record AnchorStamp(Instant time, String authority, String serial) {}
