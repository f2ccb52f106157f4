package org.sekisho.app.record.web;

import java.util.UUID;
import org.sekisho.app.shared.web.ui.Tone;

/**
 * A row of the register of anchors in words.
 *
 * @param stamp what the authority said, in words; empty where it was not asked
 * @param stamped whether there is a time stamp to take along
 * @param more why it did not get there, and when it is tried again; empty where it did
 */
public record AnchorLine(
        UUID id,
        String queued,
        String size,
        String root,
        String where,
        Tone tone,
        String state,
        String more,
        String stamp,
        boolean stamped) {}
