package org.sekisho.app.shared.web;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.View;

/** A page to be rendered from a template with its parameters. Handlers return one. */
public final class Rendering implements View {

    private final TemplateEngine engine;
    private final String template;
    private final HttpStatus status;
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    Rendering(TemplateEngine engine, String template, HttpStatus status) {
        this.engine = engine;
        this.template = template;
        this.status = status;
    }

    /** Gives the template the parameter of that name. */
    public Rendering with(String name, Object value) {
        parameters.put(name, value);
        return this;
    }

    /** The same page with another status than 200. */
    public Rendering status(HttpStatus status) {
        var other = new Rendering(engine, template, status);
        other.parameters.putAll(parameters);
        return other;
    }

    @Override
    public String getContentType() {
        return "text/html;charset=UTF-8";
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var output = new Utf8ByteOutput();
        engine.render(template, parameters, output);
        response.setStatus(status.value());
        response.setContentType(getContentType());
        response.setContentLength(output.getContentLength());
        // In one piece: what lies between here and the socket looks at every piece, and the output has thousands.
        response.getOutputStream().write(output.toByteArray());
    }
}
