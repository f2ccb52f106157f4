package org.sekisho.app.record.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.web.Shells;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Leads from a page to its history: of the things that its address names, and where it names none, of the module that
 * shows it. A page does nothing for it, so none is without.
 */
@Component
final class HistoryLink implements Shells.HistoryOfPages {

    private static final Pattern IDENTIFIER =
            Pattern.compile("(?<=/)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=/|$)");

    private static final Pattern MODULE = Pattern.compile("org\\.sekisho\\.app\\.([a-z]+)\\..*");

    @Override
    public Optional<String> of(HttpServletRequest request, Actor actor) {
        if (!actor.may(Permission.READ_RECORD) || request.getRequestURI().startsWith("/record")) {
            return Optional.empty();
        }
        var things = IDENTIFIER
                .matcher(request.getRequestURI())
                .results()
                .map(MatchResult::group)
                .distinct()
                .collect(Collectors.joining(","));
        if (!things.isEmpty()) {
            return Optional.of("/record?about=" + things);
        }
        return actor.may(Permission.TAKE_RECORD)
                ? Optional.of(module(request)
                        .map(module -> "/record?module=" + module)
                        .orElse("/record"))
                : Optional.empty();
    }

    private static Optional<String> module(HttpServletRequest request) {
        if (!(request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) instanceof HandlerMethod handler)) {
            return Optional.empty();
        }
        var found = MODULE.matcher(handler.getBeanType().getName());
        return found.matches() ? Optional.of(found.group(1)).filter(EntryPages.MODULES::contains) : Optional.empty();
    }
}
