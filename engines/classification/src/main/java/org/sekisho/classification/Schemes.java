package org.sekisho.classification;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The schemes that there are: those that come with the program, and those of a body. */
public final class Schemes {
    /** Of the guideline since 令和6年10月; the base of all others. */
    public static final String MIC_2024 = "mic-2024";

    /** Of the guideline until then. */
    public static final String MIC_BEFORE_2024 = "mic-before-2024";

    private final SequencedMap<String, Scheme> byId;

    private Schemes(SequencedMap<String, Scheme> byId) {
        this.byId = byId;
    }

    /** Those that come with the program. */
    public static Schemes builtIn() {
        return BuiltIn.SCHEMES;
    }

    private static final class BuiltIn {
        private static final Schemes SCHEMES = load();

        private static Schemes load() {
            var schemes = new Schemes(new LinkedHashMap<>());
            try {
                for (var id : List.of(MIC_2024, MIC_BEFORE_2024)) {
                    schemes = schemes.with(resource("schemes/" + id + ".json"), id + ".json");
                }
            } catch (DataUnreadable e) {
                throw new IllegalStateException(e);
            }
            return schemes;
        }
    }

    static byte[] resource(String name) {
        try (InputStream in = Schemes.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * These and the one in a file. The README beside the data files says how such a file is written.
     *
     * @param fileName named in errors
     * @throws DataUnreadable if the file is wrong anywhere, or its id is taken; nothing of it is taken then
     */
    public Schemes with(byte[] json, String fileName) throws DataUnreadable {
        var read = SchemeReader.read(json, fileName, this);
        var all = new LinkedHashMap<>(byId);
        all.put(read.id(), read);
        return new Schemes(all);
    }

    public Optional<Scheme> scheme(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Of the guideline since 令和6年10月. */
    public Scheme mic2024() {
        return scheme(MIC_2024).orElseThrow();
    }

    /** In the order in which they came. */
    public List<Scheme> all() {
        return List.copyOf(byId.values());
    }
}
