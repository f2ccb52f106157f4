package org.sekisho.app.handling;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekisho.app.evidence.FileStore;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.ledgers.LineId;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.Time;
import org.sekisho.classification.Act;
import org.springframework.stereotype.Service;

/** Reads what was asked, as far as the reader may see it: that of their own sections, and their own. */
@Service
public final class FindRequests {

    /**
     * A page of requests.
     *
     * @param total how many there are in all
     */
    public record Found(List<Request> requests, long total) {
        public Found {
            requests = List.copyOf(requests);
        }
    }

    /**
     * A request with what its reader may do about it.
     *
     * @param approvers who is asked for leave, by post and name
     * @param own whether it is the reader's own
     * @param mayDecide whether the reader may give the leave it waits for
     * @param mayConfirm whether the reader confirms its end
     */
    public record Shown(Request request, List<String> approvers, boolean own, boolean mayDecide, boolean mayConfirm) {
        public Shown {
            approvers = List.copyOf(approvers);
        }
    }

    private static final int MOST_OF_ASSET = 10;

    private final Work work;
    private final RequestRegister requests;
    private final Sight.Sights sights;
    private final Approvers approvers;
    private final FileStore files;

    FindRequests(Work work, RequestRegister requests, Sight.Sights sights, Approvers approvers, FileStore files) {
        this.work = work;
        this.requests = requests;
        this.sights = sights;
        this.approvers = approvers;
        this.files = files;
    }

    /** The newest first. @param waiting whether only those that wait for somebody; seven statements at most */
    public Found list(Actor actor, boolean waiting, Optional<Act> act, long first, int most) {
        return work.read(actor, Permission.READ_LEDGERS, tx -> {
            var sight = sights.of(tx);
            var part = waiting ? RequestRegister.Part.WAITING : RequestRegister.Part.ALL;
            return new Found(requests.list(tx, sight, part, act, first, most), requests.count(tx, sight, part, act));
        });
    }

    /** The newest of an asset. */
    public List<Request> ofAsset(Actor actor, LineId asset) {
        return work.read(actor, Permission.READ_LEDGERS, tx -> {
            var sight = sights.of(tx);
            return requests.ofAsset(tx, asset, MOST_OF_ASSET).stream()
                    .filter(sight::reads)
                    .toList();
        });
    }

    /** @throws Refusal.NotFound if there is none, or none for the actor */
    public Shown the(Actor actor, UUID id) {
        return work.read(actor, Permission.READ_LEDGERS, tx -> {
            var sight = sights.of(tx);
            var request = seen(tx, sight, id);
            boolean waits = request.state() == RequestState.ASKED;
            boolean own = request.isOf(sight);
            if (!waits) {
                return new Shown(
                        request,
                        List.of(),
                        own,
                        false,
                        (request.state() == RequestState.OPEN || request.state() == RequestState.PAPER)
                                && sight.keeps(request.section()));
            }
            var grantor = request.verdict().grantor().orElseThrow();
            var ofDay = approvers.on(tx, LocalDate.ofInstant(tx.now(), Time.JAPAN));
            return new Shown(
                    request,
                    ofDay.of(grantor, request.section(), request.person()).stream()
                            .map(one -> one.post().isEmpty() ? one.name() : one.post() + " " + one.name())
                            .toList(),
                    own,
                    !own
                            && actor.may(Permission.DECIDE_HANDLING)
                            && ofDay.as(actor, sight.person(), grantor, request.section())
                                    .isPresent(),
                    false);
        });
    }

    private Request seen(Tx tx, Sight sight, UUID id) {
        var request = requests.the(tx, id);
        if (!sight.reads(request)) {
            throw new Refusal.NotFound("handling-request");
        }
        return request;
    }

    /**
     * The paper with which a request ended; that it was opened is in the record.
     *
     * @throws Refusal.NotFound if there is none, or none for the actor
     */
    public FileStore.Shown paper(Actor actor, UUID id) {
        return work.read(actor, Permission.READ_LEDGERS, tx -> {
            var request = seen(tx, sights.of(tx), id);
            var file = request.end()
                    .flatMap(Request.End::file)
                    .or(() -> request.disposal().flatMap(Request.Disposal::certificate))
                    .orElseThrow(() -> new Refusal.NotFound("file"));
            return files.show(tx, "handling-request", id, file);
        });
    }
}
