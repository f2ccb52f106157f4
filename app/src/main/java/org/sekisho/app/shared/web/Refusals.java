package org.sekisho.app.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.ui.Page;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;

/** Turns a refusal that no handler caught into a page, or for a program data, that says what happened and what to do. */
@ControllerAdvice
class Refusals {

    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

    private final Shells shells;
    private final Templates templates;
    private final Problem.Answers problems;

    Refusals(Shells shells, Templates templates, Problem.Answers problems) {
        this.shells = shells;
        this.templates = templates;
        this.problems = problems;
    }

    @ExceptionHandler
    View refused(Refusal refusal, HttpServletRequest request) {
        return switch (refusal) {
            case Refusal.NotPermitted denied ->
                page(request, HttpStatus.FORBIDDEN, "shared.error.forbidden", denied.reason());
            case Refusal.NotFound missing ->
                page(request, HttpStatus.NOT_FOUND, "shared.error.missing", missing.reason());
            case Refusal.Stale stale ->
                page(
                        request,
                        request.getHeader(HttpHeaders.IF_MATCH) == null
                                ? HttpStatus.CONFLICT
                                : HttpStatus.PRECONDITION_FAILED,
                        "shared.error.stale",
                        stale.reason());
            case Refusal.Invalid invalid ->
                Problem.Answers.wanted(request)
                        ? problems.to(request, HttpStatus.BAD_REQUEST, invalid.reason(), invalid.problems())
                        : page(request, HttpStatus.BAD_REQUEST, "shared.error.invalid", invalid.reason());
        };
    }

    @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class, TypeMismatchException.class})
    View missing(Exception nothing, HttpServletRequest request) {
        return missing(request, HttpStatus.NOT_FOUND);
    }

    @ExceptionHandler
    View method(HttpRequestMethodNotSupportedException wrong, HttpServletRequest request) {
        return missing(request, HttpStatus.METHOD_NOT_ALLOWED);
    }

    @ExceptionHandler
    View large(MaxUploadSizeExceededException large, HttpServletRequest request) {
        return page(
                request, HttpStatus.CONTENT_TOO_LARGE, "shared.error.invalid", Message.of("shared.error.too-large"));
    }

    /** Without what every form of the page sends, or not sent as a form with a file. */
    @ExceptionHandler({
        ServletRequestBindingException.class,
        MissingServletRequestPartException.class,
        MultipartException.class
    })
    View incomplete(Exception wrong, HttpServletRequest request) {
        return page(request, HttpStatus.BAD_REQUEST, "shared.error.invalid", Message.of("shared.error.incomplete"));
    }

    /** A fault of the program; nothing is said to a reader who has gone. */
    @ExceptionHandler
    @Nullable
    View broken(Exception fault, HttpServletRequest request) throws Exception {
        if (Outage.behind(fault).isPresent()) {
            // Answered without asking who is signed in.
            throw fault;
        }
        if (DisconnectedClientHelper.isClientDisconnectedException(fault)) {
            return null;
        }
        LOG.error("A request to {} failed", request.getRequestURI(), fault);
        return page(
                request, HttpStatus.INTERNAL_SERVER_ERROR, "shared.error.fault", Message.of("shared.error.fault.text"));
    }

    private View missing(HttpServletRequest request, HttpStatus status) {
        return page(request, status, "shared.error.missing", Message.of("shared.error.missing.page"));
    }

    private View page(HttpServletRequest request, HttpStatus status, String title, Message text) {
        if (Problem.Answers.wanted(request)) {
            return problems.to(request, status, text);
        }
        var shell = shells.of(request);
        return templates
                .page("shared/error", Page.titled(shell, shell.texts().get(title)))
                .with("text", Bundles.words(shell.texts(), text))
                .status(status);
    }
}
