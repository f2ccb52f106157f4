package org.sekisho.app.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The form of a sign-in name: small letters, digits and {@code . _ - @}, at most 100. */
final class Login {

    private static final Pattern FORM = Pattern.compile("[a-z0-9._@-]{1,100}");

    private Login() {}

    /** The name as it is kept, whatever the keyboard's state was: full-width and capital letters become plain ones. */
    static String normal(String typed) {
        return Normalizer.normalize(typed.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    static boolean wellFormed(String login) {
        return FORM.matcher(login).matches();
    }
}
