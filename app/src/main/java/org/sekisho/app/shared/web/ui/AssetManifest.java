package org.sekisho.app.shared.web.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The assets listed by the front-end build in its manifest on the class path. */
public final class AssetManifest implements Assets {

    /** The manifest's place on the class path: a properties file, plain name = address. */
    public static final String LOCATION = "META-INF/sekisho/assets.properties";

    private final Map<String, String> hrefs;

    private AssetManifest(Map<String, String> hrefs) {
        this.hrefs = Map.copyOf(hrefs);
    }

    /**
     * Reads the manifest that lies on the class path of {@code loader}.
     *
     * @throws IllegalStateException when there is none, that is, when the front end was not built
     */
    public static AssetManifest bundled(ClassLoader loader) {
        try (InputStream in = loader.getResourceAsStream(LOCATION)) {
            if (in == null) {
                throw new IllegalStateException(
                        LOCATION + " is not on the class path; build the module 'frontend' first");
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            var hrefs = new TreeMap<String, String>();
            properties.forEach((name, href) -> hrefs.put((String) name, (String) href));
            return new AssetManifest(hrefs);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + LOCATION, e);
        }
    }

    @Override
    public String href(String name) {
        String href = hrefs.get(name);
        if (href == null) {
            throw new IllegalArgumentException("no asset '" + name + "'; the build made " + hrefs.keySet());
        }
        return href;
    }
}
