package org.sekisho.app.api.web;

import java.util.List;
import org.sekisho.app.shared.web.ui.Choice;

/** What a token may be made good for in one ledger. @param name of the field of the form */
public record ScopeChoice(String name, String label, List<Choice> choices) {
    public ScopeChoice {
        choices = List.copyOf(choices);
    }
}
