package org.sekisho.app.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.sekisho.app.shared.Message;

/**
 * What a new password must be: long, and not the first thing that somebody would try.
 *
 * <p>After NIST SP 800-63B: a least length, no rules of composition, no change by the calendar; the sign-in name, the
 * name of the body, and very common passwords are refused.
 */
public final class PasswordRules {

    public static final int LEAST = 12;
    public static final int MOST = 128;

    /** Words that, with digits or repetition around them, make up the common long passwords. */
    private static final Set<String> COMMON = Set.of(
            "password",
            "passw0rd",
            "pass",
            "word",
            "qwerty",
            "qwertyuiop",
            "asdfghjkl",
            "zxcvbnm",
            "administrator",
            "admin",
            "letmein",
            "welcome",
            "iloveyou",
            "sekisho",
            "security",
            "changeme",
            "abc",
            "abcdefghijkl",
            "abcdefghijklmnopqrstuvwxyz",
            "1q2w3e4r5t6y",
            "1qaz2wsx3edc",
            "qazwsxedc",
            "qazwsxedcrfv",
            "princess",
            "sakura",
            "dragon",
            "monkey",
            "yakuba",
            "shiyakusho",
            "kencho",
            "guest",
            "user",
            "test",
            "secret",
            "default",
            "パスワード",
            "てすと",
            "テスト",
            "管理者",
            "市役所",
            "町役場",
            "村役場");

    private PasswordRules() {}

    /** What is wrong with the password; empty when nothing is. */
    public static Optional<Message> problem(String password, String login, String bodyName) {
        var plain = PasswordHashing.normal(password);
        int length = plain.codePointCount(0, plain.length());
        if (length < LEAST) {
            return Optional.of(Message.of("identity.password.short", LEAST, length));
        }
        if (length > MOST) {
            return Optional.of(Message.of("identity.password.long", MOST));
        }
        var small = plain.toLowerCase(Locale.ROOT);
        if (!login.isEmpty() && (small.equals(login) || stripped(small).equals(stripped(login)))) {
            return Optional.of(Message.of("identity.password.login"));
        }
        if (!bodyName.isEmpty()
                && small.contains(PasswordHashing.normal(bodyName).toLowerCase(Locale.ROOT))) {
            return Optional.of(Message.of("identity.password.body"));
        }
        if (common(small)) {
            return Optional.of(Message.of("identity.password.common"));
        }
        return Optional.empty();
    }

    private static boolean common(String small) {
        var letters = stripped(small);
        return letters.isEmpty() && row(small)
                || small.codePoints().distinct().count() <= 3
                || COMMON.contains(small)
                || !letters.isEmpty() && madeOf(letters, new ArrayList<>(COMMON));
    }

    /** Whether the characters follow on each other at even steps, as on a row of keys. */
    private static boolean row(String text) {
        return IntStream.range(1, text.length())
                        .map(i -> text.charAt(i) - text.charAt(i - 1))
                        .distinct()
                        .count()
                <= 2;
    }

    /** The text without digits and signs at its ends and between. */
    private static String stripped(String text) {
        return text.codePoints()
                .filter(Character::isLetter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean madeOf(String text, List<String> words) {
        if (text.isEmpty()) {
            return true;
        }
        for (var word : words) {
            var letters = stripped(word);
            if (!letters.isEmpty() && text.startsWith(letters) && madeOf(text.substring(letters.length()), words)) {
                return true;
            }
        }
        return false;
    }
}
