package org.sekisho.app.policy;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.policytext.content.NamedThreats;
import org.sekisho.policytext.content.ThreatKind;
import org.springframework.stereotype.Service;

/** Reads the threats that the policy in force names (対象とする脅威), for modules that say something about one of them. */
@Service
public final class ThreatsOfPolicy {

    /**
     * What names a threat from version to version: it stays while its clause goes on and names it in the same words.
     *
     * @param clause the lasting identity of the clause
     * @param item the words of the threat in one form of writing
     */
    public record ThreatId(UUID clause, String item) {}

    /**
     * A threat.
     *
     * @param path of the clause in the version in force
     * @param words as printed there
     */
    public record Threat(ThreatId id, String path, String words, ThreatKind kind) {}

    /**
     * The threats of a day.
     *
     * @param policy the version that names them; empty if none is in force
     * @param threats in the order of the text
     */
    public record Found(Optional<DocumentVersion> policy, List<Threat> threats) {

        public Found {
            threats = List.copyOf(threats);
        }

        /** The threats of a kind, in the order of the text. */
        public List<Threat> of(ThreatKind kind) {
            return threats.stream().filter(threat -> threat.kind() == kind).toList();
        }

        /** The threat of an identity; empty if the policy of the day does not name it. */
        public Optional<Threat> the(ThreatId id) {
            return threats.stream().filter(threat -> threat.id().equals(id)).findFirst();
        }
    }

    private final PolicyInForce policies;

    ThreatsOfPolicy(PolicyInForce policies) {
        this.policies = policies;
    }

    /** The threats that are named on a day. One statement, and two more when the text is not in memory. */
    public Found on(Actor actor, AsOf asOf) {
        return policies.on(actor, asOf)
                .inForce()
                .map(inForce -> new Found(Optional.of(inForce.version()), threats(inForce.text())))
                .orElseGet(() -> new Found(Optional.empty(), List.of()));
    }

    private static List<Threat> threats(VersionText text) {
        return NamedThreats.of(text.tree()).threats().stream()
                .flatMap(threat -> text.clauseAt(threat.path()).stream()
                        .map(clause -> new Threat(
                                new ThreatId(clause, threat.item()), threat.path(), threat.words(), threat.kind())))
                .toList();
    }
}
