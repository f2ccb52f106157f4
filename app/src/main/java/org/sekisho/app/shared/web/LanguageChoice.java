package org.sekisho.app.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.sekisho.app.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** Which language a reader sees: the one they chose, kept in a cookie; otherwise Japanese. */
@Controller
class LanguageChoice {

    private final LocaleResolver locales;

    LanguageChoice(LocaleResolver locales) {
        this.locales = locales;
    }

    @GetMapping("/language/{tag:ja|en}")
    @OpenToAll(because = "the sign-in page has a language too")
    View choose(
            @PathVariable String tag,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response) {
        locales.setLocale(request, response, Locale.of(tag));
        return NextPage.at(Addresses.local(to));
    }

    @Configuration(proxyBeanMethods = false)
    static class Choice {
        @Bean
        LocaleResolver localeResolver(Settings settings) {
            // A __Host- cookie is taken by browsers only with Secure, the path / and no domain.
            var resolver = new CookieLocaleResolver(settings.secure() ? "__Host-sekisho-language" : "sekisho-language");
            resolver.setCookieSecure(settings.secure());
            resolver.setDefaultLocale(Bundles.JAPANESE);
            resolver.setCookieMaxAge(Duration.ofDays(400));
            resolver.setCookieHttpOnly(true);
            resolver.setCookieSameSite("Lax");
            return resolver;
        }
    }
}
