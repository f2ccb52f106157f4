package org.sekisho.app.policy.web;

import gg.jte.Content;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The parts of a page that are the same for every reader of a text: printed once and kept. */
public final class Printed {

    private final ReadableText text;
    private final Map<String, byte[]> kept = new ConcurrentHashMap<>();

    Printed(ReadableText text) {
        this.text = text;
    }

    public ReadableText text() {
        return text;
    }

    /** The fragment of that key (language and part), printed on the first call and repeated on every later one. */
    public Content once(String key, Content fragment) {
        var bytes = kept.computeIfAbsent(key, k -> print(fragment));
        return output -> output.writeBinaryContent(bytes);
    }

    private static byte[] print(Content fragment) {
        var output = new Utf8ByteOutput();
        fragment.writeTo(new OwaspHtmlTemplateOutput(output));
        var bytes = new ByteArrayOutputStream(output.getContentLength());
        try {
            output.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
