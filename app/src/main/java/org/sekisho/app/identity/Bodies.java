package org.sekisho.app.identity;

import java.util.List;
import java.util.Optional;
import org.sekisho.app.shared.BodyId;
import org.springframework.stereotype.Service;

/** The bodies on this installation, by slug. */
@Service
public final class Bodies {

    private final BodyDirectory directory;

    Bodies(BodyDirectory directory) {
        this.directory = directory;
    }

    public List<BodyRef> all() {
        return directory.all();
    }

    public Optional<BodyRef> bySlug(String slug) {
        return all().stream().filter(body -> body.slug().equals(slug)).findFirst();
    }

    public Optional<BodyRef> byId(BodyId id) {
        return all().stream().filter(body -> body.id().equals(id)).findFirst();
    }
}
