package org.sekisho.app.duties.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sekisho.app.controls.CatalogueOfBody;
import org.sekisho.app.duties.AnswerFirstDay;
import org.sekisho.app.duties.AnswerFirstDay.Said;
import org.sekisho.app.duties.BeginIntroduction;
import org.sekisho.app.duties.DutyId;
import org.sekisho.app.duties.FirstDay;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Span;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Rendering;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Progress;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.controls.Catalogue;
import org.sekisho.controls.Control;
import org.sekisho.controls.Measure;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The first day (導入の設定): when each duty was last done, asked measure by measure, a few at a time. */
@Controller
class FirstDayPages {

    /** The most duties of one form. */
    static final int BATCH = 10;

    private static final String DONE = "done";
    private static final String NEVER = "never";
    private static final String LATER = "later";

    private final FirstDay firstDay;
    private final BeginIntroduction beginIntroduction;
    private final AnswerFirstDay answerFirstDay;
    private final CatalogueOfBody catalogues;
    private final Time time;
    private final Templates templates;

    FirstDayPages(
            FirstDay firstDay,
            BeginIntroduction beginIntroduction,
            AnswerFirstDay answerFirstDay,
            CatalogueOfBody catalogues,
            Time time,
            Templates templates) {
        this.firstDay = firstDay;
        this.beginIntroduction = beginIntroduction;
        this.answerFirstDay = answerFirstDay;
        this.catalogues = catalogues;
        this.time = time;
        this.templates = templates;
    }

    @GetMapping("/duties/first-day")
    @Requires(Permission.KEEP_DUTIES)
    Rendering show(
            Actor actor,
            Shell shell,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String measure,
            @RequestParam(defaultValue = "") String duty) {
        return page(actor, shell, measure, duty, introduction(actor, shell.texts()), Form.empty(), request);
    }

    private Form introduction(Actor actor, Texts texts) {
        var span = firstDay.of(actor).introduction();
        return Form.empty()
                .with("from", Dates.day(texts, span.map(Span::from).orElse(time.today())))
                .with(
                        "last",
                        span.flatMap(Span::lastDay)
                                .map(day -> Dates.day(texts, day))
                                .orElse(""));
    }

    private Rendering page(
            Actor actor,
            Shell shell,
            String measure,
            String duty,
            Form introduction,
            Form form,
            HttpServletRequest request) {
        var texts = shell.texts();
        var progress = firstDay.of(actor);
        var catalogue = catalogues.of(actor);
        var left = left(texts, progress, catalogue, measure, duty);
        var questions = form.refused() && !form.field("duty-0").value().isEmpty()
                ? again(texts, progress, catalogue, form)
                : questions(texts, progress, catalogue, left, duty);
        boolean refused = form.refused() || introduction.refused();
        var page = Page.titled(shell, texts.get("duties.first-day.title")).saying(NextPage.said(request));
        return templates
                .page("duties/firstDay", refused ? page.refusing() : page)
                .with("tabs", Words.tabs(actor, texts, Words.View.FIRST_DAY))
                .with("progress", progress)
                .with(
                        "bar",
                        new Progress(
                                "first-day-progress",
                                texts.get("duties.first-day.progress"),
                                progress.answered(),
                                progress.asked().size(),
                                texts.get(
                                        "duties.first-day.progress.words",
                                        progress.asked().size(),
                                        progress.answered(),
                                        progress.putOff()),
                                Optional.empty()))
                .with("introduction", introduction)
                .with("form", form)
                .with("measures", left)
                .with("questions", questions)
                .with("measure", measure)
                .with(
                        "answers",
                        List.of(
                                Choice.of(DONE, texts.get("duties.first-day.done")),
                                Choice.of(NEVER, texts.get("duties.first-day.never")),
                                Choice.of(LATER, texts.get("duties.first-day.later"))))
                .status(refused ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK);
    }

    private static Optional<Measure> measure(Catalogue catalogue, FirstDay.Asked asked) {
        return catalogue.control(asked.duty().control()).map(Control::measure);
    }

