package org.sekisho.app.review;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.duties.StatusOfDuties;
import org.sekisho.app.exceptions.ExceptionRegister;
import org.sekisho.app.policy.DocumentVersion;
import org.sekisho.app.policy.ThreatsOfPolicy;

/**
 * What speaks for a change on a day, as far as the registers know it.
 *
 * @param analysisDemanded the clauses of the policy that demand a risk analysis, by path; empty if none does
 * @param threats that the policy names
 * @param gaps how many obligations lack a layer that the policy demands
 * @param words how often each document below the policy uses its words otherwise; none that uses them as defined
 * @param exceptions that hold
 * @param unkept duties that are overdue or breached
 * @param yearly the duty to review once a year; empty if the body does not owe it
 */
public record Grounds(
        List<String> analysisDemanded,
        List<ThreatsOfPolicy.Threat> threats,
        int gaps,
        List<Words> words,
        List<ExceptionRegister.Listed> exceptions,
        List<StatusOfDuties.DutyStatus> unkept,
        Optional<StatusOfDuties.DutyStatus> yearly,
        List<Target> targets) {

    public Grounds {
        analysisDemanded = List.copyOf(analysisDemanded);
        threats = List.copyOf(threats);
        words = List.copyOf(words);
        exceptions = List.copyOf(exceptions);
        unkept = List.copyOf(unkept);
        targets = List.copyOf(targets);
    }

    /** A document below the policy and how many of its words differ. */
    public record Words(DocumentVersion document, int differences) {}

    /** Where a revision can be made: a draft in work, or a version not yet in force. */
    public record Target(boolean draft, UUID id, String title) {}

    /** Whether every threat that the policy names is judged in a case, where the policy demands it. */
    public boolean analysed(ReviewCase review) {
        return analysisDemanded.isEmpty()
                || threats.stream().allMatch(threat -> review.risk(threat.id()).isPresent());
    }
}
