package org.sekisho.app.conduct;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.duties.DoneForText;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.organisation.RollCall;
import org.sekisho.app.policy.DocumentHistory;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.DocumentVersion;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.AsOf;
import org.sekisho.app.shared.Permission;
import org.springframework.stereotype.Service;

/** Reads who had acknowledged which version of the policy on a day. */
@Service
public final class Acknowledgements {

    /** The control of which an acknowledgement is evidence. */
    static final String CONTROL = "staff.acknowledgement";

    /** Somebody whom the policy binds on the day, and their acknowledgement. */
    public record Line(RollCall.Member member, Optional<DoneForText.Done> done) {}

    /** How many of a section acknowledged. */
    public record Rate(RollCall.Place place, int asked, int observed, int attested) {

        public int done() {
            return observed + attested;
        }

        public int missing() {
            return asked - done();
        }

        /** In per mille, rounded down: only what is complete is 1,000. */
        public int perMille() {
            return asked == 0 ? 0 : (int) (1000L * done() / asked);
        }
    }

    /**
     * The register of one version as of a day.
     *
     * @param version the one asked for, or the one in force on the day
     * @param versions all of the policy that are known, the newest first
     * @param lines everybody by section; none once it was disposed of
     */
    public record Sheet(
            AsOf asOf,
            Optional<DocumentVersion> version,
            List<DocumentVersion> versions,
            List<Line> lines,
            Optional<Disposed> disposed) {

        /** The sections, in the order of the chart. */
        public List<Rate> bySection() {
            var places = new LinkedHashMap<RollCall.Place, List<Line>>();
            lines.forEach(line -> places.computeIfAbsent(line.member().place(), place -> new ArrayList<>())
                    .add(line));
            return places.entrySet().stream()
                    .map(entry -> rate(entry.getKey(), entry.getValue()))
                    .toList();
        }

        public Rate whole() {
            return rate(new RollCall.Place(Optional.empty(), ""), lines);
        }

        /** Those of a section. */
        public List<Line> of(RollCall.Place place) {
            return lines.stream()
                    .filter(line -> line.member().place().equals(place))
                    .toList();
        }

        private static Rate rate(RollCall.Place place, List<Line> lines) {
            int observed = 0;
            int attested = 0;
            for (var line : lines) {
                switch (line.done().map(DoneForText.Done::nature).orElse(null)) {
                    case OBSERVED -> observed++;
                    case ATTESTED -> attested++;
                    case null -> {}
                }
            }
            return new Rate(place, lines.size(), observed, attested);
        }
    }

    private final Work work;
    private final DocumentHistory documents;
    private final RollCall rollCall;
    private final DoneForText done;
    private final Disposals disposals;

    Acknowledgements(Work work, DocumentHistory documents, RollCall rollCall, DoneForText done, Disposals disposals) {
        this.work = work;
        this.documents = documents;
        this.rollCall = rollCall;
        this.done = done;
        this.disposals = disposals;
    }

    /**
     * The register. Ten statements, whatever the number of people.
     *
     * @param version empty for the one in force on the day
     */
    public Sheet on(Actor actor, Optional<UUID> version, AsOf asOf) {
        actor.require(Permission.READ_DUTIES);
        var versions = documents.known(actor, asOf).stream()
                .filter(one -> one.kind() == DocumentKind.POLICY)
                .toList()
                .reversed();
        var shown = versions.stream()
                .filter(one -> version.isPresent() ? one.id().equals(version.get()) : one.holdsOn(asOf.day()))
                .findFirst();
        if (shown.isEmpty()) {
            return new Sheet(asOf, shown, versions, List.of(), Optional.empty());
        }
        var text = shown.get().id();
        record Stored(Map<UUID, DoneForText.Done> done, Optional<Disposed> disposed) {}
        var stored = work.read(
                actor,
                Permission.READ_DUTIES,
                tx -> new Stored(done.of(tx, CONTROL, text, asOf), disposals.of(tx, KeptKind.ACKNOWLEDGEMENT, text)));
        if (stored.disposed().isPresent()) {
            return new Sheet(asOf, shown, versions, List.of(), stored.disposed());
        }
        var forAll = Optional.ofNullable(stored.done().get(actor.body().value()));
        var lines = rollCall.on(actor, asOf).members().stream()
                .map(member -> new Line(
                        member,
                        Optional.ofNullable(stored.done().get(member.person().value()))
                                .or(() -> forAll)))
                .toList();
        return new Sheet(asOf, shown, versions, lines, Optional.empty());
    }

    /** The day on which a version was complete: it held no more, and the last one had acknowledged it. */
    static Optional<LocalDate> complete(DocumentVersion version, Map<UUID, DoneForText.Done> done) {
        return version.validTo()
                .map(end -> done.values().stream()
                        .map(DoneForText.Done::on)
                        .reduce(end.minusDays(1), (one, other) -> one.isAfter(other) ? one : other));
    }
}
