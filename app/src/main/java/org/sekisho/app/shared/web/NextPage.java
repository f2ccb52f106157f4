package org.sekisho.app.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import org.sekisho.app.shared.web.ui.Notice;
import org.sekisho.app.shared.web.ui.Tone;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.view.RedirectView;

/** The page that follows an act, and what it says of the outcome, once. */
public final class NextPage {

    private static final String NOTICE = "sekisho.notice";

    private NextPage() {}

    /** Leads to a page of this site that says what was done. */
    public static View saying(HttpServletRequest request, String done, String address) {
        says(request, done);
        return at(address);
    }

    /** Leads to a page of this site that says it. */
    public static View saying(HttpServletRequest request, Notice notice, String address) {
        says(request, notice);
        return at(address);
    }

    /** Leads to a page of this site, which is asked for with GET whatever led there. */
    public static View at(String address) {
        var view = new RedirectView(address);
        view.setExposeModelAttributes(false);
        view.setExpandUriTemplateVariables(false);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }

    /** Says on the next page that it was done. */
    public static void says(HttpServletRequest request, String done) {
        says(request, Notice.of(Tone.SUCCESS, done));
    }

    /** Says it on the next page. */
    public static void says(HttpServletRequest request, Notice notice) {
        RequestContextUtils.getOutputFlashMap(request).put(NOTICE, notice);
    }

    /** What the page before had to say; empty or one. */
    public static Notice[] said(HttpServletRequest request) {
        var flash = RequestContextUtils.getInputFlashMap(request);
        return flash != null && flash.get(NOTICE) instanceof Notice notice ? new Notice[] {notice} : new Notice[0];
    }
}
