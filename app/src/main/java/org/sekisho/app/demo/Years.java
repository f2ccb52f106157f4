package org.sekisho.app.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sekisho.app.duties.AdoptCycle;
import org.sekisho.app.duties.AnswerFirstDay;
import org.sekisho.app.duties.AttestForMany;
import org.sekisho.app.duties.BeginIntroduction;
import org.sekisho.app.duties.CorrectEvidence;
import org.sekisho.app.duties.CycleOrigin;
import org.sekisho.app.duties.DoOwnDuty;
import org.sekisho.app.duties.Duty;
import org.sekisho.app.duties.DutyId;
import org.sekisho.app.duties.GiveEvidence;
import org.sekisho.app.duties.Nature;
import org.sekisho.app.duties.OpenOccasion;
import org.sekisho.app.duties.ReleaseDuty;
import org.sekisho.app.duties.ReleaseKind;
import org.sekisho.app.duties.Rhythm;
import org.sekisho.app.duties.Scope;
import org.sekisho.app.duties.StatusOfDuties;
import org.sekisho.app.duties.Window;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Role;
import org.sekisho.controls.Catalogue;
import org.sekisho.controls.Control;
import org.sekisho.controls.Cycle;
import org.sekisho.policytext.FiscalYear;

/**
 * Plays the years of a body from the duties that its own policy was bound to: the first day, the work of every period,
 * what came late, was corrected, was excepted, and what nobody did.
 *
 * <p>The same seed plays the same years up to the day on which they are played.
 */
final class Years {

    /** Of a hundred periods, so many end without the duty done, and so many are entered late. */
    private static final int MISSED_PERCENT = 5;

    private static final int LATE_PERCENT = 12;
    private static final int FIRST_DAY_NEVER_PERCENT = 12;
    private static final int FIRST_DAY_LATER_PERCENT = 8;

    private final UseCases use;
    private final Hands officer;
    private final List<UUID> accounts;
    private final RandomGenerator random;
    private final LocalDate today;
    private final Catalogue catalogue;
    private final boolean large;
    private final Set<UUID> ownSections;
    private final List<DutyId> staged = new ArrayList<>();

    private Years(Founding founding, Hands officer, RandomGenerator random, LocalDate today, boolean large) {
        this.use = founding.use();
        this.officer = officer;
        this.accounts = Stream.of(
                        SignInOffers.CLERK,
                        SignInOffers.SECTION_HEAD,
                        SignInOffers.OFFICER,
                        SignInOffers.CISO,
                        SignInOffers.AUDITOR)
                .flatMap(login -> founding.account(login).stream())
                .toList();
        this.random = random;
        // The day of the load is still running.
        this.today = today.minusDays(1);
        this.catalogue = officer.on(this.today, actor -> use.catalogueOfBody().of(actor));
        this.large = large;
        this.ownSections = large
                ? founding.account(SignInOffers.SECTION_HEAD)
                        .map(this::sections)
                        .orElse(Set.of())
                : Set.of();
    }

