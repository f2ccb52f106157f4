package org.sekisho.app.classes.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sekisho.app.classes.MapOfClasses;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.Moment;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Column;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Filter;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Paging;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Tab;
import org.sekisho.app.shared.web.ui.TableView;
import org.sekisho.classification.Axis;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Assets by section and class, and those of one cell of that table. */
@Controller
class MapPages {

    private static final int PAGE_SIZE = 50;

    private final MapOfClasses map;
    private final Templates templates;
    private final Time time;

    MapPages(MapOfClasses map, Templates templates, Time time) {
        this.map = map;
        this.templates = templates;
        this.time = time;
    }

    @GetMapping("/ledgers/asset/map")
    @Requires(Permission.READ_LEDGERS)
    View show(
            Actor actor,
            Shell shell,
            @RequestParam(defaultValue = "") String axis,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String known) {
        var texts = shell.texts();
        var words = new Words(texts);
        var moment = Moment.of(day, known, time.today(), texts);
        var on = asked(axis);
        return templates
                .page(
                        "classes/map",
                        Page.titled(shell, texts.get("classes.map.title"))
                                .under(new Crumb(texts.get("ledger.asset.title"), AssetAddresses.LEDGER)))
                .with("words", words)
                .with("moment", moment)
                .with("counted", map.count(actor, on, moment.asOf()))
                .with(
                        "tabs",
                        Stream.of(Axis.values())
                                .map(one -> Tab.of(
                                        words.axis(one),
                                        AssetAddresses.MAP + "?axis=" + AssetAddresses.token(one) + moment.andQuery(),
                                        one == on))
                                .toList());
    }

    /** The axis that an address asks for; confidentiality where it asks for none. */
    private static Axis asked(String token) {
        return token.isBlank() ? Axis.CONFIDENTIALITY : AssetAddresses.axis(token);
    }

    @GetMapping("/ledgers/asset/map/list")
    @Requires(Permission.READ_LEDGERS)
    View list(Actor actor, Shell shell, @RequestParam Map<String, String> asked) {
        var texts = shell.texts();
        var words = new Words(texts);
        var moment = Moment.of(asked.getOrDefault("day", ""), asked.getOrDefault("known", ""), time.today(), texts);
        var axis = asked(asked.getOrDefault("axis", ""));
        var section = Optional.ofNullable(asked.get("section"))
                .filter(sent -> !sent.isBlank())
                .map(sent -> SentId.addressed(sent, "section"));
        var level = Optional.ofNullable(asked.get("level")).filter(sent -> !sent.isBlank());
        int number = Paging.asked(asked.getOrDefault("page", ""));
        var found = map.find(
                actor,
                new MapOfClasses.Input(
                        moment.asOf(), axis, section, level, (long) (number - 1) * PAGE_SIZE, PAGE_SIZE));
        var filters = new ArrayList<Filter>();
        Stream.of("axis", "section", "level", "day", "known")
                .filter(asked::containsKey)
                .forEach(name -> filters.add(new Filter.Kept(name, asked.getOrDefault(name, ""))));
        var view = new TableView(
                "assets",
                texts.get("classes.map.list.caption"),
                AssetAddresses.MAP + "/list",
                List.of(
                        Column.text("name", texts.get("ledger.asset.field.name")),
                        Column.text("own", texts.get("classes.column.own")),
                        Column.status("set", texts.get("classes.column.set"))),
                filters,
                Optional.empty(),
                new Paging(number, PAGE_SIZE, found.total()));
        return templates
                .page(
                        "classes/cell",
                        Page.titled(
                                        shell,
                                        texts.get(
                                                "classes.map.list.title",
                                                found.section().orElseGet(() -> texts.get("classes.map.all")),
                                                found.level()
                                                        .map(words::level)
                                                        .orElseGet(() ->
                                                                texts.get("classes.map.list.none", words.axis(axis)))))
                                .under(
                                        new Crumb(texts.get("ledger.asset.title"), AssetAddresses.LEDGER),
                                        new Crumb(
                                                texts.get("classes.map.title"),
                                                AssetAddresses.MAP + "?axis=" + AssetAddresses.token(axis)
                                                        + moment.andQuery())))
                .with("words", words)
                .with("moment", moment)
                .with("view", view)
                .with("found", found);
    }
}
