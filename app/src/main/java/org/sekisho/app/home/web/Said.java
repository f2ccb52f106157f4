package org.sekisho.app.home.web;

import jakarta.servlet.http.HttpServletRequest;
import org.sekisho.app.shared.web.ui.Notice;
import org.sekisho.app.shared.web.ui.Tone;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.view.RedirectView;

/** The outcome of an act, said on the page that follows. */
final class Said {

    private static final String NOTICE = "sekisho.notice";

    private Said() {}

    /** Leads to a page of this site that says what was done. */
    static View and(HttpServletRequest request, String done, String address) {
        RequestContextUtils.getOutputFlashMap(request).put(NOTICE, Notice.of(Tone.SUCCESS, done));
        var view = new RedirectView(address);
        view.setExposeModelAttributes(false);
        view.setExpandUriTemplateVariables(false);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }

    static Notice[] of(HttpServletRequest request) {
        var flash = RequestContextUtils.getInputFlashMap(request);
        return flash != null && flash.get(NOTICE) instanceof Notice notice ? new Notice[] {notice} : new Notice[0];
    }
}
