package org.sekisho.app.api.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.sekisho.app.api.TokenScope;
import org.sekisho.app.ledgers.Ledgers;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.CarriedToken;
import org.sekisho.app.shared.web.OpenToAll;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses what a token is not good for. What stands outside of the ledgers is read with the scope of policies, so that an
 * address that is added tomorrow is not open to tokens for ledgers.
 */
@Configuration(proxyBeanMethods = false)
class ScopeGate implements WebMvcConfigurer {

    private final Ledgers ledgers;

    ScopeGate(Ledgers ledgers) {
        this.ledgers = ledgers;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new Gate(ledgers)).addPathPatterns("/api/**");
    }

    private record Gate(Ledgers ledgers) implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (handler instanceof HandlerMethod method && !method.hasMethodAnnotation(OpenToAll.class)) {
                CarriedToken.of(request)
                        .map(token -> TokenScope.ofWords(token.scope()))
                        .filter(scope -> !covers(scope, request))
                        .ifPresent(scope -> {
                            throw new Refusal.NotPermitted(Message.of("api.refusal.beyond-scope"));
                        });
            }
            return true;
        }

        private boolean covers(TokenScope scope, HttpServletRequest request) {
            var pattern = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
            if (!pattern.startsWith(LedgerApi.PATH)) {
                return scope.policies();
            }
            var ledger =
                    request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                                    && variables.get("ledger") instanceof String key
                            ? key
                            : "";
            if (ledger.isEmpty()) {
                return !scope.read().isEmpty();
            }
            // What is not there is not found, whatever the token is good for.
            return ledgers.all().stream().noneMatch(one -> one.key().equals(ledger))
                    || (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")
                            ? scope.reads(ledger)
                            : scope.keeps(ledger));
        }
    }
}
