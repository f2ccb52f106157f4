package org.sekisho.app.identity.web;

import java.util.Optional;
import org.sekisho.app.Settings;
import org.sekisho.app.identity.SecondFactorRule;
import org.sekisho.app.identity.Sessions;
import org.sekisho.app.identity.TokenHolders;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.web.CurrentActor;
import org.sekisho.app.shared.web.Problem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * What stands before everything that programs ask: the same headers and hosts as before pages, a token or a session, and
 * an answer in the form of RFC 9457 where a page would lead to the sign-in.
 */
@Configuration(proxyBeanMethods = false)
class ProgramSecurity {

    @Bean
    @Order(1)
    SecurityFilterChain everyProgram(
            HttpSecurity http,
            Settings settings,
            Sessions sessions,
            CurrentActor actors,
            SecondFactorRule rule,
            Problem.Answers problems,
            ObjectProvider<TokenHolders> tokens,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers) {
        return WebSecurity.headers(http.securityMatcher("/api/**"), settings)
                .addFilterAfter(new HostGate(settings.hosts()), HeaderWriterFilter.class)
                .addFilterBefore(
                        new ProgramGate(Optional.ofNullable(tokens.getIfAvailable()), sessions, actors, rule),
                        AnonymousAuthenticationFilter.class)
                // Changes take a token (ProgramGate), which no form of another site can send.
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .exceptionHandling(refused -> refused.authenticationEntryPoint((request, response, reason) -> {
                    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
                    problems.answer(request, response, HttpStatus.UNAUTHORIZED, Message.of("shared.error.sign-in"));
                }))
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                WebSecurity.open(handlers).toArray(RequestMatcher[]::new))
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .build();
    }
}
