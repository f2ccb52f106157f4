package org.sekisho.app.notification.web;

import org.sekisho.app.shared.web.ui.Tone;

/** A digest in a list. @param name whose; empty where it is one's own */
public record DigestRow(String week, String name, Tone tone, String state, String ended, String problem) {

    DigestRow of(String person) {
        return new DigestRow(week, person, tone, state, ended, problem);
    }
}
