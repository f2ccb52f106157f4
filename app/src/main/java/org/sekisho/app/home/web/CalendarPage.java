package org.sekisho.app.home.web;

import java.util.Optional;
import org.sekisho.app.duties.StatusOfDay;
import org.sekisho.app.duties.YearOfDuties;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Moment;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.policytext.FiscalYear;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The fiscal year, month by month. */
@Controller
class CalendarPage {

    private static final int EARLIEST = 2000;
    private static final int LATEST = 2199;

    private final StatusOfDay days;
    private final YearOfDuties years;
    private final Templates templates;
    private final Time time;

    CalendarPage(StatusOfDay days, YearOfDuties years, Templates templates, Time time) {
        this.days = days;
        this.years = years;
        this.templates = templates;
        this.time = time;
    }

    @GetMapping("/calendar")
    @Requires(Permission.READ_DUTIES)
    View show(
            Actor actor,
            Shell shell,
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String known) {
        var texts = shell.texts();
        var moment = Moment.of(day, known, time.today(), texts);
        var asked = asked(year).orElseGet(() -> FiscalYear.of(moment.asOf().day()));
        var status = days.on(actor, moment.asOf());
        return templates
                .page("home/calendar", Page.titled(shell, texts.get("home.calendar.title", Fiscal.label(asked, texts))))
                .with("moment", moment)
                .with("year", asked)
                .with("calendar", Calendar.of(years.of(actor, asked, status.overview()), status, texts));
    }

    private static Optional<FiscalYear> asked(String year) {
        return year.matches("\\d{4}")
                ? Optional.of(Integer.parseInt(year))
                        .filter(number -> number >= EARLIEST && number <= LATEST)
                        .map(FiscalYear::new)
                : Optional.empty();
    }
}
