package org.sekisho.app.shared.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.ui.Form;
import org.sekisho.app.shared.web.ui.Texts;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The message bundles of all modules: {@code sekisho/text/<module>_<language>.properties}, UTF-8.
 *
 * <p>A text with arguments is a {@link MessageFormat}; one without is taken as it stands. A key begins with the name of
 * its module. An unknown key is a defect of the program and throws.
 */
@Component
public class Bundles {

    public static final Locale JAPANESE = Locale.JAPANESE;
    public static final Locale ENGLISH = Locale.ENGLISH;
    public static final List<Locale> LANGUAGES = List.of(JAPANESE, ENGLISH);

    private final Texts japanese = new Bundle(JAPANESE, load(JAPANESE));
    private final Texts english = new Bundle(ENGLISH, load(ENGLISH));

    /** The texts in the language, or in Japanese where the language is neither of the two. */
    public Texts in(Locale language) {
        return ENGLISH.getLanguage().equals(language.getLanguage()) ? english : japanese;
    }

    /** The message in words. Arguments that are messages are put into words as well. */
    public static String words(Texts texts, Message message) {
        var arguments = message.arguments().stream()
                .map(argument -> argument instanceof Message inner ? words(texts, inner) : argument)
                .toArray();
        return texts.get(message.key(), arguments);
    }

    /** The form with each problem at its field, and above it what belongs to none. */
    public static Form refused(Form form, Refusal.Invalid invalid, Texts texts) {
        var refused = form;
        for (var problem : invalid.problems()) {
            var words = words(texts, problem.message());
            refused = problem.field().isEmpty() ? refused.wrong(words) : refused.wrong(problem.field(), words);
        }
        return refused;
    }

    private static Map<String, String> load(Locale language) {
        var found = new HashMap<String, String>();
        try {
            var resolver = new PathMatchingResourcePatternResolver(Bundles.class.getClassLoader());
            for (var resource : resolver.getResources("classpath*:sekisho/text/*_" + language + ".properties")) {
                var properties = new Properties();
                try (var reader = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                properties.forEach((key, text) -> {
                    if (found.put((String) key, (String) text) != null) {
                        throw new IllegalStateException("The text " + key + " stands in two bundles");
                    }
                });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private record Bundle(Locale locale, Map<String, String> words, Map<String, MessageFormat> formats)
            implements Texts {

        Bundle(Locale locale, Map<String, String> words) {
            this(locale, Map.copyOf(words), new ConcurrentHashMap<>());
        }

        @Override
        public Optional<String> find(String key) {
            return Optional.ofNullable(words.get(key));
        }

        @Override
        public String get(String key, Object... arguments) {
            var text = words.get(key);
            if (text == null) {
                throw new IllegalArgumentException("No text " + key + " in " + locale);
            }
            if (arguments.length == 0) {
                return text;
            }
            var format = formats.computeIfAbsent(key, k -> new MessageFormat(text, locale));
            synchronized (format) {
                return format.format(Arrays.copyOf(arguments, arguments.length));
            }
        }
    }
}
