package org.sekisho.app.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.shared.Actor;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** The actor of a request; handlers take it as a parameter. */
public abstract class CurrentActor implements HandlerMethodArgumentResolver {

    /** The signed-in actor with the roles of today; empty before sign-in is complete. Asked once per request. */
    public abstract Optional<Actor> of(HttpServletRequest request);

    @Override
    public final boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Actor.class;
    }

    @Override
    public final Actor resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        return Optional.ofNullable(request.getNativeRequest(HttpServletRequest.class))
                .flatMap(this::of)
                .orElseThrow(() -> new IllegalStateException("This handler is for those who have signed in"));
    }
}
