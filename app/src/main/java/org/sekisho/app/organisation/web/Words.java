package org.sekisho.app.organisation.web;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sekisho.app.organisation.Consequence;
import org.sekisho.app.organisation.Employment;
import org.sekisho.app.organisation.FindPeople;
import org.sekisho.app.organisation.Holding;
import org.sekisho.app.organisation.OrganisationTabs;
import org.sekisho.app.organisation.RoleHolder;
import org.sekisho.app.organisation.RoleHolder.ByAppointment;
import org.sekisho.app.organisation.RoleHolder.ByRule;
import org.sekisho.app.organisation.TransferPreview;
import org.sekisho.app.shared.Role;
import org.sekisho.app.shared.Span;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Tab;
import org.sekisho.app.shared.web.ui.Texts;

/** What the templates of the organisation say in words. */
public final class Words {

    /** The views of the organisation. */
    enum View {
        CHART("/organisation"),
        PEOPLE("/organisation/people"),
        ROLES("/organisation/roles"),
        RULES("/organisation/rules"),
        TRANSFERS("/organisation/transfers");

        private final String href;

        View(String href) {
            this.href = href;
        }
    }

    private Words() {}

    static List<Tab> tabs(Texts texts, View current) {
        return OrganisationTabs.of(texts, current.href);
    }

    public static String employment(Texts texts, Employment employment) {
        return texts.get("organisation.employment." + employment);
    }

    public static String holding(Texts texts, Holding holding) {
        return texts.get("organisation.holding." + holding);
    }

    static List<Choice> employments(Texts texts) {
        return Stream.of(Employment.values())
                .map(one -> Choice.of(one.name(), employment(texts, one)))
                .toList();
    }

    static List<Choice> holdings(Texts texts) {
        return Stream.of(Holding.values())
                .map(one ->
                        Choice.of(one.name(), holding(texts, one), texts.get("organisation.holding." + one + ".hint")))
                .toList();
    }

    /** The posts of one side of a move, each on a line of its own. */
    public static List<String> held(Texts texts, List<TransferPreview.Held> held) {
        return held.stream()
                .map(one -> one.holding() == Holding.MAIN
                        ? one.place() + " " + one.title()
                        : texts.get(
                                "organisation.transfers.held",
                                one.place() + " " + one.title(),
                                holding(texts, one.holding())))
                .toList();
    }

    /** What the list calls it; who only makes room is called nothing. */
    public static String kinds(Texts texts, TransferPreview.Move move) {
        return move.kinds().isEmpty()
                ? texts.get("organisation.transfers.kind.none")
                : move.kinds().stream()
                        .map(kind -> texts.get("organisation.transfers.kind." + kind))
                        .collect(Collectors.joining("、"));
    }

    /** What follows from a list of transfers. */
    public static String consequence(Texts texts, Consequence consequence) {
        return switch (consequence) {
            case Consequence.RoleUnheld(var role, var former) ->
                texts.get(
                        "organisation.transfers.then.role", texts.get("shared.role." + role), String.join("、", former));
            case Consequence.PostVacant(var post, var place, var title, var roles, var former) ->
                texts.get(
                        "organisation.transfers.then.post",
                        place + " " + title,
                        roles(texts, roles),
                        String.join("、", former));
            case Consequence.WithoutPost(var number, var name) ->
                texts.get("organisation.transfers.then.without-post", name, number);
            case Consequence.AppointmentEnds(var role, var name) ->
                texts.get("organisation.transfers.then.appointment-ends", name, texts.get("shared.role." + role));
            case Consequence.AppointmentStays(var role, var name) ->
                texts.get("organisation.transfers.then.appointment-stays", name, texts.get("shared.role." + role));
            case Consequence.Elsewhere(var affected) -> affected.words().apply(texts);
        };
    }

    /** Where what follows can be looked at; empty where there is no page for it. */
    public static String consequenceAddress(Consequence consequence) {
        return switch (consequence) {
            case Consequence.PostVacant(var post, var place, var title, var roles, var former) ->
                "/organisation/posts/" + post;
            case Consequence.Elsewhere(var affected) -> affected.address().orElse("");
            case Consequence.RoleUnheld unheld -> "/organisation/rules";
            case Consequence.WithoutPost without -> "";
            case Consequence.AppointmentEnds ends -> "";
            case Consequence.AppointmentStays stays -> "";
        };
    }

    /** People to choose from, each with number, place and post. */
    static List<Choice> people(Texts texts, List<FindPeople.Listed> people) {
        return people.stream()
                .map(one -> Choice.of(
                        one.person().toString(),
                        one.name().full(),
                        texts.get(
                                "organisation.post.assign.person",
                                one.staffNumber(),
                                one.place().orElse(""),
                                one.title().orElseGet(() -> texts.get("organisation.people.no-post")))))
                .toList();
    }

    /** The roles by name; that there is none, where there is none. */
    public static String roles(Texts texts, Collection<Role> roles) {
        return roles.isEmpty()
                ? texts.get("organisation.roles.no")
                : roles.stream().map(role -> texts.get("shared.role." + role)).collect(Collectors.joining("、"));
    }

    /** The days of a span, its last day included. */
    public static String span(Texts texts, Span span) {
        var from = Dates.day(texts, span.from());
        return span.lastDay()
                .map(last -> texts.get("organisation.span.closed", from, Dates.day(texts, last)))
                .orElseGet(() -> texts.get("organisation.span.open", from));
    }

    /** What makes somebody have a role. */
    public static String basis(Texts texts, RoleHolder holder) {
        return switch (holder.basis()) {
            case ByRule(var rule, var post, var title, var place, var below, var holding) -> {
                var why = below.map(section -> texts.get("organisation.basis.rule.below", title, section))
                        .orElseGet(() -> texts.get("organisation.basis.rule", title));
                yield holding == Holding.MAIN
                        ? why
                        : texts.get("organisation.basis.held", why, holding(texts, holding));
            }
            case ByAppointment(var appointment, var reason, var span) ->
                texts.get("organisation.basis.appointment", reason, span(texts, span));
        };
    }

    /** The post through which somebody has a role; nothing for an appointment. */
    public static String post(RoleHolder holder) {
        return switch (holder.basis()) {
            case ByRule(var rule, var post, var title, var place, var below, var holding) -> place + " " + title;
            case ByAppointment(var appointment, var reason, var span) -> "";
        };
    }
}
