package org.partnerdesk.platform.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.output.Utf8ByteOutput;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The compiled JTE templates of {@code src/main/jte}. */
@Component
public class Templates {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Templates.class.getClassLoader(), "org.partnerdesk.pages");

    boolean has(String name) {
        return engine.hasTemplate(name + ".jte");
    }

    /**
     * Renders {@code name}, such as {@code console/queue/page}, with its parameters by name, as UTF-8. In one piece: the
     * hundreds that it is made of, written one by one, would each pass the streams of all filters and be packed alone.
     */
    public byte[] render(String name, Map<String, Object> parameters) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        engine.render(name + ".jte", parameters, output);
        return output.toByteArray();
    }

    /** Renders like {@link #render}, as text. */
    public String text(String name, Map<String, Object> parameters) {
        StringOutput output = new StringOutput();
        engine.render(name + ".jte", parameters, output);
        return output.toString();
    }
}
