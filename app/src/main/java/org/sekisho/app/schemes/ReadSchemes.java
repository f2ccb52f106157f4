package org.sekisho.app.schemes;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.sekisho.classification.Scheme;
import org.springframework.stereotype.Service;

/** Reads by which schemes a body has classified and will classify. */
@Service
public final class ReadSchemes {

    /**
     * A scheme from a day on.
     *
     * @param until the first day on which it is no longer in force
     * @param fileName empty for one that comes with the program
     */
    public record InUse(Scheme scheme, LocalDate from, Optional<LocalDate> until, String fileName, String reason) {}

    /** @param all that were decided, by their first days */
    public record Read(Scheme inForce, List<InUse> all) {}

    private final Work work;
    private final SchemeRegister register;
    private final SchemeOfBody schemes;

    ReadSchemes(Work work, SchemeRegister register, SchemeOfBody schemes) {
        this.work = work;
        this.register = register;
        this.schemes = schemes;
    }

    public Read read(Actor actor, AsOf asOf) {
        return work.read(
                actor,
                Permission.READ_LEDGERS,
                tx -> new Read(
                        schemes.on(tx, asOf),
                        register.known(tx, asOf).stream()
                                .map(row -> new InUse(
                                        row.read(),
                                        row.span().from(),
                                        row.span().to(),
                                        row.fileName(),
                                        row.reason()))
                                .toList()));
    }
}
