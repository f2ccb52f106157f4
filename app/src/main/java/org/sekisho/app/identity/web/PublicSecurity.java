package org.sekisho.app.identity.web;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import org.sekisho.app.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;

/**
 * What stands before what bodies publish for everybody: the same hosts and headers as before pages, and nothing else. No
 * session is looked at or made, so that whoever reads it is not known, and nothing but reading is answered.
 */
@Configuration(proxyBeanMethods = false)
class PublicSecurity {

    /** What a browser asks for beside every page; the way to the sign-in would give a reader a session. */
    private static final String PICTURE = "/favicon.ico";

    /** Text and its style, from here; nothing runs and nothing is sent. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @Bean
    @Order(2)
    SecurityFilterChain everyReader(HttpSecurity http, Settings settings) {
        return WebSecurity.headers(
                        http.securityMatcher("/public", "/public/**", PICTURE), settings, CONTENT_SECURITY_POLICY)
                .addFilterAfter(new HostGate(settings.hosts()), HeaderWriterFilter.class)
                .csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(refused -> refused.authenticationEntryPoint((request, response, reason) -> {
                    if (request.getRequestURI().equals(PICTURE)) {
                        // There is none; a 404 would stand in the console of every reader.
                        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                        return;
                    }
                    response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
                    response.setHeader(HttpHeaders.ALLOW, "GET, HEAD");
                    response.setContentType("text/plain;charset=UTF-8");
                    response.getOutputStream().write("""
                                    このアドレスは読むためだけのものです。
                                    This address is for reading only.
                                    """.getBytes(StandardCharsets.UTF_8));
                }))
                .authorizeHttpRequests(requests -> requests.requestMatchers(PICTURE)
                        .denyAll()
                        .requestMatchers(HttpMethod.GET, "/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, "/**")
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .build();
    }
}
