package org.sekisho.app.identity.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.sekisho.app.Settings;
import org.sekisho.app.identity.Arrival;
import org.sekisho.app.identity.SecondFactorRule;
import org.sekisho.app.identity.Sessions;
import org.sekisho.app.shared.web.CurrentActor;
import org.sekisho.app.shared.web.OpenToAll;
import org.sekisho.app.shared.web.Shells;
import org.sekisho.app.shared.web.Templates;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What stands before every page: the host, the headers, the session, the form token, and who may pass. */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

    static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; "
                    + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private static final String PERMISSIONS_POLICY = "accelerometer=(), camera=(), display-capture=(), geolocation=(), "
            + "gyroscope=(), microphone=(), midi=(), payment=(), usb=(), publickey-credentials-create=(self), "
            + "publickey-credentials-get=(self)";
    private static final int ANONYMOUS_IDLE_SECONDS = 30 * 60;

    @Bean
    SecurityFilterChain everyPage(
            HttpSecurity http,
            Settings settings,
            Sessions sessions,
            Door door,
            CurrentActor actors,
            SecondFactorRule rule,
            Shells shells,
            Templates templates,
            ObjectProvider<Arrival> arrivals,
            @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers) {
        return headers(http, settings)
                .addFilterAfter(new HostGate(settings.hosts()), HeaderWriterFilter.class)
                .addFilterAfter(new SessionGate(sessions, door), HostGate.class)
                .addFilterAfter(new FactorGate(actors, rule, door), AuthorizationFilter.class)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .exceptionHandling(refused -> refused.authenticationEntryPoint(new Doorstep(arrivals))
                        .accessDeniedHandler(new ForeignForm(shells, templates)))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers("/assets/**")
                        .permitAll()
                        .requestMatchers(open(handlers).toArray(RequestMatcher[]::new))
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .build();
    }

    /** The headers that stand on every answer. */
    static HttpSecurity headers(HttpSecurity http, Settings settings) {
        return headers(http, settings, CONTENT_SECURITY_POLICY);
    }

    static HttpSecurity headers(HttpSecurity http, Settings settings, String policy) {
        return http.headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS_POLICY))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .httpStrictTransportSecurity(hsts -> {
                    hsts.requestMatcher(request -> settings.secure());
                    hsts.includeSubDomains(false);
                }));
    }

    /** Nobody signs in through the framework's own pages. */
    @Bean
    AuthenticationManager nobody() {
        return authentication -> {
            throw new ProviderNotFoundException("People sign in on the sign-in page");
        };
    }

    /** A malformed address gets a short answer. */
    @Bean
    RequestRejectedHandler malformed() {
        return (request, response, reason) -> {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setContentType("text/plain;charset=UTF-8");
            response.getOutputStream().write("""
                            このアドレスは受け付けられません。
                            This address cannot be taken.
                            """.getBytes(StandardCharsets.UTF_8));
        };
    }

    /** A session that nobody has signed in to is kept for half an hour only. */
    @Bean
    HttpSessionListener briefUntilSignedIn() {
        return new HttpSessionListener() {
            @Override
            public void sessionCreated(HttpSessionEvent event) {
                event.getSession().setMaxInactiveInterval(ANONYMOUS_IDLE_SECONDS);
            }
        };
    }

    static List<RequestMatcher> open(RequestMappingHandlerMapping handlers) {
        var open = new ArrayList<RequestMatcher>();
        handlers.getHandlerMethods().forEach((mapping, method) -> {
            if (method.hasMethodAnnotation(OpenToAll.class)) {
                var methods = mapping.getMethodsCondition().getMethods();
                for (var pattern : mapping.getPatternValues()) {
                    methods.forEach(verb -> open.add(PathPatternRequestMatcher.withDefaults()
                            .matcher(HttpMethod.valueOf(verb.name()), pattern)));
                }
            }
        });
        return open;
    }
}
