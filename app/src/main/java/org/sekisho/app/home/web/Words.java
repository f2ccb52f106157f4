package org.sekisho.app.home.web;

import org.sekisho.app.duties.Duty;
import org.sekisho.app.shared.web.Bundles;
import org.sekisho.app.shared.web.ui.Texts;
import org.sekisho.controls.Catalogue;
import org.sekisho.controls.Control;
import org.sekisho.controls.Text;

/** Words of the catalogue in the reader's language. */
public final class Words {

    private Words() {}

    public static String of(Text text, Texts texts) {
        return Bundles.ENGLISH.getLanguage().equals(texts.locale().getLanguage()) ? text.en() : text.ja();
    }

    /** The title of a duty; the name of its control if the catalogue does not know that any more. */
    public static String title(Duty duty, Catalogue catalogue, Texts texts) {
        return catalogue
                .control(duty.control())
                .map(Control::title)
                .map(title -> of(title, texts))
                .orElse(duty.control());
    }
}
