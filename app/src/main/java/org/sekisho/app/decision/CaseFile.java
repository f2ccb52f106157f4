package org.sekisho.app.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.drafting.RevisionDraftId;
import org.sekisho.app.evidence.FileStore;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.policy.Disclosure;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.Instrument;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.springframework.stereotype.Service;

/** Reads one case whole: every set, every seal, what became of it, and what the reader may do. */
@Service
public final class CaseFile {

    /** A set and its way. */
    public record Set(
            int number,
            String title,
            String petition,
            String reason,
            LocalDate inForce,
            Disclosure disclosure,
            Instrument instrument,
            String draftedBy,
            String textTitle,
            Digest digest,
            String decider,
            boolean delegated,
            Instant at,
            List<Step> steps,
            Optional<End> end) {}

    /**
     * One step.
     *
     * @param who may do it today, by name
     * @param waits whether it is due
     */
    public record Step(
            StepId id,
            int turn,
            StepKind kind,
            PostId post,
            String name,
            String who,
            boolean waits,
            Optional<Seal> seal) {}

    /** Who agreed, as what, and to which set. */
    public record Seal(String by, Capacity capacity, String comment, Digest digest, Instant at) {}

    /** How a set ended: given back, taken back, or decided. */
    public sealed interface End {
        String by();

        Instant at();

        /** 差戻し. */
        record Returned(String by, Instant at, String reason) implements End {}

        /** 取下げ. */
        record Withdrawn(String by, Instant at, String reason) implements End {}

        /**
         * 決裁.
         *
         * @param absence why a substitute decided; empty otherwise
         * @param reviewed when the absent one saw it, and who that is; empty if nobody was absent or nobody saw it yet
         */
        record Decided(
                String by,
                Instant at,
                LocalDate on,
                Capacity capacity,
                String absence,
                Optional<String> documentNumber,
                boolean onPaper,
                boolean scanned,
                LocalDate inForce,
                UUID version,
                Optional<LocalDate> reviewed,
                String reviewedBy)
                implements End {}
    }

    /** What the reader may do. */
    public record May(
            Optional<StepId> seal,
            boolean substitutes,
            boolean giveBack,
            boolean withdraw,
            boolean submitAgain,
            boolean recordPaper,
            boolean review) {}

    /**
     * The case.
     *
     * @param sets the last one first
     * @param inside whether the body decides inside the program today
     * @param deciders the posts that may decide today, each with who holds it: that of the rule first
     */
    public record Case(
            CaseId id,
            Matter matter,
            DocumentKind kind,
            RevisionDraftId draft,
            CaseState state,
            List<Set> sets,
            boolean inside,
            List<PostsOfDay.Named> deciders,
            May may) {
        public Set last() {
            return sets.getFirst();
        }
    }

    /** A file of the case. */
    public record Download(String name, String mediaType, byte[] bytes) {}

    private final Work work;
    private final CaseDesk desk;
    private final DecisionModes modes;
    private final FileStore files;

    CaseFile(Work work, CaseDesk desk, DecisionModes modes, FileStore files) {
        this.work = work;
        this.desk = desk;
        this.modes = modes;
        this.files = files;
    }

    /** @throws Refusal.NotFound if there is no such case, or none for this actor */
    public Case of(Actor actor, CaseId id) {
        return work.read(actor, Permission.READ_DECISIONS, tx -> {
            var today = CaseDesk.today(tx);
            var posts = desk.posts(tx, today);
            var person = desk.person(tx);
            var whole = desk.the(tx, id, posts, person);
            var state = desk.state(tx, whole);
            var rule = desk.rule(tx, whole.begun(), today);
            boolean inside = modes.inside(tx, today);
            var last = whole.last();
            var due = state == CaseState.RUNNING ? last.waiting() : List.<DecisionCases.Step>of();
            var mine = due.stream()
                    .filter(step -> desk.acting(step, posts, rule, person).isPresent())
                    .findFirst();
            boolean ofDrafter = SubmitCase.ofDrafter(tx, whole.begun(), posts, person);
            boolean drafts = actor.may(Permission.DRAFT_REVISION);
            var unseen = last.closing()
                    .filter(closing -> closing.review().isEmpty())
                    .flatMap(DecisionCases.Closing::decided)
                    .filter(decided -> decided.capacity() == Capacity.SUBSTITUTE);
            boolean absent = person.filter(
                            who -> CaseDesk.capacity(posts, last.submission().post(), who)
                                    .isPresent())
                    .isPresent();
            var may = new May(
                    mine.filter(step -> inside).map(DecisionCases.Step::id),
                    mine.flatMap(step -> desk.acting(step, posts, rule, person))
                            .filter(acting -> acting.capacity() == Capacity.SUBSTITUTE)
                            .isPresent(),
                    state == CaseState.RUNNING && (inside ? mine.isPresent() : ofDrafter),
                    (state == CaseState.RUNNING || state == CaseState.STALE) && ofDrafter,
                    state.opensAgain()
                            && ofDrafter
                            && drafts
                            && desk.text(tx, whole.begun()).isOpen(),
                    state == CaseState.RUNNING && !inside && desk.mayRecord(tx, whole.begun(), posts, person),
                    unseen.filter(decided -> absent || decided.onPaper() && ofDrafter)
                            .isPresent());
            return new Case(
                    id,
                    whole.begun().matter(),
                    whole.begun().kind(),
                    whole.begun().subject().draft(),
                    state,
                    whole.sets().reversed().stream()
                            .map(set -> set(set, set == last ? due : List.of(), posts))
                            .toList(),
                    inside,
                    rule.stream()
                            .flatMap(one -> java.util.stream.Stream.concat(
                                    java.util.stream.Stream.of(one.post()), one.substitutes().stream()))
                            .flatMap(post -> posts.post(post).stream())
                            .toList(),
                    may);
        });
    }

