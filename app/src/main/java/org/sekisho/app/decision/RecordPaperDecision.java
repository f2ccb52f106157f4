package org.sekisho.app.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sekisho.app.evidence.FileStore;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.Chart;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.policy.Instrument;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Problems;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.springframework.stereotype.Service;

/** Records a decision that was taken on paper or in the body's document system, and makes the text a version. */
@Service
public final class RecordPaperDecision {

    /** The largest scan taken. */
    public static final long MOST_BYTES = 50L << 20;

    /**
     * What stands on the paper.
     *
     * @param digest the first digits that are printed on each page, as typed
     * @param documentNumber 文書番号
     * @param post decided: the post of the rule, or one of its substitutes (代決)
     * @param name who decided; may be empty where one person alone acted for the post on the day
     * @param absence why a substitute decided
     * @param instrumentNumber 告示第78号 and the like
     * @param confirmed that the text shall be in force from a day before the decision
     * @param scan of the paper with its seals
     */
    public record Input(
            CaseId id,
            String digest,
            String documentNumber,
            PostId post,
            String name,
            String absence,
            LocalDate decidedOn,
            LocalDate inForce,
            String instrumentNumber,
            boolean confirmed,
            Optional<FileStore.Written> scan) {}

    private final Work work;
    private final CaseDesk desk;
    private final DecisionModes modes;
    private final Deciding deciding;
    private final FileStore files;

    RecordPaperDecision(Work work, CaseDesk desk, DecisionModes modes, Deciding deciding, FileStore files) {
        this.work = work;
        this.desk = desk;
        this.modes = modes;
        this.deciding = deciding;
        this.files = files;
    }

    /**
     * Records it; the version is returned.
     *
     * @throws Refusal.NotFound if there is no such case, or none for this actor
     * @throws Refusal.Invalid with all that is wrong, by field: the digits of another set, a day to come or before the set
     *     was submitted, a post or a person that may not decide; it says who may
     */
    public UUID record(Actor actor, Input input) {
        return work.change(actor, Permission.DRAFT_REVISION, tx -> {
            Register.inTurn(tx, "decision");
            var today = CaseDesk.today(tx);
            var posts = desk.posts(tx, today);
            var person = desk.person(tx);
            var whole = desk.the(tx, input.id(), posts, person);
            desk.requireRunning(tx, whole);
            if (modes.inside(tx, today)) {
                throw CaseDesk.refused("inside");
            }
            if (!desk.mayRecord(tx, whole.begun(), posts, person)) {
                throw CaseDesk.refused(
                        "not-the-drafter", CaseDesk.named(posts, whole.begun().post()));
            }
            var decider = check(tx, input, whole, today);
            var scan = input.scan().map(written -> files.attach(tx, written));
            return deciding.adopt(
                    tx,
                    whole,
                    new Deciding.Decision(
                            input.decidedOn(),
                            decider.capacity(),
                            input.post(),
                            decider.post().name() + "　" + decider.holder().name(),
                            decider.post().title(),
                            decider.capacity() == Capacity.SUBSTITUTE
                                    ? input.absence().strip()
                                    : "",
                            Optional.of(input.documentNumber().strip()),
                            Optional.of(input.instrumentNumber().strip()).filter(number -> !number.isEmpty()),
                            true,
                            scan,
                            input.inForce(),
                            decider.standing()));
        });
    }

    private record Decider(PostsOfDay.Named post, Chart.Holder holder, Capacity capacity, Optional<UUID> standing) {}

