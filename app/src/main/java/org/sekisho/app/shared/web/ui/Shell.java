package org.sekisho.app.shared.web.ui;

import java.util.List;
import java.util.Optional;

/**
 * What surrounds every page of one request: language, body, reader, navigation.
 *
 * @param bodyName the local government whose data are shown; empty before one is set up
 * @param visitor the signed-in person, if any
 * @param signOutHref where the sign-out form is posted
 * @param history where what was done to the things of this page is read; absent for who may not read it
 * @param demo what the banner of a demonstration says; absent in service
 */
public record Shell(
        Texts texts,
        Assets assets,
        Csrf csrf,
        String bodyName,
        Optional<Visitor> visitor,
        List<NavGroup> navigation,
        List<Language> languages,
        String signOutHref,
        Optional<String> history,
        Optional<String> demo) {

    public Shell {
        navigation = List.copyOf(navigation);
        languages = List.copyOf(languages);
    }

    /** The BCP 47 tag for the {@code lang} attribute. */
    public String language() {
        return texts.locale().getLanguage();
    }
}
