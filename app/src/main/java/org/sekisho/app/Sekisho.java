package org.sekisho.app;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.sekisho.app.shared.SteadyClock;
import org.sekisho.app.shared.Time;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.MapPropertySource;
import org.springframework.modulith.Modulithic;

/** The application, running. */
public final class Sekisho implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private Sekisho(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Starts the application against a migrated database and returns when it answers requests.
     *
     * @throws RuntimeException with the cause in words if the port is taken or the database cannot be reached
     */
    public static Sekisho start(Settings settings) {
        var application = new SpringApplication(Assembly.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        var properties = properties(settings);
        // For what is read before there is a context.
        application.setDefaultProperties(properties);
        application.addInitializers(context -> {
            // First of all: SEKISHO_HOME in the environment would otherwise be taken for sekisho.home.
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("settings", properties));
            context.getBeanFactory().registerSingleton("settings", settings);
        });
        return new Sekisho(application.run());
    }

    /** The port on which requests are answered. */
    public int port() {
        var server = ((ServletWebServerApplicationContext) context).getWebServer();
        return Objects.requireNonNull(server, "The application is stopped").getPort();
    }

    /** A use case, for the command line and for the generator of sample history. */
    public <T> T use(Class<T> useCase) {
        return context.getBean(useCase);
    }

    /** Lets running requests end, then stops. */
    @Override
    public void close() {
        context.close();
    }

    private static Map<String, Object> properties(Settings settings) {
        var properties = new HashMap<String, Object>();
        properties.put("sekisho.home", settings.home().toString());
        properties.put("spring.datasource.url", settings.database().jdbcUrl());
        properties.put("spring.datasource.username", settings.database().user());
        properties.put("spring.datasource.password", settings.database().password());
        properties.put(
                "spring.datasource.hikari.maximum-pool-size",
                settings.database().connections());
        properties.put("spring.datasource.hikari.auto-commit", false);
        // Longer than anybody waits for a page; a database that is away is said to be.
        properties.put("spring.datasource.hikari.connection-timeout", 5_000);
        properties.put("spring.datasource.hikari.data-source-properties.reWriteBatchedInserts", "true");
        properties.put("spring.main.lazy-initialization", false);
        properties.put("spring.jmx.enabled", false);
        // jOOQ translates exceptions by itself; without proxies repositories may be final.
        properties.put("spring.persistence.exceptiontranslation.enabled", false);
        properties.put("spring.threads.virtual.enabled", true);
        properties.put("spring.servlet.multipart.max-file-size", "100MB");
        properties.put("spring.servlet.multipart.max-request-size", "101MB");
        properties.put("spring.servlet.multipart.file-size-threshold", "1MB");
        properties.put("spring.web.resources.add-mappings", false);
        properties.put("spring.modulith.events.jdbc.schema-initialization.enabled", false);
        properties.put("spring.modulith.events.republish-outstanding-events-on-restart", true);
        properties.put("server.address", settings.address().getHostAddress());
        properties.put("server.port", settings.port());
        properties.put("server.shutdown", "graceful");
        properties.put("spring.lifecycle.timeout-per-shutdown-phase", "4s");
        properties.put("server.error.whitelabel.enabled", false);
        // A __Host- cookie is taken by browsers only with Secure, the path / and no domain.
        properties.put("server.servlet.session.cookie.name", settings.secure() ? "__Host-sekisho" : "sekisho-session");
        properties.put("server.servlet.session.cookie.path", "/");
        properties.put("server.servlet.session.cookie.http-only", true);
        properties.put("server.servlet.session.cookie.same-site", "lax");
        properties.put("server.servlet.session.cookie.secure", settings.secure());
        properties.put("server.servlet.session.timeout", "60m");
        properties.put("server.servlet.session.tracking-modes", "cookie");
        properties.put("server.compression.enabled", true);
        properties.put("logging.level.root", "WARN");
        // What they complain of is told as a doubt or a refusal, or is of the fonts that are shipped: nothing for an
        // operator.
        properties.put("logging.level.org.apache.pdfbox", "OFF");
        properties.put("logging.level.org.apache.fontbox", "OFF");
        settings.tls().ifPresent(tls -> {
            properties.put("server.ssl.enabled", true);
            properties.put("server.ssl.certificate", "file:" + tls.certificates());
            properties.put("server.ssl.certificate-private-key", "file:" + tls.privateKey());
        });
        if (settings.transport() instanceof Settings.Transport.BehindProxy(var trusted)) {
            properties.put("server.forward-headers-strategy", "native");
            properties.put("server.tomcat.remoteip.internal-proxies", trusted);
        }
        return properties;
    }

    /** The beans that no module owns. */
    @SpringBootApplication(proxyBeanMethods = false)
    @Modulithic(systemName = "Sekisho", sharedModules = "shared")
    static class Assembly {

        @Bean
        SteadyClock clock() {
            return new SteadyClock(Clock.systemUTC(), System::nanoTime);
        }

        @Bean
        Time time(SteadyClock clock) {
            return new Time(clock);
        }
    }
}