    private Decider check(Tx tx, Input input, DecisionCases.Whole whole, LocalDate today) {
        var problems = new Problems("decision");
        var submission = whole.last().submission();
        checkDigest(problems, input.digest(), whole);
        problems.requireText("documentNumber", input.documentNumber());
        problems.requirePlain("instrumentNumber", input.instrumentNumber());
        if (submission.instrument() == Instrument.DECISION
                && !input.instrumentNumber().isBlank()) {
            problems.add("instrumentNumber", "no-instrument");
        }
        problems.requirePast("decidedOn", input.decidedOn(), today);
        var submitted = LocalDate.ofInstant(submission.at(), Time.JAPAN);
        if (input.decidedOn().isBefore(submitted)) {
            problems.add("decidedOn", "before-submission", Problems.day(submitted));
        }
        problems.requireDay("inForce", input.inForce());
        Deciding.requireConfirmed(problems, input.inForce(), input.decidedOn(), input.confirmed());
        var decider = decider(tx, problems, input, whole);
        problems.refuseIfAny();
        return decider.orElseThrow();
    }

    private static void checkDigest(Problems problems, String typed, DecisionCases.Whole whole) {
        var last = whole.last().submission();
        if (Digest.plain(typed).length() < Digest.TYPED) {
            problems.add("digest", "digest-short", Digest.TYPED);
        } else if (!last.digest().meantBy(typed)) {
            whole.sets().stream()
                    .map(DecisionCases.Set::submission)
                    .filter(earlier -> earlier.digest().meantBy(typed))
                    .findFirst()
                    .ifPresentOrElse(
                            earlier -> problems.add("digest", "digest-of-earlier", earlier.number()),
                            () -> problems.add("digest", "digest-other"));
        }
    }

    /** Who decided, if the rule of the day lets them. */
    private Optional<Decider> decider(Tx tx, Problems problems, Input input, DecisionCases.Whole whole) {
        if (problems.any()) {
            // Who may decide follows from the day; nothing can be said of one that is none.
            return Optional.empty();
        }
        var posts = desk.posts(tx, input.decidedOn());
        var rule = desk.rule(tx, whole.begun(), input.decidedOn());
        var may = rule.map(one -> Stream.concat(Stream.of(one.post()), one.substitutes().stream())
                        .toList())
                .orElseGet(List::of);
        var words = may.stream().map(post -> CaseDesk.named(posts, post)).collect(Collectors.joining("、"));
        var post = posts.post(input.post()).filter(named -> may.contains(named.id()));
        if (post.isEmpty()) {
            problems.add("post", "may-not-decide", Problems.day(input.decidedOn()), words.isEmpty() ? "－" : words);
            return Optional.empty();
        }
        var acting = post.get().acting();
        var named = PostsOfDay.squeezed(input.name());
        var meant = acting.stream()
                .filter(holder ->
                        named.isEmpty() || PostsOfDay.squeezed(holder.name()).equals(named))
                .toList();
        if (acting.isEmpty()) {
            problems.add("post", "post-vacant", post.get().name(), Problems.day(input.decidedOn()));
        } else if (meant.isEmpty() || named.isEmpty() && acting.size() > 1) {
            problems.add(
                    "name",
                    "who-of",
                    post.get().name(),
                    Problems.day(input.decidedOn()),
                    post.get().who());
        } else {
            var standing = standing(tx, problems, whole, meant.getFirst(), input.decidedOn(), words);
            boolean substitute =
                    rule.filter(one -> !one.post().equals(input.post())).isPresent();
            if (substitute) {
                problems.requireReason("absence", input.absence());
            }
            var holder = meant.getFirst();
            return Optional.of(new Decider(
                    post.get(),
                    holder,
                    substitute
                            ? Capacity.SUBSTITUTE
                            : post.get().capacityOf(holder.person()).orElse(Capacity.HOLDER),
                    standing));
        }
        return Optional.empty();
    }

    private Optional<UUID> standing(
            Tx tx, Problems problems, DecisionCases.Whole whole, Chart.Holder decider, LocalDate day, String who) {
        try {
            return desk.requireOther(tx, whole.begun(), decider.person(), day, who);
        } catch (Refusal.Invalid invalid) {
            problems.add("post", invalid.problems().getFirst().message());
            return Optional.empty();
        }
    }
}
