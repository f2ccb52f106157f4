package org.sekisho.app.duties.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.duties.DutyFile;

/**
 * A piece of evidence as a page shows it.
 *
 * @param counts whether it counts, as of the moment of the page
 * @param replaced whether a corrected one stands in its place; otherwise, where it does not count, it was struck
 * @param mine whether the actor may correct it, where somebody said it
 * @param part the section whose part it is; empty for the whole body, and for a person, who is named
 */
public record Shown(DutyFile.Evidence item, boolean counts, boolean replaced, boolean mine, Optional<String> part) {

    static List<Shown> of(DutyFile.Part evidence, Map<UUID, String> sections) {
        return evidence.evidence().stream()
                .map(one -> new Shown(
                        one.item(),
                        one.counts(),
                        one.replaced(),
                        one.mine(),
                        Optional.ofNullable(sections.get(one.item().subject()))))
                .toList();
    }
}
