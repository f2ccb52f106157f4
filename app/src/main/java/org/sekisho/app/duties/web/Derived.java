package org.sekisho.app.duties.web;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.sekisho.app.duties.Duty;
import org.sekisho.app.duties.Fact;
import org.sekisho.app.duties.Rhythm;
import org.sekisho.app.duties.State;
import org.sekisho.app.duties.Status;
import org.sekisho.app.duties.Window;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.ui.Texts;

/** Says in one sentence how the status of a duty on a day follows from what is known. */
final class Derived {

    private final Texts texts;
    private final Duty duty;
    private final Status status;
    private final LocalDate day;

    private Derived(Texts texts, Duty duty, Status status, LocalDate day) {
        this.texts = texts;
        this.duty = duty;
        this.status = status;
        this.day = day;
    }

    static String sentence(Texts texts, Duty duty, Status status, LocalDate day) {
        return new Derived(texts, duty, status, day).sentence();
    }

    private String sentence() {
        return switch (status.state()) {
            case NOT_APPLICABLE -> texts.get("duties.why.not-applicable");
            case EXCEPTED ->
                status.until()
                        .map(until -> texts.get("duties.why.excepted", day(until)))
                        .orElseGet(() -> texts.get("duties.why.excepted.open"));
            case NOT_SET_UP ->
                status.until()
                        .map(until -> texts.get("duties.why.introduction", day(until)))
                        .orElseGet(() -> texts.get("duties.why.nobody", Words.role(texts, duty.owner())));
            case BREACHED, OVERDUE, DUE_SOON, NOT_YET_DUE, KEPT_ATTESTED, KEPT_OBSERVED ->
                switch (duty.rhythm()) {
                    case Rhythm.Every every -> periodic(every);
                    case Rhythm.OnOccasion occasion -> onOccasion();
                    case Rhythm.Always(var fact) -> always(fact);
                };
        };
    }

    private String periodic(Rhythm.Every every) {
        var window = every.windowOf(day);
        var before = every.windowOf(window.first().minusDays(1));
        var name = name(every, window);
        var due = status.due().map(this::day).orElse("");
        return switch (status.state()) {
            case KEPT_OBSERVED, KEPT_ATTESTED ->
                status.count().complete()
                        ? kept(name)
                        : texts.get("duties.why.kept-before." + status.state(), name(every, before), name, due);
            case NOT_YET_DUE -> texts.get("duties.why.not-yet-due", name, due) + so();
            case DUE_SOON -> texts.get("duties.why.due-soon", name, due, left()) + so();
            case OVERDUE ->
                status.due().filter(window.first()::isAfter).isPresent()
                        ? texts.get("duties.why.missed.proposal", name(every, before), day(before.last()))
                        : texts.get("duties.why.overdue", name, due) + so();
            case BREACHED -> texts.get("duties.why.missed", name(every, before), day(before.last()));
            case NOT_SET_UP, EXCEPTED, NOT_APPLICABLE -> "";
        };
    }

    private String kept(String name) {
        var count = status.count();
        if (count.asked() > 1) {
            return texts.get("duties.why.kept.all", name, count.asked(), count.observed(), count.attested());
        }
        return texts.get(
                "duties.why.kept." + status.state(),
                name,
                status.lastDone().map(this::day).orElse(""));
    }

    /** How many of several did it. */
    private String so() {
        var count = status.count();
        return count.asked() > 1
                ? texts.get("duties.why.so-far", count.asked(), count.done())
                : texts.get("duties.why.nothing-yet");
    }

    private long left() {
        return status.due().map(due -> ChronoUnit.DAYS.between(day, due)).orElse(0L);
    }

    private String onOccasion() {
        return switch (status.state()) {
            case KEPT_OBSERVED, KEPT_ATTESTED ->
                texts.get(
                        "duties.why.occasion." + status.state(),
                        status.lastDone().map(this::day).orElse(""));
            case DUE_SOON ->
                status.due()
                        .map(due -> texts.get("duties.why.occasion.due", day(due)))
                        .orElseGet(() -> texts.get("duties.why.occasion.no-limit"));
            case OVERDUE ->
                texts.get(
                        "duties.why.occasion.over.proposal",
                        status.due().map(this::day).orElse(""));
            case BREACHED ->
                texts.get(
                        "duties.why.occasion.over", status.due().map(this::day).orElse(""));
            case NOT_YET_DUE, NOT_SET_UP, EXCEPTED, NOT_APPLICABLE -> texts.get("duties.why.occasion.none");
        };
    }

    private String always(Fact fact) {
        if (status.state() == State.KEPT_OBSERVED) {
            return texts.get("duties.why.always.holds", day(day));
        }
        var missing = switch (fact) {
            case Fact.RoleHeld(var role) -> texts.get("duties.why.fact.role-held", Words.role(texts, role));
            case Fact.InForce(var kind) -> texts.get("duties.why.fact.in-force." + kind);
            case Fact.PolicyPublished() -> texts.get("duties.why.fact.policy-published");
            case Fact.StaffRegistered() -> texts.get("duties.why.fact.staff-registered");
            case Fact.ScopeCovered() -> texts.get("duties.why.fact.scope-covered");
        };
        return status.state() == State.KEPT_ATTESTED
                ? texts.get(
                        "duties.why.always.attested",
                        name(duty.rhythm().counted(), duty.rhythm().counted().windowOf(day)),
                        missing)
                : missing;
    }

    private String name(Rhythm.Every every, Window window) {
        return Words.period(texts, every.period(), window);
    }

    private String day(LocalDate one) {
        return Dates.day(texts, one);
    }
}
