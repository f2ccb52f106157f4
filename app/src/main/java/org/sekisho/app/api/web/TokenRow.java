package org.sekisho.app.api.web;

import org.sekisho.app.shared.web.ui.Tone;

/** A token in a list. @param holder whose it is; empty where it is one's own */
public record TokenRow(
        String id,
        String label,
        String scope,
        String holder,
        String created,
        String used,
        String expires,
        Tone tone,
        String state) {}