    /**
     * The set as it is printed, with its digest on each page.
     *
     * @throws Refusal.NotFound if there is no such case or set, or none for this actor
     */
    public Download printed(Actor actor, CaseId id, int number) {
        return file(actor, id, number, set -> Optional.of(set.submission().printed()));
    }

    /** The bytes that the digest of a set is of. */
    public Download original(Actor actor, CaseId id, int number) {
        return file(actor, id, number, set -> Optional.of(set.submission().original()));
    }

    /** The scan of the paper that was decided on. */
    public Download scan(Actor actor, CaseId id, int number) {
        return file(
                actor,
                id,
                number,
                set -> set.closing().flatMap(DecisionCases.Closing::decided).flatMap(DecisionCases.Decided::scan));
    }

    private Download file(
            Actor actor, CaseId id, int number, java.util.function.Function<DecisionCases.Set, Optional<UUID>> which) {
        return work.read(actor, Permission.READ_DECISIONS, tx -> {
            var whole = desk.the(tx, id, desk.posts(tx, CaseDesk.today(tx)), desk.person(tx));
            var file = whole.sets().stream()
                    .filter(set -> set.submission().number() == number)
                    .findFirst()
                    .flatMap(which)
                    .orElseThrow(() -> new Refusal.NotFound("file"));
            var shown = files.show(tx, "decision-case", id.value(), file);
            return new Download(shown.file().name(), shown.file().mediaType(), shown.bytes());
        });
    }

    private static Set set(DecisionCases.Set set, List<DecisionCases.Step> due, PostsOfDay posts) {
        var submission = set.submission();
        return new Set(
                submission.number(),
                submission.title(),
                submission.petition(),
                submission.reason(),
                submission.inForce(),
                submission.disclosure(),
                submission.instrument(),
                submission.draftedBy(),
                submission.textTitle(),
                submission.digest(),
                submission.decider(),
                submission.delegated(),
                submission.at(),
                set.steps().stream()
                        .map(step -> new Step(
                                step.id(),
                                step.turn(),
                                step.kind(),
                                step.post(),
                                step.name(),
                                posts.post(step.post())
                                        .map(PostsOfDay.Named::who)
                                        .orElse("－"),
                                due.contains(step),
                                step.seal()
                                        .map(seal -> new Seal(
                                                seal.by(), seal.capacity(), seal.comment(), seal.digest(), seal.at()))))
                        .toList(),
                set.closing().map(CaseFile::end));
    }

    private static End end(DecisionCases.Closing closing) {
        return switch (closing.outcome()) {
            case RETURNED -> new End.Returned(closing.by(), closing.at(), closing.reason());
            case WITHDRAWN -> new End.Withdrawn(closing.by(), closing.at(), closing.reason());
            case DECIDED -> {
                var decided = closing.decided().orElseThrow();
                yield new End.Decided(
                        closing.by(),
                        closing.at(),
                        decided.on(),
                        decided.capacity(),
                        closing.reason(),
                        decided.documentNumber(),
                        decided.onPaper(),
                        decided.scan().isPresent(),
                        decided.inForce(),
                        decided.version(),
                        closing.review().map(DecisionCases.Review::on),
                        closing.review().map(DecisionCases.Review::by).orElse(""));
            }
        };
    }
}
