package org.sekisho.app.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Refusal;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import tools.jackson.databind.json.JsonMapper;

/**
 * Why a program did not get what it asked for (RFC 9457), in the reader's language.
 *
 * @param type always {@code about:blank}: the status says which kind it is
 * @param title the status in words
 * @param detail what happened and what to do
 * @param instance the path that was asked for
 * @param problems what is wrong with the parameters, each with its name; empty when it is something else
 */
public record Problem(
        String type, String title, int status, String detail, String instance, List<OfParameter> problems) {

    public Problem {
        problems = List.copyOf(problems);
    }

    /** What is wrong with one parameter. */
    public record OfParameter(String parameter, String detail) {}

    /** Makes answers of problems. */
    @Component
    public static class Answers {

        private static final JsonMapper JSON = JsonMapper.builder().build();

        private final Bundles bundles;

        Answers(Bundles bundles) {
            this.bundles = bundles;
        }

        /** Whether a request asks for data and not for a page. */
        static boolean wanted(HttpServletRequest request) {
            return request.getRequestURI().startsWith("/api/");
        }

        /** Answers a request that reaches no handler. */
        public void answer(HttpServletRequest request, HttpServletResponse response, HttpStatus status, Message reason)
                throws IOException {
            to(request, status, reason, List.of()).write(response);
        }

        View to(HttpServletRequest request, HttpStatus status, Message reason) {
            return to(request, status, reason, List.of());
        }

        Answer to(HttpServletRequest request, HttpStatus status, Message reason, List<Refusal.Problem> found) {
            var texts = bundles.in(language(request));
            return new Answer(
                    new Problem(
                            "about:blank",
                            texts.get("shared.status." + status.value()),
                            status.value(),
                            Bundles.words(texts, reason),
                            request.getRequestURI(),
                            found.stream()
                                    .map(one -> new OfParameter(one.field(), Bundles.words(texts, one.message())))
                                    .toList()),
                    texts.locale());
        }

        /** What a program says that its reader reads; Japanese when it says nothing. */
        private static Locale language(HttpServletRequest request) {
            return Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE))
                    .map(said -> request.getLocale())
                    .orElse(Bundles.JAPANESE);
        }

        record Answer(Problem problem, Locale language) implements View {

            @Override
            public String getContentType() {
                return "application/problem+json";
            }

            @Override
            public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
                    throws IOException {
                write(response);
            }

            void write(HttpServletResponse response) throws IOException {
                var bytes = JSON.writeValueAsBytes(problem);
                response.setStatus(problem.status());
                response.setContentType(getContentType());
                // The header that the framework has set for the language of pages.
                response.setLocale(language);
                response.setContentLength(bytes.length);
                response.getOutputStream().write(bytes);
            }
        }
    }
}
