package org.sekisho.app.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Refusal;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** How handlers get their parameters and who reaches them. */
@Configuration(proxyBeanMethods = false)
class Web implements WebMvcConfigurer {

    private final List<HandlerMethodArgumentResolver> resolvers;
    private final CurrentActor actors;
    private final FreshProofs proofs;

    Web(List<HandlerMethodArgumentResolver> resolvers, CurrentActor actors, FreshProofs proofs) {
        this.resolvers = resolvers;
        this.actors = actors;
        this.proofs = proofs;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> list) {
        list.addAll(resolvers);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new PermissionGate(actors, proofs));
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/static/assets/")
                .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).immutable());
    }

    /** Refuses a request whose handler asks for a permission that the actor lacks, or for proof that is not fresh. */
    private record PermissionGate(CurrentActor actors, FreshProofs proofs) implements HandlerInterceptor {
        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (!(handler instanceof HandlerMethod method)
                    || !method.getBeanType().getPackageName().startsWith("org.sekisho.")) {
                return true;
            }
            if (method.hasMethodAnnotation(OpenToAll.class)) {
                return true;
            }
            var requires = method.getMethodAnnotation(Requires.class);
            if (requires == null) {
                throw new IllegalStateException(method + " declares no permission");
            }
            Actor actor = actors.of(request).orElseThrow(() -> new Refusal.NotPermitted(requires.value()));
            actor.require(requires.value());
            return !method.hasMethodAnnotation(FreshProof.class) || proofs.pass(request, response);
        }

        @Override
        public void afterCompletion(
                HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
            if (failure == null
                    && response.getStatus() < HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                    && handler instanceof HandlerMethod method
                    && method.hasMethodAnnotation(FreshProof.class)) {
                proofs.done(request);
            }
        }
    }
}