    /** The sections for whose security somebody answers by their post. */
    private Set<UUID> sections(UUID account) {
        return officer.of(account)
                .on(today, actor -> use.heldPosts().person(actor, today))
                .map(person -> officer
                        .on(today, actor -> use.staffing().on(actor, AsOf.known(today)))
                        .posted()
                        .getOrDefault(person, Map.of())
                        .getOrDefault(Role.SECTION_SECURITY_MANAGER, Set.of())
                        .stream()
                        .map(SectionId::value)
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    static Years of(Founding founding, RandomGenerator random, LocalDate today, boolean large) {
        var account = founding.account(SignInOffers.OFFICER).orElseThrow();
        return new Years(founding, founding.hands().of(account), random, today, large);
    }

    /**
     * Plays from the day on which the body began to keep its duties here until today.
     *
     * @param introductionEnds the first day after the introduction period
     */
    void play(LocalDate begins, LocalDate introductionEnds) {
        officer.on(
                begins,
                actor -> use.beginIntroduction().begin(actor, new BeginIntroduction.Input(begins, introductionEnds)));
        var first = duties(begins);
        first.forEach(duty -> firstDay(duty, begins));
        adopt(first, begins);
        release(first, begins);
        // Whoever joins the list of duties later is played from then on.
        var known = new HashSet<>(first.stream().map(Duty::id).toList());
        var all = new ArrayList<>(first);
        duties(today).stream().filter(duty -> known.add(duty.id())).forEach(all::add);
        stage(all, begins);
        for (var duty : all) {
            var from = duty.span().from().isAfter(begins) ? duty.span().from() : begins;
            switch (duty.rhythm()) {
                case Rhythm.Every every -> periods(duty, every, from);
                case Rhythm.OnOccasion occasion -> occasions(duty, from);
                case Rhythm.Always always -> {}
            }
        }
    }

    /**
     * Two duties of which the section of the head who can sign in stands otherwise than the others: of the first it alone
     * is behind, of the second it is not while others are.
     */
    private void stage(List<Duty> duties, LocalDate begins) {
        duties.stream()
                .filter(duty -> !ownSections.isEmpty() && duty.scope() == Scope.EACH_SECTION)
                .filter(duty -> duty.rhythm() instanceof Rhythm.Every every
                        && !before(every).first().isBefore(duty.span().from())
                        && !before(every).last().isBefore(begins))
                .map(Duty::id)
                .limit(2)
                .forEach(staged::add);
    }

    private Window before(Rhythm.Every every) {
        return every.windowOf(every.windowOf(today).first().minusDays(1));
    }

    /** Whether the duty is one of the two, and the day lies in the running period or the one before it. */
    private boolean staged(Duty duty, LocalDate day) {
        return staged.contains(duty.id())
                && duty.rhythm() instanceof Rhythm.Every every
                && !day.isBefore(before(every).first());
    }

    private Set<UUID> asked(Duty duty, LocalDate day, Set<UUID> sections) {
        if (!staged(duty, day)) {
            return sections;
        }
        var others = sections.stream().filter(one -> !ownSections.contains(one)).sorted();
        if (duty.id().equals(staged.getFirst())) {
            return others.collect(Collectors.toSet());
        }
        return Stream.concat(others.skip(2), ownSections.stream().filter(sections::contains))
                .collect(Collectors.toSet());
    }

    private List<Duty> duties(LocalDate day) {
        return officer.on(day, actor -> use.statusOfDuties().derive(actor, AsOf.known(day))).duties().stream()
                .map(StatusOfDuties.DutyStatus::duty)
                .sorted(Comparator.comparing(Duty::control))
                .toList();
    }

    /** What was done before, on paper. */
    private void firstDay(Duty duty, LocalDate begins) {
        if (!(duty.rhythm() instanceof Rhythm.Every)) {
            return;
        }
        int lot = random.nextInt(100);
        AnswerFirstDay.Said said;
        if (lot < FIRST_DAY_NEVER_PERCENT) {
            said = new AnswerFirstDay.Said.Never();
        } else if (lot < FIRST_DAY_NEVER_PERCENT + FIRST_DAY_LATER_PERCENT) {
            said = new AnswerFirstDay.Said.Later(begins.plusMonths(2));
        } else {
            var done = workday(begins.minusDays(10L + random.nextInt(240)));
            said = new AnswerFirstDay.Said.Done(done, "前任の担当者", place(done));
        }
        var day = workday(begins.plusDays(random.nextInt(15)));
        if (day.isAfter(today)) {
            return;
        }
        officer.on(day, actor -> use.answerFirstDay().answer(actor, new AnswerFirstDay.Input(duty.id(), said)));
    }

    /** What the standard of the body fixes, so that it can be breached. */
    private void adopt(List<Duty> duties, LocalDate begins) {
        var day = workday(begins.plusDays(30));
        if (!day.isBefore(today)) {
            return;
        }
        int[] number = {0};
        duties.stream()
                .filter(duty -> duty.origin() == CycleOrigin.PROPOSAL && duty.rhythm() instanceof Rhythm.Every)
                .filter(duty -> Math.floorMod(duty.control().hashCode(), 3) == 0)
                .forEach(duty -> officer.on(
                        day,
                        actor -> use.adoptCycle()
                                .adopt(
                                        actor,
                                        new AdoptCycle.Input(
                                                duty.id(),
                                                duty.rhythm(),
                                                duty.owner(),
                                                CycleOrigin.STANDARD,
                                                "情報セキュリティ対策基準 第" + (10 + ++number[0]) + "条",
                                                day))));
    }

    /** What does not concern the body, and what is excepted for a while. */
    private void release(List<Duty> duties, LocalDate begins) {
        var day = workday(begins.plusDays(20));
        if (!day.isBefore(today)) {
            return;
        }
        if (!large) {
            duties.stream()
                    .filter(duty -> duty.control().startsWith("sns."))
                    .forEach(duty -> release(
                            day, duty, ReleaseKind.NOT_APPLICABLE, "ソーシャルメディアサービスを利用していないため", Optional.empty()));
        }
        duties.stream()
                .filter(duty ->
                        duty.control().equals("mfa.in-use") || duty.control().equals("vulnerability.diagnosis"))
                .findFirst()
                .ifPresent(duty -> release(
                        day,
                        duty,
                        ReleaseKind.EXCEPTION,
                        "機器の更新を予定しており、更新後に実施するため",
                        Optional.of(today.plusMonths(4).withDayOfMonth(1))));
    }

    private void release(LocalDate day, Duty duty, ReleaseKind kind, String reason, Optional<LocalDate> to) {
        officer.on(
                day,
                actor -> use.releaseDuty()
                        .release(actor, new ReleaseDuty.Input(duty.id(), kind, reason, "最高情報セキュリティ責任者", day, to)));
    }

    /** The work of every period up to today. */
    private void periods(Duty duty, Rhythm.Every every, LocalDate from) {
        var habit = 35 + random.nextInt(55);
        boolean neglected = random.nextInt(100) < 2 * MISSED_PERCENT;
        for (var window = every.windowOf(from);
                !window.first().isAfter(today);
                window = every.windowOf(window.last().plusDays(1))) {
            long length = window.last().toEpochDay() - window.first().toEpochDay();
            var day = workday(window.first().plusDays(Math.clamp(length * habit / 100 + random.nextInt(5), 0, length)));
            boolean missed =
                    random.nextInt(100) < MISSED_PERCENT || neglected && window.contains(today.minusDays(length + 1));
            if (missed && !staged(duty, day)
                    || day.isBefore(from)
                    || day.isAfter(today)
                    || day.isAfter(window.last())) {
                continue;
            }
            int late = random.nextInt(100) < LATE_PERCENT ? 14 + random.nextInt(25) : 0;
            var entered = workday(day.plusDays(late));
            if (!entered.isAfter(today)) {
                done(duty, day, entered);
            }
        }
    }

    private void done(Duty duty, LocalDate day, LocalDate entered) {
        switch (duty.scope()) {
            case BODY -> {
                var evidence = officer.on(
                        entered,
                        actor -> use.giveEvidence()
                                .give(
                                        actor,
                                        GiveEvidence.Input.done(duty.id(), day, "担当者")
                                                .noting(note(duty))
                                                .kept(place(day))));
                if (random.nextInt(60) == 0) {
                    var corrected = workday(entered.plusDays(3));
                    if (!corrected.isAfter(today)) {
                        officer.on(
                                corrected,
                                actor -> use.correctEvidence()
                                        .correct(
                                                actor,
                                                new CorrectEvidence.Input(
                                                        evidence,
                                                        day.minusDays(1),
                                                        "担当者",
                                                        note(duty),
                                                        place(day),
                                                        "実施日の記載誤りのため")));
                    }
                }
            }
            case EACH_SECTION ->
                listed(
                        duty,
                        day,
                        entered,
                        actor -> asked(
                                duty,
                                day,
                                use
                                        .staffing()
                                        .on(actor, AsOf.known(day))
                                        .sections()
                                        .getOrDefault(duty.owner(), Map.of())
                                        .keySet()
                                        .stream()
                                        .map(SectionId::value)
                                        .collect(Collectors.toSet())));
            case EACH_PERSON -> {
                accounts.stream().filter(account -> random.nextInt(8) > 0).forEach(account -> own(duty, day, account));
                listed(
                        duty,
                        day,
                        entered,
                        actor -> use.staffing().on(actor, AsOf.known(day)).people().keySet().stream()
                                .map(PersonId::value)
                                .collect(Collectors.toSet()));
            }
        }
    }

    /** One of those with an account does it on the page. */
    private void own(Duty duty, LocalDate day, UUID account) {
        var hands = officer.of(account);
        boolean seen = duty.control().equals("staff.acknowledgement");
        hands.on(
                day,
                actor -> actor.may(Permission.DO_OWN_DUTIES)
                        ? Optional.of(use.doOwnDuty()
                                .done(
                                        actor,
                                        new DoOwnDuty.Input(
                                                duty.id(), seen ? Nature.OBSERVED : Nature.ATTESTED, day, "")))
                        : Optional.empty());
    }

    /** A list of nearly all. */
    private void listed(Duty duty, LocalDate day, LocalDate entered, Function<Actor, Set<UUID>> asked) {
        var all = officer.on(day, asked).stream().sorted().toList();
        boolean whole = all.size() < 15 || random.nextInt(4) > 0 || staged(duty, day);
        var names =
                all.stream().filter(one -> whole || random.nextInt(100) >= 3).collect(Collectors.toSet());
        if (names.isEmpty()) {
            return;
        }
        officer.on(
                entered,
                actor -> use.attestForMany()
                        .attest(
                                actor,
                                new AttestForMany.Input(
                                        duty.id(), names, day, "担当者", note(duty), place(day), Optional.empty())));
    }

    /** Now and then something happens that asks for the duty; the last may still be open. */
    private void occasions(Duty duty, LocalDate from) {
        var control = catalogue.control(duty.control());
        var what = control.map(Control::cycle)
                .flatMap(cycle -> cycle instanceof Cycle.OnOccasion(var occasion, var within)
                        ? Optional.of(occasion.ja())
                        : Optional.empty())
                .orElse("");
        if (what.isEmpty() || duty.control().startsWith("incident-plan.mynumber")) {
            return;
        }
        int step = large ? 110 : 200;
        for (var day = workday(from.plusDays(10 + random.nextInt(step)));
                !day.isAfter(today);
                day = workday(day.plusDays(step / 2 + random.nextInt(step)))) {
            var happened = day;
            var occasion = officer.on(
                    happened,
                    actor -> use.openOccasion().open(actor, new OpenOccasion.Input(duty.id(), what, happened)));
            var answered = workday(happened.plusDays(2 + random.nextInt(12)));
            if (!answered.isAfter(today)) {
                officer.on(
                        answered,
                        actor -> use.giveEvidence()
                                .give(
                                        actor,
                                        GiveEvidence.Input.done(duty.id(), answered, "担当者")
                                                .noting(note(duty))
                                                .kept(place(answered))
                                                .answering(occasion)));
            }
        }
    }

    private String note(Duty duty) {
        return catalogue
                .control(duty.control())
                .flatMap(control -> control.evidence().stream().findFirst())
                .map(text -> text.ja())
                .orElse("");
    }

    private static String place(LocalDate day) {
        return "簿冊「情報セキュリティ " + FiscalYear.of(day).label() + "」";
    }

    private static LocalDate workday(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY
                ? day.minusDays(1)
                : day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.plusDays(1) : day;
    }
}