    /** The measures in their order; the one asked for is current, otherwise the first with something left. */
    private static List<Left> left(
            Texts texts, FirstDay.Progress progress, Catalogue catalogue, String wanted, String duty) {
        var found = new ArrayList<Left>();
        for (var measure : Measure.values()) {
            var here = progress.asked().stream()
                    .filter(one -> measure(catalogue, one).orElse(Measure.POLICY) == measure)
                    .toList();
            if (!here.isEmpty()) {
                int open = (int) here.stream()
                        .filter(one -> !one.answered() && !one.putOff())
                        .count();
                int putOff = (int) here.stream().filter(FirstDay.Asked::putOff).count();
                boolean named = here.stream()
                                .anyMatch(one ->
                                        one.duty().id().value().toString().equals(duty))
                        || wanted.equals(Integer.toString(measure.number()));
                found.add(new Left(measure, Words.measure(texts, measure), open, putOff, here.size(), named));
            }
        }
        if (found.stream().noneMatch(Left::current)) {
            var first = found.stream()
                    .filter(one -> one.open() > 0)
                    .findFirst()
                    .or(() -> found.stream().filter(one -> one.putOff() > 0).findFirst());
            first.ifPresent(one -> found.replaceAll(other -> other.equals(one)
                    ? new Left(one.measure(), one.title(), one.open(), one.putOff(), one.all(), true)
                    : other));
        }
        return found;
    }

    /** What is unanswered in the current measure, what was put off behind it; or the one duty that is asked for. */
    private static List<Question> questions(
            Texts texts, FirstDay.Progress progress, Catalogue catalogue, List<Left> left, String duty) {
        var one = progress.asked().stream()
                .filter(asked -> asked.duty().id().value().toString().equals(duty))
                .toList();
        if (!one.isEmpty()) {
            return numbered(texts, catalogue, one);
        }
        var places = DutyListPage.places(catalogue);
        var current = left.stream().filter(Left::current).findFirst().map(Left::measure);
        var here = progress.asked().stream()
                .filter(asked -> !asked.answered()
                        && current.filter(measure -> measure(catalogue, asked).orElse(Measure.POLICY) == measure)
                                .isPresent())
                .sorted(Comparator.comparing(FirstDay.Asked::putOff)
                        .thenComparing(asked -> places.getOrDefault(asked.duty().control(), Integer.MAX_VALUE)))
                .limit(BATCH)
                .toList();
        return numbered(texts, catalogue, here);
    }

    /** The same questions as in a form that was refused. */
    private static List<Question> again(Texts texts, FirstDay.Progress progress, Catalogue catalogue, Form form) {
        var byId = new HashMap<String, FirstDay.Asked>();
        progress.asked().forEach(asked -> byId.put(asked.duty().id().value().toString(), asked));
        var asked = new ArrayList<FirstDay.Asked>();
        for (int i = 0; i < BATCH; i++) {
            Optional.ofNullable(byId.get(form.field("duty-" + i).value())).ifPresent(asked::add);
        }
        return numbered(texts, catalogue, asked);
    }

    private static List<Question> numbered(Texts texts, Catalogue catalogue, List<FirstDay.Asked> asked) {
        var questions = new ArrayList<Question>();
        for (var one : asked) {
            var control = catalogue.control(one.duty().control());
            questions.add(new Question(
                    questions.size(),
                    one,
                    control,
                    Words.title(texts, one.duty(), control),
                    one.answer()
                            .filter(answer -> one.putOff())
                            .flatMap(answer -> one.status().until())
                            .map(until -> texts.get("duties.first-day.put-off", Dates.day(texts, until)))
                            .orElse("")));
        }
        return questions;
    }

