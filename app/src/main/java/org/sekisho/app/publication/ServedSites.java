package org.sekisho.app.publication;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.sekisho.app.evidence.FileStore;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Time;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The published sites as their readers get them, file by file.
 *
 * <p>An archive is opened once: its files are laid one behind the other in {@code cache/public} below the data folder, and
 * a table says where each is and what its hash is. A reader's path is looked up in that table and is never part of the name
 * of a file, so no path leads anywhere else. What is read is compared with its hash before it is given out. At most
 * {@value #MOST_SITES} sites are open; the one that was not read for longest goes. An archive never changes, so an open one
 * is never stale; which archive is served is asked of the database each time, with one statement.
 */
@Component
public class ServedSites {

    private static final int MOST_SITES = 16;

    /**
     * A file of a site.
     *
     * @param hash SHA-256 of its bytes in hexadecimal digits
     * @param name what somebody who keeps it will call it
     */
    public record Served(byte[] bytes, String hash, String name) {}

    /** A site that somebody reads. */
    public final class Site {
        private final PublishedSites.Served served;

        private Site(PublishedSites.Served served) {
            this.served = served;
        }

        public String bodyName() {
            return served.bodyName();
        }

        /** A file by its path in the archive; empty if the archive has none there. */
        public Optional<Served> file(String path) {
            return ServedSites.this.file(served, path);
        }
    }

    private record Place(long offset, int length, String hash, String name) {}

    private record Opened(Path data, Map<String, Place> places) {}

    private final Work work;
    private final PublishedSites sites;
    private final FileStore files;
    private final Time time;
    private final Path folder;
    /** By the file of the archive; the one that was read last stands at the end. */
    private final LinkedHashMap<UUID, Opened> opened = new LinkedHashMap<>(16, 0.75f, true);

    ServedSites(Work work, PublishedSites sites, FileStore files, Time time, @Value("${sekisho.home}") Path home) {
        this.work = work;
        this.sites = sites;
        this.files = files;
        this.time = time;
        this.folder = home.resolve("cache").resolve("public");
        empty(folder);
    }

    /** What is served under a slug; empty if nothing is. One statement. */
    public Optional<Site> under(String slug) {
        return sites.under(slug, time.today()).map(Site::new);
    }

    private Optional<Served> file(PublishedSites.Served site, String path) {
        try {
            return read(opened(site), path);
        } catch (IOException lost) {
            // The cache may be emptied by anybody, and a site may go for another one meanwhile.
            forget(site.file());
        }
        try {
            return read(opened(site), path);
        } catch (IOException e) {
            throw new UncheckedIOException("The site that was published cannot be read", e);
        }
    }

    /** @throws IOException if the bytes are gone or are not those that were published */
    private static Optional<Served> read(Opened site, String path) throws IOException {
        var place = site.places().get(path);
        if (place == null) {
            return Optional.empty();
        }
        var buffer = ByteBuffer.allocate(place.length());
        try (var data = FileChannel.open(site.data(), StandardOpenOption.READ)) {
            int read = 0;
            while (read >= 0 && buffer.hasRemaining()) {
                read = data.read(buffer, place.offset() + buffer.position());
            }
        }
        var bytes = buffer.array();
        if (!PublicSite.hash(bytes).equals(place.hash())) {
            throw new IOException("not what was published: " + path);
        }
        return Optional.of(new Served(bytes, place.hash(), place.name()));
    }

    private Opened opened(PublishedSites.Served site) throws IOException {
        synchronized (opened) {
            var there = opened.get(site.file());
            if (there != null) {
                return there;
            }
            var made = open(site);
            opened.put(site.file(), made);
            while (opened.size() > MOST_SITES) {
                Files.deleteIfExists(opened.pollFirstEntry().getValue().data());
            }
            return made;
        }
    }

    private void forget(UUID file) {
        synchronized (opened) {
            opened.remove(file);
        }
    }

    private Opened open(PublishedSites.Served site) throws IOException {
        Files.createDirectories(folder);
        var data = folder.resolve(site.file().toString());
        var archive = folder.resolve(site.file() + ".zip");
        var visitor = Actor.visitor(site.body());
        byte[] published = work.read(visitor, Permission.READ_PUBLISHED, tx -> files.read(tx, site.file()));
        Files.write(archive, published);
        var places = new HashMap<String, Place>();
        try (var zip = new ZipFile(archive.toFile(), StandardCharsets.UTF_8);
                var out = new BufferedOutputStream(Files.newOutputStream(data))) {
            long offset = 0;
            for (var entry : Collections.list(zip.entries())) {
                byte[] bytes;
                try (var in = zip.getInputStream(entry)) {
                    bytes = in.readAllBytes();
                }
                out.write(bytes);
                var name = Optional.ofNullable(entry.getComment()).orElse(entry.getName());
                places.put(entry.getName(), new Place(offset, bytes.length, PublicSite.hash(bytes), name));
                offset += bytes.length;
            }
        } finally {
            Files.deleteIfExists(archive);
        }
        return new Opened(data, Map.copyOf(places));
    }

    /** What an earlier run of the program left is not used. */
    private static void empty(Path folder) {
        try {
            if (Files.isDirectory(folder)) {
                try (var left = Files.newDirectoryStream(folder)) {
                    for (var file : left) {
                        Files.delete(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
