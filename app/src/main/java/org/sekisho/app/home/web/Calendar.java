package org.sekisho.app.home.web;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.duties.Duty;
import org.sekisho.app.duties.State;
import org.sekisho.app.duties.StateMarks;
import org.sekisho.app.duties.StatusOfDay;
import org.sekisho.app.duties.YearOfDuties;
import org.sekisho.app.shared.web.ui.StateMark;
import org.sekisho.app.shared.web.ui.Texts;

/**
 * A year of duties as the page shows it.
 *
 * @param always those without a planned day
 */
public record Calendar(List<Month> months, List<Happened> happened, List<Item> always) {

    public Calendar {
        months = List.copyOf(months);
        happened = List.copyOf(happened);
        always = List.copyOf(always);
    }

    /**
     * A month.
     *
     * @param current whether the day that is asked for lies in it
     */
    public record Month(YearMonth month, boolean current, List<Item> items) {}

    /**
     * A duty in a month.
     *
     * @param day the planned day
     * @param last when it was done in its period, up to the day that is asked for
     * @param missed whether its period is over and nothing was done
     * @param part how many of how many did it, in words, where it asks several
     */
    public record Item(
            UUID duty,
            String title,
            StateMark mark,
            Optional<LocalDate> day,
            Optional<LocalDate> last,
            boolean missed,
            Optional<String> part) {}

    /** Something that happened and asks for a duty. */
    public record Happened(UUID duty, String title, String what, LocalDate day, boolean open) {}

    static Calendar of(YearOfDuties.Year year, StatusOfDay.Day day, Texts texts) {
        return new Calendar(
                year.months().entrySet().stream()
                        .map(month -> new Month(
                                month.getKey(),
                                YearMonth.from(day.asOf().day()).equals(month.getKey()),
                                month.getValue().stream()
                                        .map(planned -> item(planned, day, texts))
                                        .toList()))
                        .toList(),
                year.happened().stream()
                        .map(one -> new Happened(
                                one.duty().id().value(),
                                title(one.duty(), day, texts),
                                one.what(),
                                one.day(),
                                one.open()))
                        .toList(),
                year.always().stream()
                        .map(one -> new Item(
                                one.duty().id().value(),
                                title(one.duty(), day, texts),
                                StateMarks.of(one.status().state(), texts),
                                Optional.empty(),
                                Optional.empty(),
                                false,
                                Optional.empty()))
                        .toList());
    }

    private static Item item(YearOfDuties.Planned planned, StatusOfDay.Day day, Texts texts) {
        return new Item(
                planned.duty().id().value(),
                title(planned.duty(), day, texts),
                StateMarks.of(planned.state(), texts),
                Optional.of(planned.day()),
                planned.last(),
                planned.last().isEmpty() && (planned.state() == State.BREACHED || planned.state() == State.OVERDUE),
                part(planned, texts));
    }

    private static Optional<String> part(YearOfDuties.Planned planned, Texts texts) {
        if (planned.count().done() == 0) {
            return Optional.empty();
        }
        return switch (planned.duty().scope()) {
            case BODY -> Optional.empty();
            case EACH_SECTION ->
                Optional.of(texts.get(
                        "home.calendar.part.sections",
                        planned.count().done(),
                        planned.count().asked()));
            case EACH_PERSON ->
                Optional.of(texts.get(
                        "home.calendar.part.people",
                        planned.count().done(),
                        planned.count().asked()));
        };
    }

    private static String title(Duty duty, StatusOfDay.Day day, Texts texts) {
        return Words.title(duty, day.catalogue(), texts);
    }
}
