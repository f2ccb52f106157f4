package org.sekisho.app.decision;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sekisho.app.combinations.Combination;
import org.sekisho.app.combinations.Combinations;
import org.sekisho.app.combinations.Covering;
import org.sekisho.app.drafting.DraftedText;
import org.sekisho.app.drafting.RevisionDrafts;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.organisation.Chart;
import org.sekisho.app.organisation.HeldPosts;
import org.sekisho.app.organisation.OrganisationIn;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Component;

/** What every use case about a case asks first: how far it is, and who may do what with it. */
@Component
class CaseDesk {

    private final DecisionCases cases;
    private final RevisionDrafts drafts;
    private final DecisionRules rules;
    private final OrganisationIn organisation;
    private final HeldPosts heldPosts;
    private final Combinations combinations;

    CaseDesk(
            DecisionCases cases,
            RevisionDrafts drafts,
            DecisionRules rules,
            OrganisationIn organisation,
            HeldPosts heldPosts,
            Combinations combinations) {
        this.cases = cases;
        this.drafts = drafts;
        this.rules = rules;
        this.organisation = organisation;
        this.heldPosts = heldPosts;
        this.combinations = combinations;
    }

    static LocalDate today(Tx tx) {
        return LocalDate.ofInstant(tx.now(), Time.JAPAN);
    }

    PostsOfDay posts(Tx tx, LocalDate day) {
        return PostsOfDay.of(organisation.chart(tx, AsOf.known(day)));
    }

    Optional<PersonId> person(Tx tx) {
        return heldPosts.person(tx, tx.actor().account(), today(tx));
    }

    Optional<DecisionRule> rule(Tx tx, DecisionCases.Begun begun, LocalDate day) {
        return rules.of(tx, begun.kind(), begun.matter(), AsOf.known(day));
    }

    DraftedText text(Tx tx, DecisionCases.Begun begun) {
        return drafts.at(tx, begun.subject().draft());
    }

    CaseState state(Tx tx, DecisionCases.Whole whole) {
        return whole.last()
                .closing()
                .map(closing -> switch (closing.outcome()) {
                    case RETURNED -> CaseState.RETURNED;
                    case WITHDRAWN -> CaseState.WITHDRAWN;
                    case DECIDED -> CaseState.DECIDED;
                })
                .orElseGet(() ->
                        isAsSubmitted(text(tx, whole.begun()), whole.last()) ? CaseState.RUNNING : CaseState.STALE);
    }

    /** Whether a draft still has the bytes that were submitted. */
    static boolean isAsSubmitted(DraftedText text, DecisionCases.Set set) {
        return text.isOpen() && text.digest().equals(set.submission().text().hex());
    }

    /**
     * Asks that the last set of the case can still be sealed, returned or decided.
     *
     * @throws Refusal.Invalid saying what became of it
     */
    void requireRunning(Tx tx, DecisionCases.Whole whole) {
        switch (state(tx, whole)) {
            case RUNNING -> {}
            case STALE -> throw refused("stale");
            case RETURNED -> throw refused("returned");
            case WITHDRAWN -> throw refused("withdrawn");
            case DECIDED -> throw refused("decided");
        }
    }

    static Refusal.Invalid refused(String key, Object... arguments) {
        return new Refusal.Invalid("", Message.of("decision.refusal." + key, arguments));
    }

    /**
     * Whether the actor may see the case: the drafter and whoever holds the drafter's post, those on its way, and those
     * who draft or read all decisions.
     */
    boolean sees(Tx tx, DecisionCases.Whole whole, PostsOfDay posts, Optional<PersonId> person) {
        var actor = tx.actor();
        if (actor.may(Permission.DRAFT_REVISION)
                || actor.may(Permission.READ_ALL_DECISIONS)
                || whole.begun().account().equals(actor.account())) {
            return true;
        }
        var substitutes = rule(tx, whole.begun(), today(tx)).stream().flatMap(rule -> rule.substitutes().stream());
        var way = whole.sets().stream().flatMap(set -> set.steps().stream());
        return whole.sets().stream()
                        .flatMap(set -> set.steps().stream())
                        .flatMap(step -> step.seal().stream())
                        .anyMatch(seal -> seal.account().equals(actor.account()))
                || person.isPresent()
                        && Stream.of(Stream.of(whole.begun().post()), way.map(DecisionCases.Step::post), substitutes)
                                .flatMap(post -> post)
                                .distinct()
                                .anyMatch(post ->
                                        capacity(posts, post, person.get()).isPresent());
    }

