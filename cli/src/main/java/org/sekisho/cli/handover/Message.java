package org.sekisho.cli.handover;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.util.Properties;

/** Named values as text that ends with an empty line, so that the stream can stay open behind it. */
final class Message {
    private Message() {}

    static void write(Properties values, Writer out) throws IOException {
        values.store(out, null);
        out.write("\n");
        out.flush();
    }

    static Properties read(Reader in) throws IOException {
        BufferedReader lines = in instanceof BufferedReader buffered ? buffered : new BufferedReader(in);
        StringBuilder text = new StringBuilder();
        for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
            text.append(line).append('\n');
        }
        Properties values = new Properties();
        values.load(new StringReader(text.toString()));
        return values;
    }

    static String value(Properties values, String name) throws IOException {
        String value = values.getProperty(name);
        if (value == null) {
            throw new IOException("the starting process did not say: " + name);
        }
        return value;
    }
}
