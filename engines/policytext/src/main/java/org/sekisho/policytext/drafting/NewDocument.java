package org.sekisho.policytext.drafting;

import java.util.List;
import java.util.Optional;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.LineRange;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.meaning.Meaning;

/** A document that has a title and a first clause, to go on from. */
public final class NewDocument {
    private static final String PURPOSE = "目的";

    private NewDocument() {}

    /**
     * A document below the policy of a body, in the policy's notation; in articles where there is no policy.
     *
     * @param policy the policy in force, if there is one
     */
    public static PolicyDocument below(Optional<PolicyDocument> policy, String title) {
        String marker = policy.flatMap(
                        document -> document.mainClauses().stream().findFirst())
                .map(Clause::marker)
                .filter(first -> !first.isEmpty())
                .orElse("第１条");
        String sentence = policy.flatMap(PolicyDocument::title)
                .map(above -> "この" + title + "は、" + above + "に基づき、必要な事項を定めることを目的とする。")
                .orElse("この" + title + "は、必要な事項を定めることを目的とする。");
        Clause purpose = new Clause("", marker, 1, Optional.of(PURPOSE), List.of(sentence), false, new LineRange(1, 1));
        return Meaning.of(Optional.of(title), List.of(title), List.of(purpose), List.of(), List.of());
    }
}
