package org.sekisho.app.shared.web;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.web.ui.AssetManifest;
import org.sekisho.app.shared.web.ui.Assets;
import org.sekisho.app.shared.web.ui.Csrf;
import org.sekisho.app.shared.web.ui.Language;
import org.sekisho.app.shared.web.ui.NavGroup;
import org.sekisho.app.shared.web.ui.NavItem;
import org.sekisho.app.shared.web.ui.Shell;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.app.shared.web.ui.Visitor;
import org.springframework.core.MethodParameter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.LocaleResolver;

/** Makes the {@link Shell} of a request; handlers take it as a parameter. */
@Component
public class Shells implements HandlerMethodArgumentResolver {

    /** Who is signed in, as far as the shell shows it. */
    public interface SignedInVisitor {
        /** The person, their body and what they may do; empty before sign-in. */
        Optional<Seen> seen(HttpServletRequest request, Texts texts);

        /** What the demonstration's banner says; empty in service. */
        Optional<String> demoBanner(Texts texts);

        record Seen(Visitor visitor, String bodyName, Actor actor) {}
    }

    /** Where what was done to the things of a page is read. */
    public interface HistoryOfPages {
        /** The address; empty where the actor may not read it or the page is about nothing that has a history. */
        Optional<String> of(HttpServletRequest request, Actor actor);
    }

    private final Bundles bundles;
    private final LocaleResolver locales;
    private final SignedInVisitor visitors;
    private final HistoryOfPages histories;
    private final List<NavEntry> entries;
    private final Assets assets = AssetManifest.bundled(Shells.class.getClassLoader());

    Shells(
            Bundles bundles,
            LocaleResolver locales,
            SignedInVisitor visitors,
            HistoryOfPages histories,
            List<NavEntry> entries) {
        this.bundles = bundles;
        this.locales = locales;
        this.visitors = visitors;
        this.histories = histories;
        this.entries = entries.stream()
                .sorted(Comparator.comparing(NavEntry::group).thenComparingInt(NavEntry::order))
                .toList();
    }

    public Shell of(HttpServletRequest request) {
        var texts = texts(request);
        var seen = visitors.seen(request, texts);
        return new Shell(
                texts,
                assets,
                csrf(request),
                seen.map(SignedInVisitor.Seen::bodyName).orElse(""),
                seen.map(SignedInVisitor.Seen::visitor),
                seen.map(s -> navigation(request, texts, s.actor())).orElse(List.of()),
                languages(request, texts.locale()),
                "/sign-out",
                seen.flatMap(s -> histories.of(request, s.actor())),
                visitors.demoBanner(texts));
    }

    /** The shell for a reader who cannot be looked for: the database is away. */
    Shell ofNobody(HttpServletRequest request) {
        var texts = texts(request);
        return new Shell(
                texts,
                assets,
                new Csrf("_csrf", ""),
                "",
                Optional.empty(),
                List.of(),
                languages(request, texts.locale()),
                "/sign-out",
                Optional.empty(),
                visitors.demoBanner(texts));
    }

    public Texts texts(HttpServletRequest request) {
        return bundles.in(locales.resolveLocale(request));
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Shell.class;
    }

    @Override
    public Shell resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        var servlet = request.getNativeRequest(HttpServletRequest.class);
        if (servlet == null) {
            throw new IllegalStateException("A page is rendered for a servlet request only");
        }
        return of(servlet);
    }

    private List<NavGroup> navigation(HttpServletRequest request, Texts texts, Actor actor) {
        var path = request.getRequestURI();
        var seen = entries.stream()
                .filter(entry -> actor.may(entry.permission()))
                .collect(groupingBy(NavEntry::group, LinkedHashMap::new, toList()));
        return seen.entrySet().stream()
                .map(group -> new NavGroup(
                        texts.get("shared.nav." + group.getKey()),
                        group.getValue().stream()
                                .map(entry -> new NavItem(
                                        texts.get(entry.labelKey()), entry.href(), entry.icon(), place(path, entry)))
                                .toList()))
                .toList();
    }

    private static NavItem.Place place(String path, NavEntry entry) {
        if (path.equals(entry.href())) {
            return NavItem.Place.HERE;
        }
        var below = Stream.concat(Stream.of(entry.href()).filter(href -> !href.equals("/")), entry.places().stream())
                .anyMatch(address -> path.equals(address) || path.startsWith(address + "/"));
        return below ? NavItem.Place.BELOW : NavItem.Place.ELSEWHERE;
    }

    private static Csrf csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                ? new Csrf(token.getParameterName(), token.getToken())
                : new Csrf("_csrf", "");
    }

    private static List<Language> languages(HttpServletRequest request, Locale current) {
        return List.of(language("ja", "日本語", request, current), language("en", "English", request, current));
    }

    private static Language language(String tag, String name, HttpServletRequest request, Locale current) {
        return new Language(
                tag, name, "/language/" + tag + "?to=" + request.getRequestURI(), tag.equals(current.getLanguage()));
    }
}
