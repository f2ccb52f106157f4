package org.sekisho.app.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.identity.AccountList;
import org.sekisho.app.identity.CreateAccounts;
import org.sekisho.app.identity.KeepAccount;
import org.sekisho.app.identity.LinkAccount;
import org.sekisho.app.identity.SignInProvider;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.Dates;
import org.sekisho.app.shared.web.FreshProof;
import org.sekisho.app.shared.web.NavEntry;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.Rendering;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.app.shared.web.Templates;
import org.sekisho.app.shared.web.ui.Choice;
import org.sekisho.app.shared.web.ui.Column;
import org.sekisho.app.shared.web.ui.Crumb;
import org.sekisho.app.shared.web.ui.Filter;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Icon;
import org.sekisho.app.shared.web.ui.Notice;
import org.sekisho.app.shared.web.ui.Page;
import org.sekisho.app.shared.web.ui.Paging;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Sort;
import org.sekisho.app.shared.web.ui.TableView;
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

/** The accounts of the body, for administrators. */
@Controller
class AccountsPages {

    private static final int ROWS = 50;

    private final Templates templates;
    private final AccountList list;
    private final CreateAccounts create;
    private final KeepAccount keep;
    private final LinkAccount link;
    private final SignInProvider provider;

    AccountsPages(
            Templates templates,
            AccountList list,
            CreateAccounts create,
            KeepAccount keep,
            LinkAccount link,
            SignInProvider provider) {
        this.templates = templates;
        this.list = list;
        this.create = create;
        this.keep = keep;
        this.link = link;
        this.provider = provider;
    }

    @GetMapping("/accounts")
    @Requires(Permission.MANAGE_ACCOUNTS)
    View all(
            HttpServletRequest request,
            Actor actor,
            Shell shell,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String which,
            @RequestParam(defaultValue = "login") String sort,
            @RequestParam(defaultValue = "1") int page) {
        var texts = shell.texts();
        var columns = List.of(
                Column.text("name", texts.get("identity.name")).sorted(),
                Column.text("login", texts.get("identity.login")).sorted(),
                Column.status("administrator", texts.get("identity.accounts.administrator")),
                Column.status("factor", texts.get("identity.factors.title")),
                Column.status("state", texts.get("identity.accounts.state")));
        var order = Sort.read(sort, columns).orElse(Sort.by("login"));
        var wanted = Arrays.stream(AccountList.Which.values())
                .filter(candidate -> candidate.name().equalsIgnoreCase(which))
                .findFirst()
                .orElse(AccountList.Which.ALL);
        var query = new AccountList.Query(
                q,
                wanted,
                order.column().equals("name") ? AccountList.Order.NAME : AccountList.Order.LOGIN,
                order.descending(),
                page,
                ROWS);
        var found = list.list(actor, query);
        var view = new TableView(
                "accounts",
                texts.get("identity.accounts.title"),
                "/accounts",
                columns,
                List.of(
                        new Filter.Words("q", texts.get("identity.accounts.words"), q),
                        new Filter.OneOf(
                                "which",
                                texts.get("identity.accounts.which"),
                                wanted == AccountList.Which.ALL ? "" : which,
                                "",
                                List.of(
                                        Choice.of("administrators", texts.get("identity.accounts.administrator")),
                                        Choice.of("without", texts.get("identity.accounts.without")),
                                        Choice.of("locked", texts.get("identity.accounts.locked"))))),
                Optional.of(order),
                new Paging(page, ROWS, found.total()));
        return templates
                .page(
                        "identity/accounts",
                        Page.titled(shell, texts.get("identity.accounts.title")).saying(NextPage.said(request)))
                .with("view", view)
                .with("rows", found.rows());
    }

    @GetMapping("/accounts/new")
    @Requires(Permission.MANAGE_ACCOUNTS)
    @FreshProof
    View form(Shell shell) {
        return newPage(shell, Form.empty());
    }

