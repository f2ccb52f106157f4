package org.sekisho.timestamp;

import java.time.Duration;
import java.time.Instant;

/**
 * A time stamp that was found to be of certain bytes and whole.
 *
 * @param time what the authority said
 * @param accuracy how far from it the true time may be, as the authority says; zero where it says nothing
 * @param authority the subject of the certificate that signed, on one line
 * @param serial the number that the authority gave it, in hexadecimal digits
 * @param trusted whether that certificate leads to one that was given as trusted; without this anybody can have made it
 */
public record TimeStamp(Instant time, Duration accuracy, String authority, String serial, boolean trusted) {

    /** The bytes were not made known to the authority later than this. */
    public Instant latest() {
        return time.plus(accuracy);
    }

    /** The signature was not made earlier than this. */
    public Instant earliest() {
        return time.minus(accuracy);
    }
}
