package org.sekisho.app.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Asks once more who somebody is, before what is marked {@link FreshProof}. */
public interface FreshProofs {

    /**
     * Whether the request goes on. Otherwise it is answered: the person is led to where they show who they are, and from
     * there back to the page, or to the form with everything that was typed.
     */
    boolean pass(HttpServletRequest request, HttpServletResponse response);

    /** Forgets a form that waited and was now dealt with. */
    void done(HttpServletRequest request);
}
