package org.sekisho.app.duties;

import org.sekisho.app.shared.Span;

/**
 * What the body decided about its exemption from 地方自治法施行規則第16条の3 (ただし書; source: MIC-ORD80).
 *
 * @param unconnected it is connected, directly or indirectly, to no network that could affect important information or
 *     systems of the state or of other bodies, such as LGWAN
 * @param littlePersonalData it does not hold a large amount of personal data
 * @param reason why, in the body's own words
 */
public record Exemption(boolean unconnected, boolean littlePersonalData, String reason, Span span) {

    /** Whether the body is exempt: both conditions have to hold. */
    public boolean exempt() {
        return unconnected && littlePersonalData;
    }
}