    /**
     * The case for the actor of the transaction.
     *
     * @throws Refusal.NotFound if there is none, or none for this actor
     */
    DecisionCases.Whole the(Tx tx, CaseId id, PostsOfDay posts, Optional<PersonId> person) {
        var whole = cases.the(tx, id);
        if (!sees(tx, whole, posts, person)) {
            throw new Refusal.NotFound("case");
        }
        return whole;
    }

    /** Whether the actor may record what was decided on paper: the drafter, whoever has the drafter's post, the officer. */
    boolean mayRecord(Tx tx, DecisionCases.Begun begun, PostsOfDay posts, Optional<PersonId> person) {
        return tx.actor().may(Permission.DRAFT_REVISION)
                && (tx.actor().may(Permission.KEEP_DECISION_RULES) || SubmitCase.ofDrafter(tx, begun, posts, person));
    }

    static Optional<Capacity> capacity(PostsOfDay posts, PostId post, PersonId person) {
        return posts.post(post).flatMap(named -> named.capacityOf(person));
    }

    /** As what the person may do a step; a decision also as one of the substitutes. */
    Optional<Acting> acting(
            DecisionCases.Step step, PostsOfDay posts, Optional<DecisionRule> rule, Optional<PersonId> person) {
        return person.flatMap(who -> capacity(posts, step.post(), who)
                .map(capacity -> new Acting(who, step.post(), capacity, posts))
                .or(() -> step.kind() == StepKind.DECISION
                        ? rule.stream()
                                .flatMap(one -> one.substitutes().stream())
                                .filter(post -> capacity(posts, post, who).isPresent())
                                .findFirst()
                                .map(post -> new Acting(who, post, Capacity.SUBSTITUTE, posts))
                        : Optional.empty()));
    }

    /** Somebody who may act, for which post and as what. */
    record Acting(PersonId person, PostId post, Capacity capacity, PostsOfDay posts) {

        /** As it is printed: 情報政策課　課長　佐藤 太郎. */
        String by() {
            return posts.name(post) + "　" + name();
        }

        String name() {
            return posts.post(post).stream()
                    .flatMap(named -> named.acting().stream())
                    .filter(holder -> holder.person().equals(person))
                    .map(Chart.Holder::name)
                    .findFirst()
                    .orElse("");
        }
    }

    /** Those who may do a step, by post and name, for the one who may not. */
    static String who(DecisionCases.Step step, PostsOfDay posts, Optional<DecisionRule> rule) {
        return Stream.concat(
                        Stream.of(step.post()),
                        step.kind() == StepKind.DECISION
                                ? rule.stream().flatMap(one -> one.substitutes().stream())
                                : Stream.empty())
                .map(post -> named(posts, post))
                .collect(Collectors.joining("、"));
    }

    static String named(PostsOfDay posts, PostId post) {
        return posts.post(post).map(one -> one.name() + "（" + one.who() + "）").orElse("－");
    }

    /**
     * Whether somebody may decide although they drafted it: the body has a standing decision about that.
     *
     * @return the standing decision; empty for somebody else than the drafter
     * @throws Refusal.Invalid for the drafter without such a decision
     * @param who may decide, by post and name
     */
    Optional<UUID> requireOther(Tx tx, DecisionCases.Begun begun, PersonId decider, LocalDate day, String who) {
        if (!begun.person().equals(decider)) {
            return Optional.empty();
        }
        return switch (combinations.allowed(tx, Combination.DRAFTER_DECIDER, decider, day)) {
            case Covering.Covered(var decision, var until) -> Optional.of(decision.value());
            case Covering.Unconfirmed(var decision, var since) -> throw refused("drafter-decides", who);
            case Covering.Undecided() -> throw refused("drafter-decides", who);
        };
    }
}
