package org.sekisho.app.committee.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekisho.app.committee.CommitteeId;
import org.sekisho.app.committee.Committees;
import org.sekisho.app.committee.HoldMeeting;
import org.sekisho.app.committee.ItemId;
import org.sekisho.app.committee.MeetingId;
import org.sekisho.app.committee.Outcome;
import org.sekisho.app.committee.Quorum;
import org.sekisho.app.committee.Said;
import org.sekisho.app.committee.Seat;
import org.sekisho.app.committee.SetCommittee;
import org.sekisho.app.evidence.FileStore;
import org.sekisho.app.organisation.Chart;
import org.sekisho.app.organisation.HeldPosts;
import org.sekisho.app.organisation.PersonId;
import org.sekisho.app.organisation.PostId;
import org.sekisho.app.organisation.Roster;
import org.sekisho.app.organisation.SectionId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.Moment;
import org.sekisho.app.shared.web.NavEntry;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.TypedDay;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Icon;
import org.sekisho.app.shared.web.ui.Notice;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Tone;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** The committees, their meetings and circulations. */
@Controller
class CommitteePages {

    private static final String ADDRESS = "/committees";
    private static final int TOPICS = 6;
    private static final long MOST_BYTES = 20L << 20;

    private final Committees committees;
    private final SetCommittee set;
    private final HoldMeeting hold;
    private final HeldPosts held;
    private final Roster roster;
    private final FileStore files;
    private final Templates templates;
    private final Time time;

    CommitteePages(
            Committees committees,
            SetCommittee set,
            HoldMeeting hold,
            HeldPosts held,
            Roster roster,
            FileStore files,
            Templates templates,
            Time time) {
        this.committees = committees;
        this.set = set;
        this.hold = hold;
        this.held = held;
        this.roster = roster;
        this.files = files;
        this.templates = templates;
        this.time = time;
    }

    @GetMapping(ADDRESS)
    @Requires(Permission.READ_ORGANISATION)
    View show(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String known) {
        var texts = shell.texts();
        var moment = Moment.of(day, known, time.today(), texts);
        var found = committees.on(actor, moment.asOf());
        var meetings = new HashMap<CommitteeId, List<Committees.Meeting>>();
        found.forEach(one -> meetings.put(
                one.id(),
                committees.of(actor, one.id(), time.today()).stream()
                        .filter(meeting ->
                                !meeting.heldOn().isAfter(moment.asOf().day()) || moment.today())
                        .toList()));
        return templates
                .page(
                        "committee/show",
                        Page.titled(shell, texts.get("committee.title")).saying(NextPage.said(request)))
                .with("moment", moment)
                .with("committees", found)
                .with("meetings", meetings)
                .with("mayKeep", actor.may(Permission.KEEP_COMMITTEES) && moment.today());
    }

    @GetMapping(ADDRESS + "/new")
    @Requires(Permission.KEEP_COMMITTEES)
    View begin(Actor actor, Shell shell) {
        var form = Form.empty()
                .with("name", shell.texts().get("committee.usual-name"))
                .with("quorum", Quorum.MAJORITY.name())
                .with("from", Dates.day(shell.texts(), time.today()));
        return form(actor, shell, Optional.empty(), form);
    }

    @PostMapping(ADDRESS + "/new")
    @Requires(Permission.KEEP_COMMITTEES)
    View begin(Actor actor, Shell shell, HttpServletRequest request, @RequestParam MultiValueMap<String, String> sent) {
        return take(actor, shell, request, Optional.empty(), Form.of(sent));
    }

    @GetMapping(ADDRESS + "/{id}/change")
    @Requires(Permission.KEEP_COMMITTEES)
    View change(Actor actor, Shell shell, @PathVariable String id) {
        var one = committee(actor, id);
        var values = new LinkedHashMap<String, List<String>>();
        values.put("name", List.of(one.name()));
        values.put("basis", List.of(one.basis()));
        values.put("quorum", List.of(one.quorum().name()));
        values.put(
                "secretariat",
                one.secretariat().map(SectionId::toString).stream().toList());
        for (var seat : Seat.values()) {
            values.put(
                    seat.name(),
                    one.members().stream()
                            .filter(member -> member.seat() == seat)
                            .map(member -> member.post().toString())
                            .toList());
        }
        values.put("from", List.of(Dates.day(shell.texts(), time.today())));
        return form(actor, shell, Optional.of(one), Form.of(values));
    }

