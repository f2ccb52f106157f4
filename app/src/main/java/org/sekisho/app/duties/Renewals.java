package org.sekisho.app.duties;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.DocumentVersion;
import org.sekisho.controls.Anew;
import org.sekisho.controls.Catalogue;
import org.sekisho.controls.Control;

/**
 * From when on what is done counts, for duties that ask anew with each version of the policy: what was done before a version
 * took effect was done for another text. Pure: the same versions and the same day give the same answer.
 */
final class Renewals {

    private final Set<String> controls;
    private final List<DocumentVersion> versions;

    private Renewals(Set<String> controls, List<DocumentVersion> versions) {
        this.controls = controls;
        this.versions = versions;
    }

    /** @param known all versions of documents that are known to whoever asks */
    static Renewals of(Catalogue catalogue, Collection<DocumentVersion> known) {
        return new Renewals(
                catalogue.controls().stream()
                        .filter(control -> control.anew() == Anew.VERSION)
                        .map(Control::id)
                        .collect(Collectors.toUnmodifiableSet()),
                known.stream()
                        .filter(version -> version.kind() == DocumentKind.POLICY)
                        .toList());
    }

    /**
     * The day on which the version that is in force on a day took effect; empty for a duty that does not ask anew, and
     * while no version is in force.
     */
    Optional<LocalDate> since(Duty duty, LocalDate day) {
        return asksAnew(duty)
                ? versions.stream()
                        .filter(version -> version.holdsOn(day))
                        .map(DocumentVersion::validFrom)
                        .findFirst()
                : Optional.empty();
    }

    private boolean asksAnew(Duty duty) {
        return duty.rhythm() instanceof Rhythm.Every && controls.contains(duty.control());
    }

    /** The same, where that version replaced another in the period of the day. */
    Optional<LocalDate> renewed(Duty duty, LocalDate day) {
        return duty.rhythm() instanceof Rhythm.Every every
                ? since(duty, day)
                        .filter(every.windowOf(day)::contains)
                        .filter(since -> versions.stream()
                                .anyMatch(version -> version.validFrom().isBefore(since)))
                : Optional.empty();
    }

    /** The part of a period in which what is done counts: of a running one as of the day, of an earlier one as of its end. */
    Window counting(Duty duty, Window window, LocalDate day) {
        return since(duty, window.last().isBefore(day) ? window.last() : day)
                .filter(window::contains)
                .map(since -> new Window(since, window.last()))
                .orElse(window);
    }
}