    @PostMapping("/duties/first-day/introduction")
    @Requires(Permission.KEEP_DUTIES)
    View begin(Actor actor, Shell shell, HttpServletRequest request, @RequestParam Map<String, String> sent) {
        var form = new Sent(sent, time.today());
        var texts = shell.texts();
        try {
            var from = form.day("from");
            var last = form.day("last");
            form.refuseIfAny();
            beginIntroduction.begin(actor, new BeginIntroduction.Input(from, last.plusDays(1)));
            return Sent.redirect(request, "/duties/first-day", texts.get("duties.introduction.done"));
        } catch (Refusal.Invalid invalid) {
            var refused = form.refused(invalid, texts, field -> field.equals("to") ? "last" : field);
            return page(actor, shell, "", "", refused, Form.empty(), request);
        }
    }

    @PostMapping("/duties/first-day")
    @Requires(Permission.KEEP_DUTIES)
    View answer(Actor actor, Shell shell, HttpServletRequest request, @RequestParam Map<String, String> sent) {
        var form = new Sent(sent, time.today());
        var texts = shell.texts();
        var inputs = new ArrayList<AnswerFirstDay.Input>();
        var numbers = new ArrayList<Integer>();
        try {
            var introduction = firstDay.of(actor).introduction();
            for (int i = 0; i < BATCH; i++) {
                if (!form.text("duty-" + i).isEmpty()) {
                    var said = said(form, i, introduction);
                    if (said.isPresent()) {
                        inputs.add(new AnswerFirstDay.Input(
                                new DutyId(SentId.addressed(form.text("duty-" + i), "duty")), said.get()));
                        numbers.add(i);
                    }
                }
            }
            if (inputs.isEmpty() && !form.wrong()) {
                form.wrong("answer-0", Message.of("duties.form.answer-one"));
            }
            form.refuseIfAny();
            answerFirstDay.answerAll(actor, inputs);
            return Sent.redirect(request, next(form), texts.get("duties.first-day.taken", inputs.size()));
        } catch (Refusal.Invalid invalid) {
            var refused = form.refused(invalid, texts, field -> field(field, numbers));
            return page(actor, shell, form.text("measure"), "", introduction(actor, texts), inOrder(refused), request);
        }
    }

    private static String next(Sent form) {
        return form.text("measure").matches("[0-8]")
                ? "/duties/first-day?measure=" + form.text("measure")
                : "/duties/first-day";
    }

    private static Optional<Said> said(Sent form, int i, Optional<Span> introduction) {
        return switch (form.text("answer-" + i)) {
            case DONE ->
                Optional.of(
                        new Said.Done(form.day("happenedOn-" + i), form.text("doneBy-" + i), form.text("place-" + i)));
            case NEVER -> Optional.of(new Said.Never());
            case LATER -> {
                var end = introduction.flatMap(Span::lastDay);
                if (end.isEmpty()) {
                    form.wrong("answer-" + i, Message.of("duties.form.introduction-first"));
                    yield Optional.empty();
                }
                yield Optional.of(new Said.Later(end.get()));
            }
            default -> {
                boolean typed =
                        !(form.text("happenedOn-" + i) + form.text("doneBy-" + i) + form.text("place-" + i)).isEmpty();
                if (typed) {
                    form.wrong("answer-" + i, Message.of("duties.form.choose"));
                }
                yield Optional.empty();
            }
        };
    }

    /** {@code answers[1].doneBy} in the form: the second that was answered may be the fifth that was asked. */
    private static String field(String field, List<Integer> numbers) {
        var found = java.util.regex.Pattern.compile("answers\\[(\\d+)]\\.(.*)").matcher(field);
        if (!found.matches()) {
            return field;
        }
        int number = Objects.requireNonNull(numbers.get(Integer.parseInt(found.group(1))));
        return (found.group(2).equals("until") ? "answer" : found.group(2)) + "-" + number;
    }

    /** The fields in the order of the page, so that the summary leads through it from the top. */
    private static Form inOrder(Form form) {
        var ordered = new java.util.LinkedHashMap<String, org.sekisho.app.shared.web.ui.Field>();
        for (int i = 0; i < BATCH; i++) {
            for (var name : List.of("duty-", "answer-", "happenedOn-", "doneBy-", "place-")) {
                ordered.put(name + i, form.field(name + i));
            }
        }
        form.fields().forEach(ordered::putIfAbsent);
        return new Form(ordered, form.problems());
    }
}
