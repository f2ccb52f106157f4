package org.sekisho.app.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.ui.Page;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns a refusal that no handler caught into a page that says what happened and what to do. */
@ControllerAdvice
class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final Shells shells;
    private final Templates templates;

    Refusals(Shells shells, Templates templates) {
        this.shells = shells;
        this.templates = templates;
    }

    @ExceptionHandler
    View refused(Refusal refusal, HttpServletRequest request) {
        var texts = shells.texts(request);
        return switch (refusal) {
            case Refusal.NotPermitted denied ->
                page(request, HttpStatus.FORBIDDEN, "shared.error.forbidden", Bundles.words(texts, denied.reason()));
            case Refusal.NotFound missing ->
                page(request, HttpStatus.NOT_FOUND, "shared.error.missing", Bundles.words(texts, missing.reason()));
            case Refusal.Stale stale ->
                page(request, HttpStatus.CONFLICT, "shared.error.stale", Bundles.words(texts, stale.reason()));
            case Refusal.Invalid invalid ->
                page(request, HttpStatus.BAD_REQUEST, "shared.error.invalid", Bundles.words(texts, invalid.reason()));
        };
    }

    @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class})
    View missing(Exception nothing, HttpServletRequest request) {
        return page(
                request,
                HttpStatus.NOT_FOUND,
                "shared.error.missing",
                shells.texts(request).get("shared.error.missing.page"));
    }

    @ExceptionHandler
    View method(HttpRequestMethodNotSupportedException wrong, HttpServletRequest request) {
        return page(
                request,
                HttpStatus.METHOD_NOT_ALLOWED,
                "shared.error.missing",
                shells.texts(request).get("shared.error.missing.page"));
    }

    @ExceptionHandler
    View large(MaxUploadSizeExceededException large, HttpServletRequest request) {
        return page(
                request,
                HttpStatus.CONTENT_TOO_LARGE,
                "shared.error.invalid",
                shells.texts(request).get("shared.error.too-large"));
    }

    @ExceptionHandler
    View unusable(TypeMismatchException wrong, HttpServletRequest request) {
        return page(
                request,
                HttpStatus.NOT_FOUND,
                "shared.error.missing",
                shells.texts(request).get("shared.error.missing.page"));
    }

    @ExceptionHandler
    View unusable(ServletRequestBindingException wrong, HttpServletRequest request) {
        return page(
                request,
                HttpStatus.BAD_REQUEST,
                "shared.error.invalid",
                shells.texts(request).get("shared.error.incomplete"));
    }

    @ExceptionHandler
    View broken(Exception fault, HttpServletRequest request) {
        LOG.error("A request to {} failed", request.getRequestURI(), fault);
        return page(
                request,
                HttpStatus.INTERNAL_SERVER_ERROR,
                "shared.error.fault",
                shells.texts(request).get("shared.error.fault.text"));
    }

    private View page(HttpServletRequest request, HttpStatus status, String title, String text) {
        var shell = shells.of(request);
        return templates
                .page("shared/error", Page.titled(shell, shell.texts().get(title)))
                .with("text", text)
                .status(status);
    }
}
