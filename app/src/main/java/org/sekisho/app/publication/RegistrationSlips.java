package org.sekisho.app.publication;

import static java.util.stream.Collectors.toMap;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sekisho.app.coverage.Coverage;
import org.sekisho.app.coverage.CoverageOfScope;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.identity.KindOfBody;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.PublicVersions;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Service;

/** The registration slip (方針登録票) of each organ that the law gives the body. */
@Service
public final class RegistrationSlips {

    /**
     * What is on record of one organ.
     *
     * @param answer empty while the body has not answered
     * @param namedAs how the policy in force names the organ among those it binds; a reason to propose {@link Adoption#JOINT}
     */
    public record Slip(OrganOfLaw organ, Optional<Answered> answer, Optional<String> namedAs) {

        /** Whether the organ adopted the body's policy with others. */
        public boolean joint() {
            return answer.filter(given -> given.adoption() == Adoption.JOINT).isPresent();
        }
    }

    /** An answer as recorded. */
    public record Answered(
            Adoption adoption,
            Optional<LocalDate> decidedOn,
            Optional<String> decidedBy,
            String note,
            LocalDate since) {}

    /**
     * The slips of a body.
     *
     * @param policy the body's policy in force, if it is for the public, with its publications
     */
    public record Slips(Optional<PublicVersions.PublicVersion> policy, List<Slip> slips) {

        /** The organs for which nobody answered yet. */
        public List<Slip> open() {
            return slips.stream().filter(slip -> slip.answer().isEmpty()).toList();
        }

        /** Those among them that the policy in force names. */
        public List<Slip> proposed() {
            return open().stream().filter(slip -> slip.namedAs().isPresent()).toList();
        }

        /** The organs that adopted the body's policy together. */
        public List<Slip> joint() {
            return slips.stream().filter(Slip::joint).toList();
        }
    }

    private final Work work;
    private final OrganAnswers answers;
    private final KindOfBody kinds;
    private final CoverageOfScope coverage;
    private final PublicVersions versions;

    RegistrationSlips(
            Work work, OrganAnswers answers, KindOfBody kinds, CoverageOfScope coverage, PublicVersions versions) {
        this.work = work;
        this.answers = answers;
        this.kinds = kinds;
        this.coverage = coverage;
        this.versions = versions;
    }

    /** The slips as they stood on a day. */
    public Slips on(Actor actor, AsOf asOf) {
        var policy = versions.on(actor, asOf).stream()
                .filter(one -> one.version().kind() == DocumentKind.POLICY
                        && one.version().holdsOn(asOf.day()))
                .findFirst();
        var named = coverage.on(actor, asOf).organs().stream()
                .filter(one -> one.named().isPresent())
                .collect(toMap(Coverage.OfOrgan::key, Coverage.OfOrgan::name, (one, other) -> one));
        var given = work.read(actor, Permission.READ_POLICY, tx -> answers.at(tx, asOf)).stream()
                .collect(toMap(OrganAnswers.Row::organ, Function.identity()));
        var slips = OrganOfLaw.of(kinds.of(actor)).stream()
                .map(organ -> new Slip(
                        organ,
                        Optional.ofNullable(given.get(organ)).map(RegistrationSlips::answered),
                        Optional.ofNullable(named.get(organ.key()))))
                .toList();
        return new Slips(policy, slips);
    }

    private static Answered answered(OrganAnswers.Row row) {
        return new Answered(
                row.adoption(),
                row.decidedOn(),
                row.decidedBy(),
                row.note(),
                row.span().from());
    }
}