    @PostMapping(ADDRESS + "/{id}/change")
    @Requires(Permission.KEEP_COMMITTEES)
    View change(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> sent) {
        return take(actor, shell, request, Optional.of(committee(actor, id)), Form.of(sent));
    }

    private View take(
            Actor actor, Shell shell, HttpServletRequest request, Optional<Committees.Committee> committee, Form form) {
        var texts = shell.texts();
        var from = TypedDay.read(form.field("from").value());
        if (from.isEmpty()) {
            return form(actor, shell, committee, form.wrong("from", texts.get("committee.refusal.day-unread")));
        }
        var members = new HashMap<PostId, Seat>();
        for (var seat : List.of(Seat.MEMBER, Seat.VICE_CHAIR, Seat.CHAIR)) {
            form.field(seat.name()).values().stream()
                    .flatMap(value -> SentId.read(value).stream())
                    .forEach(post -> members.put(new PostId(post), seat));
        }
        try {
            set.set(
                    actor,
                    new SetCommittee.Input(
                            committee.map(Committees.Committee::id),
                            form.field("name").value(),
                            form.field("basis").value(),
                            one(Quorum.values(), form.field("quorum").value()).orElse(Quorum.MAJORITY),
                            members,
                            SentId.read(form.field("secretariat").value()).map(SectionId::new),
                            from.get()));
        } catch (Refusal.Invalid invalid) {
            var refused = Bundles.refused(form, invalid, texts);
            var said = refused.field("members").error();
            return form(
                    actor,
                    shell,
                    committee,
                    said.map(words -> refused.wrong(Seat.CHAIR.name(), words)).orElse(refused));
        }
        return NextPage.saying(request, texts.get("committee.set"), ADDRESS);
    }

