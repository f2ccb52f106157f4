package org.sekisho.controls;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sekisho.policytext.Clause;
import org.sekisho.policytext.PolicyDocument;
import org.sekisho.policytext.PolicyReader;
import org.sekisho.policytext.PolicyUnreadable;

/** Documents read by the policy text engine, as this engine takes them. */
final class Documents {
    private Documents() {}

    /** A document as the binding takes it. */
    record Document(String title, List<Passage> passages) {

        Passage at(String path) {
            return passages.stream()
                    .filter(passage -> passage.path().equals(path))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no clause " + path));
        }
    }

    static Document read(String text) throws PolicyUnreadable {
        return of(new PolicyReader().read(text.getBytes(StandardCharsets.UTF_8), "policy.txt"));
    }

    static Document of(PolicyDocument document) {
        int[] holders = document.holders();
        var passages = new ArrayList<Passage>();
        for (int i = 0; i < holders.length; i++) {
            Clause clause = document.clauses().get(i);
            var headings = new ArrayList<String>();
            for (int holder = holders[i]; holder >= 0; holder = holders[holder]) {
                document.clauses().get(holder).caption().ifPresent(headings::addFirst);
            }
            passages.add(new Passage(
                    clause.path(),
                    clause.marker().isEmpty() ? Optional.empty() : Optional.of(clause.marker()),
                    clause.caption(),
                    headings,
                    clause.paragraphs()));
        }
        return new Document(document.title().orElse(""), passages);
    }
}