    @PostMapping("/accounts")
    @Requires(Permission.MANAGE_ACCOUNTS)
    @FreshProof
    View create(
            HttpServletRequest request,
            Actor actor,
            Shell shell,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String displayName,
            @RequestParam(defaultValue = "false") boolean administrator) {
        var form = Form.empty()
                .with("displayName", displayName)
                .with("login", login)
                .with("administrator", Boolean.toString(administrator));
        var password = KeepAccount.initialPassword();
        try {
            var created = create.create(
                    actor,
                    new CreateAccounts.Input(List.of(
                            new CreateAccounts.NewAccount(login, displayName, administrator, Optional.of(password)))));
            var id = created.values().iterator().next();
            return Forms.redirect(
                    request, "/accounts/" + id, handOver(shell.texts(), "identity.accounts.created", password));
        } catch (Refusal.Invalid invalid) {
            var plain = new Refusal.Invalid(invalid.problems().stream()
                    .map(problem -> new Refusal.Problem(
                            problem.field().substring(problem.field().indexOf('.') + 1), problem.message()))
                    .toList());
            return newPage(shell, Bundles.refused(form, plain, shell.texts())).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/accounts/{id}")
    @Requires(Permission.MANAGE_ACCOUNTS)
    View one(HttpServletRequest request, Actor actor, Shell shell, @PathVariable UUID id) {
        return onePage(request, actor, shell, id, Form.empty());
    }

    @PostMapping("/accounts/{id}/lock")
    @Requires(Permission.MANAGE_ACCOUNTS)
    @FreshProof
    View lock(
            HttpServletRequest request,
            Actor actor,
            Shell shell,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason) {
        return act(request, actor, shell, id, reason, () -> {
            keep.lock(actor, id, reason);
            return Notice.of(Tone.SUCCESS, shell.texts().get("identity.accounts.lock.done"));
        });
    }

    @PostMapping("/accounts/{id}/unlock")
    @Requires(Permission.MANAGE_ACCOUNTS)
    @FreshProof
    View unlock(
            HttpServletRequest request,
            Actor actor,
            Shell shell,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason) {
        return act(request, actor, shell, id, reason, () -> {
            keep.unlock(actor, id, reason);
            return Notice.of(Tone.SUCCESS, shell.texts().get("identity.accounts.unlock.done"));
        });
    }

    @PostMapping("/accounts/{id}/second-factor/reset")
    @Requires(Permission.MANAGE_ACCOUNTS)
    @FreshProof
    View resetSecondFactor(
            HttpServletRequest request,
            Actor actor,
            Shell shell,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason) {
        return act(request, actor, shell, id, reason, () -> {
            keep.resetSecondFactor(actor, id, reason);
            return Notice.of(Tone.SUCCESS, shell.texts().get("identity.accounts.factor.done"));
        });
    }

    @PostMapping("/accounts/{id}/password/reset")
    @Requires(Permission.MANAGE_ACCOUNTS)
    @FreshProof
    View resetPassword(
            HttpServletRequest request,
            Actor actor,
            Shell shell,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason) {
        return act(request, actor, shell, id, reason, () -> {
            var password = keep.resetPassword(actor, id, reason);
            return handOver(shell.texts(), "identity.accounts.password.done", password);
        });
    }

    @PostMapping("/accounts/{id}/provider/link")
    @Requires(Permission.MANAGE_ACCOUNTS)
    @FreshProof
    View link(
            HttpServletRequest request,
            Actor actor,
            Shell shell,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String subject) {
        try {
            link.link(actor, id, subject);
        } catch (Refusal.Invalid invalid) {
            var form = Bundles.refused(Form.empty().with("subject", subject), invalid, shell.texts());
            return onePage(request, actor, shell, id, form).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return NextPage.saying(request, shell.texts().get("identity.provider.link.done"), "/accounts/" + id);
    }

    @PostMapping("/accounts/{id}/provider/unlink")
    @Requires(Permission.MANAGE_ACCOUNTS)
    @FreshProof
    View unlink(HttpServletRequest request, Actor actor, Shell shell, @PathVariable UUID id) {
        link.unlink(actor, id);
        return NextPage.saying(request, shell.texts().get("identity.provider.unlink.done"), "/accounts/" + id);
    }

    private interface Keeping {
        Notice act();
    }

    private View act(HttpServletRequest request, Actor actor, Shell shell, UUID id, String reason, Keeping keeping) {
        try {
            return Forms.redirect(request, "/accounts/" + id, keeping.act());
        } catch (Refusal.Invalid invalid) {
            var form = Bundles.refused(Form.empty().with("reason", reason), invalid, shell.texts());
            return onePage(request, actor, shell, id, form).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static Notice handOver(Texts texts, String title, String password) {
        return Notice.of(Tone.SUCCESS, texts.get(title), texts.get("identity.accounts.initial", password));
    }

    private Rendering newPage(Shell shell, Form form) {
        var page =
                Page.titled(shell, shell.texts().get("identity.accounts.new")).under(crumb(shell));
        return templates
                .page("identity/accountNew", form.refused() ? page.refusing() : page)
                .with("form", form);
    }

    private Rendering onePage(HttpServletRequest request, Actor actor, Shell shell, UUID id, Form form) {
        var row = list.one(actor, id);
        var linked = provider.ofAccount(actor, id);
        var page = Page.titled(shell, row.name()).under(crumb(shell)).saying(NextPage.said(request));
        return templates
                .page("identity/accountOne", form.refused() ? page.refusing() : page)
                .with("form", form)
                .with("row", row)
                .with("own", actor.account().equals(id))
                .with("provider", linked)
                .with(
                        "linkedSince",
                        linked.flatMap(SignInProvider.OfAccount::since)
                                .map(day -> Dates.day(shell.texts(), day))
                                .orElse(""));
    }

    private static Crumb crumb(Shell shell) {
        return new Crumb(shell.texts().get("identity.accounts.title"), "/accounts");
    }

    @Configuration(proxyBeanMethods = false)
    static class Navigation {
        @Bean
        NavEntry accountsEntry() {
            return new NavEntry(
                    NavEntry.Group.ADMINISTRATION,
                    0,
                    "identity.accounts.nav",
                    "/accounts",
                    Icon.KEY,
                    Permission.MANAGE_ACCOUNTS);
        }
    }
}
