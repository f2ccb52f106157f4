package org.sekisho.app.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sekisho.app.api.ApiToken;
import org.sekisho.app.api.ListTokens;
import org.sekisho.app.api.MakeToken;
import org.sekisho.app.api.RevokeToken;
import org.sekisho.app.api.TokenScope;
import org.sekisho.app.identity.Actors;
import org.sekisho.app.identity.ShownProof;
import org.sekisho.app.ledgers.Ledgers;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.AccountEntry;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.FreshProof;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Rendering;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.SentId;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.app.shared.web.ui.Tone;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.RequestContextUtils;

/** One's own tokens; and everybody's, for those who manage accounts. */
@Controller
class TokenPages {

    private static final String PATH = "/account/tokens";
    private static final String SECRET = "api.secret";
    private static final List<Integer> DAYS = List.of(30, 90, 180, MakeToken.MOST_DAYS);

    private static final String POLICIES = "policies";

    /** The parameter of a ledger is called so, with its key behind. */
    private static final String LEDGER = "ledger-";

    private static final String READ = "read";
    private static final String KEEP = "keep";

    private final Ledgers ledgers;
    private final Templates templates;
    private final ListTokens list;
    private final MakeToken make;
    private final RevokeToken revoke;
    private final Actors actors;
    private final ShownProof shown;
    private final Time time;

    TokenPages(
            Ledgers ledgers,
            Templates templates,
            ListTokens list,
            MakeToken make,
            RevokeToken revoke,
            Actors actors,
            ShownProof shown,
            Time time) {
        this.ledgers = ledgers;
        this.templates = templates;
        this.list = list;
        this.make = make;
        this.revoke = revoke;
        this.actors = actors;
        this.shown = shown;
        this.time = time;
    }

    @GetMapping(PATH)
    @Requires(Permission.MANAGE_OWN_ACCOUNT)
    View show(HttpServletRequest request, Actor actor, Shell shell) {
        return page(
                request,
                actor,
                shell,
                Form.empty().with("days", "90").with(POLICIES, READ).with("label", ""));
    }

    @PostMapping(PATH)
    @Requires(Permission.MANAGE_OWN_ACCOUNT)
    @FreshProof
    View make(HttpServletRequest request, Actor actor, Shell shell, @RequestParam Map<String, String> sent) {
        var label = sent.getOrDefault("label", "");
        var days = sent.getOrDefault("days", "");
        try {
            int number = days.matches("\\d{1,4}") ? Integer.parseInt(days) : 0;
            var made = make.make(actor, new MakeToken.Input(label, number, shown.secondFactor(), scope(sent)));
            RequestContextUtils.getOutputFlashMap(request).put(SECRET, made.secret());
            return done(request, shell, "api.token.made");
        } catch (Refusal.Invalid invalid) {
            var form = Form.empty();
            for (var field : sent.entrySet()) {
                form = form.with(field.getKey(), field.getValue());
            }
            for (var problem : invalid.problems()) {
                form = form.wrong(problem.field(), Bundles.words(shell.texts(), problem.message()));
            }
            return page(request, actor, shell, form).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** What the token is asked to be good for; policies alone where nothing is said at all. */
    private TokenScope scope(Map<String, String> sent) {
        var read = new HashSet<String>();
        var kept = new HashSet<String>();
        for (var ledger : ledgers.all()) {
            switch (sent.getOrDefault(LEDGER + ledger.key(), "")) {
                case READ -> read.add(ledger.key());
                case KEEP -> kept.add(ledger.key());
                case String nothing -> {}
            }
        }
        return new TokenScope(sent.getOrDefault(POLICIES, READ).equals(READ), read, kept);
    }

    /** The ledgers that the actor may choose from, with what may be done in them. */
    private List<ScopeChoice> choices(Texts t, Actor actor) {
        return ledgers.all().stream()
                .filter(ledger -> actor.may(ledger.access().read()))
                .map(ledger -> {
                    boolean keeps = actor.may(ledger.access().keep())
                            || actor.may(ledger.access().keepAll());
                    var read = Choice.of(READ, t.get("api.scope.read"));
                    return new ScopeChoice(
                            LEDGER + ledger.key(),
                            t.get("ledger." + ledger.key() + ".title"),
                            keeps ? List.of(read, Choice.of(KEEP, t.get("api.scope.keep"))) : List.of(read));
                })
                .toList();
    }

    private String words(Texts t, TokenScope scope) {
        var ledgerScopes = ledgers.all().stream()
                .filter(ledger -> scope.reads(ledger.key()))
                .map(ledger -> t.get(
                        "api.scope.of",
                        t.get("ledger." + ledger.key() + ".title"),
                        t.get(scope.keeps(ledger.key()) ? "api.scope.keep" : "api.scope.read")));
        return Stream.concat(scope.policies() ? Stream.of(t.get("api.token.policies")) : Stream.of(), ledgerScopes)
                .collect(Collectors.joining(t.get("api.scope.and")));
    }

    @PostMapping(PATH + "/{token}/revoke")
    @Requires(Permission.MANAGE_OWN_ACCOUNT)
    View revoke(HttpServletRequest request, Actor actor, Shell shell, @PathVariable String token) {
        revoke.revoke(actor, SentId.addressed(token, "token"));
        return done(request, shell, "api.token.revoked");
    }

    private Rendering page(HttpServletRequest request, Actor actor, Shell shell, Form form) {
        var t = shell.texts();
        var page = Page.titled(shell, t.get("api.title"))
                .under(new Crumb(t.get("identity.account.title"), "/account"))
                .saying(NextPage.said(request));
        var input = RequestContextUtils.getInputFlashMap(request);
        boolean keeper = actor.may(Permission.MANAGE_ACCOUNTS);
        return templates
                .page("api/tokens", form.refused() ? page.refusing() : page)
                .with("form", form)
                .with("secret", input != null && input.get(SECRET) instanceof String text ? text : "")
                .with(
                        "days",
                        DAYS.stream()
                                .map(days -> Choice.of(days.toString(), t.get("api.token.days", days)))
                                .toList())
                .with("policies", List.of(Choice.of(READ, t.get("api.scope.read"))))
                .with("ledgers", choices(t, actor))
                .with(
                        "own",
                        list.own(actor).stream().map(one -> row(t, one, "")).toList())
                .with("keeper", keeper)
                .with(
                        "others",
                        keeper
                                ? list.others(actor).stream()
                                        .map(one -> row(t, one, holder(t, actor, one)))
                                        .toList()
                                : List.of());
    }

    private String holder(Texts t, Actor actor, ApiToken token) {
        return actors.find(actor.body(), token.account()).map(Actor::name).orElseGet(() -> t.get("api.token.locked"));
    }

    private TokenRow row(Texts t, ApiToken token, String holder) {
        boolean good = token.goodOn(time.today());
        return new TokenRow(
                token.id().toString(),
                token.label(),
                words(t, token.scope()),
                holder,
                Dates.day(t, LocalDate.ofInstant(token.created(), Time.JAPAN)),
                token.lastUsed().map(day -> Dates.day(t, day)).orElseGet(() -> t.get("api.token.never")),
                Dates.day(t, token.expiresOn()),
                good ? Tone.SUCCESS : Tone.NEUTRAL,
                t.get(good ? "api.token.good" : "api.token.expired"));
    }

    private static View done(HttpServletRequest request, Shell shell, String key) {
        return NextPage.saying(request, shell.texts().get(key), PATH);
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        AccountEntry tokensEntry() {
            return new AccountEntry(20, "api.title", PATH, Permission.MANAGE_OWN_ACCOUNT);
        }
    }
}
