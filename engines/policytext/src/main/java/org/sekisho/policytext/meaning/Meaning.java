package org.sekisho.policytext.meaning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.Doubt;
import org.sekisho.policytext.LayoutLine;
import org.sekisho.policytext.PolicyDocument;

/** Everything about a policy that follows from its text and the order and level of its clauses. */
public final class Meaning {
    private Meaning() {}

    /** The document made of these parts; the paths of the clauses are found anew. */
    public static PolicyDocument of(
            Optional<String> title,
            List<String> preamble,
            List<Clause> clauses,
            List<LayoutLine> layout,
            List<Doubt> doubts) {
        List<Clause> addressed = Addresses.of(clauses);
        return new PolicyDocument(
                title,
                preamble,
                addressed,
                List.of(),
                List.of(),
                new LinkedHashMap<>(),
                List.of(),
                List.of(),
                layout,
                doubts);
    }
}
