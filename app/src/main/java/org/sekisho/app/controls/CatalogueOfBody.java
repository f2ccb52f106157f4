package org.sekisho.app.controls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.controls.Catalogue;
import org.sekisho.controls.CatalogueUnreadable;
import org.springframework.stereotype.Service;

/** Reads the catalogue as a body has it: the program's own, with what the body adds. */
@Service
public final class CatalogueOfBody {

    private static final Catalogue STANDARD = Catalogue.standard();
    private static final int MOST_KEPT = 64;

    private final Work work;
    private final Catalogues catalogues;
    private final Map<String, Catalogue> read = new ConcurrentHashMap<>();

    CatalogueOfBody(Work work, Catalogues catalogues) {
        this.work = work;
        this.catalogues = catalogues;
    }

    /** The catalogue. One statement. */
    public Catalogue of(Actor actor) {
        return work.read(actor, Permission.READ_POLICY, this::of);
    }

    /** The catalogue, in the transaction of another module’s use case. */
    public Catalogue of(Tx tx) {
        return catalogues.addition(tx).map(row -> with(row.content())).orElse(STANDARD);
    }

    private Catalogue with(String content) {
        if (read.size() > MOST_KEPT) {
            read.clear();
        }
        return read.computeIfAbsent(content, CatalogueOfBody::extended);
    }

    /** What was read once without a fault is read again without one. */
    private static Catalogue extended(String content) {
        try {
            return read(content, "");
        } catch (CatalogueUnreadable e) {
            throw new IllegalStateException("A kept addition to the catalogue cannot be read any more", e);
        }
    }

    static Catalogue read(String content, String fileName) throws CatalogueUnreadable {
        try {
            return STANDARD.extendedBy(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), fileName);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
