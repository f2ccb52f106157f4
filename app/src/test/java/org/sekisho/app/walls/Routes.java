package org.sekisho.app.walls;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.web.OpenToAll;
import org.sekisho.app.shared.web.Requires;
import org.springframework.http.server.PathContainer;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/** Every route that the application answers, as the framework knows them: one that is added tomorrow is among them. */
final class Routes {

    private static final Pattern VARIABLE = Pattern.compile("\\{[^{}]*(\\{[^{}]*}[^{}]*)*}");

    private final List<Route> all = new ArrayList<>();

    /** A verb, a pattern of addresses, and the handler behind it. */
    record Route(String verb, PathPattern pattern, HandlerMethod handler) {

        boolean open() {
            return handler.hasMethodAnnotation(OpenToAll.class);
        }

        /** The permission that the handler declares; empty where it is open or declares nothing. */
        Optional<Permission> permission() {
            return Optional.ofNullable(handler.getMethodAnnotation(Requires.class))
                    .map(Requires::value);
        }

        boolean reads() {
            return verb.equals("GET");
        }

        boolean programs() {
            return pattern.getPatternString().startsWith("/api/");
        }

        int variables() {
            return (int) VARIABLE.matcher(pattern.getPatternString()).results().count();
        }

        /** The address with these values, one after the other, in the place of its variables. */
        String at(List<String> values) {
            var found = VARIABLE.matcher(pattern.getPatternString());
            var address = new StringBuilder();
            for (int i = 0; found.find(); i++) {
                found.appendReplacement(address, java.util.regex.Matcher.quoteReplacement(values.get(i)));
            }
            return found.appendTail(address).toString();
        }

        @Override
        public String toString() {
            return verb + " " + pattern.getPatternString();
        }
    }

    Routes(RequestMappingHandlerMapping handlers) {
        handlers.getHandlerMethods().forEach((mapping, handler) -> {
            if (handler.getBeanType().getPackageName().startsWith("org.sekisho.")) {
                var patterns = mapping.getPathPatternsCondition();
                if (patterns == null
                        || mapping.getMethodsCondition().getMethods().isEmpty()) {
                    throw new AssertionError(handler + " answers to every verb or to no pattern");
                }
                for (var verb : mapping.getMethodsCondition().getMethods()) {
                    patterns.getPatterns().forEach(pattern -> all.add(new Route(verb.name(), pattern, handler)));
                }
            }
        });
        all.sort(Comparator.comparing(Route::toString));
    }

    List<Route> all() {
        return all;
    }

    /** The route that answers the address; the most specific where several would. */
    Optional<Route> of(String verb, String address) {
        int query = address.indexOf('?');
        var path = PathContainer.parsePath(query < 0 ? address : address.substring(0, query));
        return all.stream()
                .filter(route -> route.verb().equals(verb) && route.pattern().matches(path))
                .min(Comparator.comparing(Route::pattern, PathPattern.SPECIFICITY_COMPARATOR));
    }
}
