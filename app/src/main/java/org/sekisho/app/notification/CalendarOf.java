package org.sekisho.app.notification;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.duties.Duty;
import org.sekisho.app.duties.Rhythm;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.identity.Actors;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.BodyId;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.ui.Texts;
import org.springframework.stereotype.Service;

/** Reads the calendar that a secret address leads to: the days by which its person has something to do. */
@Service
public final class CalendarOf {

    private final Work work;
    private final CalendarFeeds feeds;
    private final Actors actors;
    private final WhatIsAsked asked;
    private final Texts texts;

    CalendarOf(Work work, CalendarFeeds feeds, Actors actors, WhatIsAsked asked, Bundles bundles) {
        this.work = work;
        this.feeds = feeds;
        this.actors = actors;
        this.asked = asked;
        this.texts = bundles.in(Bundles.JAPANESE);
    }

    /**
     * The calendar in the form of RFC 5545, with the roles of the day; the same all day while nothing changes.
     *
     * @param secret what the address ends in
     * @param site where the reader reaches the program
     * @return empty if the address leads nowhere, or its account is locked or no longer anybody's
     */
    public Optional<String> read(String secret, URI site) {
        var address = new CalendarAddress(secret);
        return feeds.body(address)
                .flatMap(body -> work.read(Actor.visitor(body), Permission.SIGN_IN, tx -> feeds.account(tx, address))
                        .flatMap(account -> actors.find(body, account))
                        .filter(person -> person.may(Permission.DO_OWN_DUTIES))
                        .map(person -> written(body, person, site)));
    }

    private String written(BodyId body, Actor person, URI site) {
        var board = asked.board(body);
        var about = asked.of(board, person);
        var events = new ArrayList<ICalendar.Event>();
        events.addAll(events(body, "own", about.ofThemselves(), site));
        events.addAll(events(body, "answered", about.answeredFor(), site));
        return ICalendar.write(
                texts.get("notification.calendar.name"),
                board.day().atStartOfDay(Time.JAPAN).toInstant(),
                events);
    }

    private List<ICalendar.Event> events(BodyId body, String part, List<Asked.Line> lines, URI site) {
        return lines.stream()
                .flatMap(line -> line.due().stream().map(due -> event(body, part, line, due, site)))
                .toList();
    }

    private ICalendar.Event event(BodyId body, String part, Asked.Line line, LocalDate due, URI site) {
        return new ICalendar.Event(
                part + "-" + period(line.duty(), due) + "-" + line.duty().id().value() + "@" + body,
                due,
                texts.get("notification.calendar." + part, line.title()),
                texts.get("notification.calendar.state", texts.get("notification.state." + line.state())),
                site.resolve(line.path()).toString());
    }

    /** What stays the same when the body moves the planned day within the period. */
    private static LocalDate period(Duty duty, LocalDate due) {
        return switch (duty.rhythm()) {
            case Rhythm.Every every -> every.windowOf(due).first();
            case Rhythm.OnOccasion occasion -> due;
            case Rhythm.Always always -> due;
        };
    }
}