    private View form(Actor actor, Shell shell, Optional<Committees.Committee> committee, Form form) {
        var texts = shell.texts();
        var page = Page.titled(
                        shell,
                        committee
                                .map(one -> texts.get("committee.change.title", one.name()))
                                .orElseGet(() -> texts.get("committee.new.title")))
                .under(new Crumb(texts.get("committee.title"), ADDRESS));
        var chart = roster.chart(actor, AsOf.known(time.today()));
        return templates
                .page("committee/form", form.refused() ? page.refusing() : page)
                .with("form", form)
                .with(
                        "action",
                        committee
                                .map(one -> ADDRESS + "/" + one.id() + "/change")
                                .orElse(ADDRESS + "/new"))
                .with("posts", posts(chart))
                .with(
                        "sections",
                        chart.sections()
                                .map(section -> Choice.of(section.id().toString(), section.name()))
                                .toList())
                .with(
                        "quorums",
                        Arrays.stream(Quorum.values())
                                .map(one -> Choice.of(one.name(), texts.get("committee.quorum." + one)))
                                .toList())
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    /** Posts of few seats: a member is one person. */
    private static List<Choice> posts(Chart chart) {
        var choices = new ArrayList<Choice>();
        chart.organs()
                .forEach(organ -> organ.posts()
                        .forEach(post -> choices.add(Choice.of(post.id().toString(), post.title()))));
        chart.sections()
                .forEach(section -> section.posts().stream()
                        .filter(post -> post.seats() == 1)
                        .forEach(post ->
                                choices.add(Choice.of(post.id().toString(), section.name() + " " + post.title()))));
        return choices;
    }

    @GetMapping(ADDRESS + "/{id}/call")
    @Requires(Permission.KEEP_COMMITTEES)
    View call(Actor actor, Shell shell, @PathVariable String id) {
        return call(actor, shell, id, Form.empty().with("way", "meeting"));
    }

    @PostMapping(ADDRESS + "/{id}/call")
    @Requires(Permission.KEEP_COMMITTEES)
    View call(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> sent) {
        var texts = shell.texts();
        var form = Form.of(sent);
        var heldOn = TypedDay.read(form.field("heldOn").value());
        if (heldOn.isEmpty()) {
            form = form.wrong("heldOn", texts.get("committee.refusal.day-unread"));
        }
        Optional<LocalDate> by = Optional.empty();
        if (form.field("way").holds("circulation")) {
            by = TypedDay.read(form.field("answerBy").value());
            if (by.isEmpty()) {
                form = form.wrong("answerBy", texts.get("committee.refusal.day-unread"));
            }
        }
        if (form.refused()) {
            return call(actor, shell, id, form);
        }
        var topics = new ArrayList<HoldMeeting.Topic>();
        for (int i = 1; i <= TOPICS; i++) {
            var title = form.field("title" + i).value();
            var proposal = form.field("proposal" + i).value();
            if (!title.isBlank() || !proposal.isBlank()) {
                topics.add(new HoldMeeting.Topic(title, proposal));
            }
        }
        try {
            var meeting = hold.call(
                    actor,
                    new HoldMeeting.Call(
                            committee(actor, id).id(),
                            heldOn.orElseThrow(),
                            by,
                            form.field("place").value(),
                            topics));
            return NextPage.saying(request, texts.get("committee.called"), ADDRESS + "/meetings/" + meeting);
        } catch (Refusal.Invalid invalid) {
            var refused = Bundles.refused(form, invalid, texts);
            var said = refused.field("topics").error();
            return call(
                    actor,
                    shell,
                    id,
                    said.map(words -> refused.wrong("title1", words)).orElse(refused));
        }
    }

    private View call(Actor actor, Shell shell, String id, Form form) {
        var texts = shell.texts();
        var committee = committee(actor, id);
        var page = Page.titled(shell, texts.get("committee.call.title", committee.name()))
                .under(new Crumb(texts.get("committee.title"), ADDRESS));
        return templates
                .page("committee/call", form.refused() ? page.refusing() : page)
                .with("form", form)
                .with("committee", committee)
                .with("topics", TOPICS)
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    @GetMapping(ADDRESS + "/meetings/{id}")
    @Requires(Permission.READ_ORGANISATION)
    View meeting(Actor actor, Shell shell, HttpServletRequest request, @PathVariable String id) {
        var texts = shell.texts();
        var meeting = the(actor, id);
        var own =
                held.own(actor, time.today()).stream().map(HeldPosts.Held::post).toList();
        return templates
                .page(
                        "committee/meeting",
                        Page.titled(
                                        shell,
                                        texts.get(
                                                meeting.circulated()
                                                        ? "committee.circulation.title"
                                                        : "committee.meeting.title",
                                                meeting.committee().name(),
                                                Dates.day(texts, meeting.heldOn())))
                                .under(new Crumb(texts.get("committee.title"), ADDRESS))
                                .saying(NextPage.said(request)))
                .with("meeting", meeting)
                .with("today", time.today())
                .with("own", own)
                .with("mayKeep", actor.may(Permission.KEEP_COMMITTEES));
    }

    @GetMapping(ADDRESS + "/meetings/{id}/record")
    @Requires(Permission.KEEP_COMMITTEES)
    View record(Actor actor, Shell shell, @PathVariable String id) {
        var meeting = the(actor, id);
        var form = Form.empty();
        for (var voice : meeting.attendance()) {
            form = form.with("said-" + voice.member().post(), voice.said().name());
        }
        for (var item : meeting.items()) {
            form = form.with(
                            "outcome-" + item.id(),
                            item.outcome() == Outcome.OPEN ? "" : item.outcome().name())
                    .with("words-" + item.id(), item.words());
        }
        return record(actor, shell, meeting, form);
    }

    @PostMapping(ADDRESS + "/meetings/{id}/record")
    @Requires(Permission.KEEP_COMMITTEES)
    View record(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> sent) {
        var texts = shell.texts();
        var meeting = the(actor, id);
        var form = Form.of(sent);
        var presence = new ArrayList<HoldMeeting.Presence>();
        for (var member : meeting.committee().members()) {
            var said = one(Said.values(), form.field("said-" + member.post()).value());
            if (said.isPresent()) {
                presence.add(new HoldMeeting.Presence(
                        member.post(),
                        said.get(),
                        said.get() == Said.DEPUTY
                                ? SentId.read(form.field("deputy-" + member.post())
                                                .value())
                                        .map(PersonId::new)
                                : said.get() == Said.PRESENT ? member.person() : Optional.empty()));
            } else if (member.person().isPresent()) {
                form = form.wrong("said-" + member.post(), texts.get("committee.refusal.presence-missing"));
            }
        }
        if (form.refused()) {
            return record(actor, shell, meeting, form);
        }
        var asked = form;
        var decisions = meeting.items().stream()
                .flatMap(item -> one(
                        Outcome.values(), asked.field("outcome-" + item.id()).value())
                        .map(outcome -> new HoldMeeting.Decided(
                                item.id(),
                                outcome,
                                asked.field("words-" + item.id()).value()))
                        .stream())
                .toList();
        try {
            hold.record(actor, new HoldMeeting.Minutes(meeting.id(), presence, decisions));
        } catch (Refusal.Invalid invalid) {
            for (var problem : invalid.problems()) {
                form = form.wrong(Bundles.words(texts, problem.message()));
            }
            return record(actor, shell, meeting, form);
        }
        return NextPage.saying(request, texts.get("committee.recorded"), ADDRESS + "/meetings/" + meeting.id());
    }

    private View record(Actor actor, Shell shell, Committees.Meeting meeting, Form form) {
        var texts = shell.texts();
        var page = Page.titled(shell, texts.get("committee.record.title"))
                .under(
                        new Crumb(texts.get("committee.title"), ADDRESS),
                        new Crumb(meeting.committee().name(), ADDRESS + "/meetings/" + meeting.id()));
        var people = new LinkedHashMap<String, String>();
        roster.chart(actor, AsOf.known(meeting.heldOn()))
                .posts()
                .flatMap(post -> post.holders().stream())
                .forEach(holder -> people.putIfAbsent(holder.person().toString(), holder.name()));
        return templates
                .page("committee/record", form.refused() ? page.refusing() : page)
                .with("form", form)
                .with("meeting", meeting)
                .with("people", choices(people))
                .status(form.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private static List<Choice> choices(Map<String, String> people) {
        return people.entrySet().stream()
                .map(one -> Choice.of(one.getKey(), one.getValue()))
                .toList();
    }

    @PostMapping(ADDRESS + "/items/{id}/answer")
    @Requires(Permission.DO_OWN_DUTIES)
    View answer(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String meeting,
            @RequestParam(defaultValue = "") String post,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String note) {
        var texts = shell.texts();
        var address = ADDRESS + "/meetings/" + the(actor, meeting).id();
        if (!answer.equals("APPROVES") && !answer.equals("OPPOSES")) {
            return NextPage.saying(
                    request, Notice.of(Tone.ERROR, texts.get("committee.refusal.answer-missing")), address);
        }
        try {
            hold.answer(
                    actor,
                    new HoldMeeting.Answer(
                            new ItemId(SentId.addressed(id, "item")),
                            new PostId(SentId.addressed(post, "member")),
                            answer.equals("APPROVES"),
                            note));
        } catch (Refusal.Invalid invalid) {
            return NextPage.saying(request, Notice.of(Tone.ERROR, Bundles.words(texts, invalid.reason())), address);
        }
        return NextPage.saying(request, texts.get("committee.answered"), address);
    }

    @PostMapping(ADDRESS + "/meetings/{id}/minutes")
    @Requires(Permission.KEEP_COMMITTEES)
    View minutes(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @PathVariable String id,
            @RequestParam("file") MultipartFile file)
            throws IOException {
        var texts = shell.texts();
        var meeting = the(actor, id);
        var address = ADDRESS + "/meetings/" + meeting.id();
        if (file.isEmpty()) {
            return NextPage.saying(
                    request, Notice.of(Tone.ERROR, texts.get("committee.refusal.file-missing")), address);
        }
        var name = Optional.ofNullable(file.getOriginalFilename())
                .filter(given -> !given.isBlank())
                .orElse("minutes");
        var written = files.write(
                actor,
                name,
                MediaType.APPLICATION_OCTET_STREAM_VALUE,
                new ByteArrayInputStream(file.getBytes()),
                MOST_BYTES);
        hold.attach(actor, meeting.id(), written);
        return NextPage.saying(request, texts.get("committee.attached"), address);
    }

    @GetMapping(ADDRESS + "/meetings/{id}/minutes")
    @Requires(Permission.READ_ORGANISATION)
    ResponseEntity<byte[]> minutes(Actor actor, @PathVariable String id) {
        var meeting = the(actor, id);
        var file = meeting.minutes().orElseThrow(() -> new Refusal.NotFound("minutes"));
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), java.nio.charset.StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(committees.minutes(actor, meeting.id()));
    }

    private Committees.Committee committee(Actor actor, String id) {
        var wanted = SentId.read(id).map(CommitteeId::new);
        return committees.on(actor, AsOf.known(time.today())).stream()
                .filter(one -> wanted.filter(one.id()::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("committee"));
    }

    private Committees.Meeting the(Actor actor, String id) {
        return committees.meeting(actor, new MeetingId(SentId.addressed(id, "meeting")), time.today());
    }

    private static <E extends Enum<E>> Optional<E> one(E[] values, String name) {
        return Arrays.stream(values).filter(one -> one.name().equals(name)).findFirst();
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavEntry committeesEntry() {
            return new NavEntry(
                    NavEntry.Group.PEOPLE, 10, "committee.nav", ADDRESS, Icon.POST, Permission.READ_ORGANISATION);
        }
    }
}
