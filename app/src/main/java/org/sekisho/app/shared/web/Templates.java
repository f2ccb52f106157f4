package org.sekisho.app.shared.web;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import java.util.Map;
import org.sekisho.app.shared.web.ui.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The page templates, compiled by the build. */
@Component
public class Templates {

    private static final String PACKAGE = "org.sekisho.jte";

    private final TemplateEngine engine;

    Templates() {
        engine = TemplateEngine.createPrecompiled(null, ContentType.Html, Templates.class.getClassLoader(), PACKAGE);
        engine.setTrimControlStructures(true);
    }

    /**
     * A page.
     *
     * @param name the template's path below {@code src/main/jte} without its ending, such as {@code policy/show}
     */
    public Rendering page(String name, Page page) {
        return new Rendering(engine, name + ".jte", HttpStatus.OK).with("page", page);
    }

    /** What a template says as a part of a page, for a page that does not know which parts it has. */
    public Content part(String name, Map<String, Object> parameters) {
        return output -> engine.render(name + ".jte", parameters, output);
    }

    /** What a template says outside of this program's pages, such as a page that is published as a file. */
    public byte[] written(String name, Map<String, Object> parameters) {
        var output = new Utf8ByteOutput();
        engine.render(name + ".jte", parameters, output);
        return output.toByteArray();
    }
}
