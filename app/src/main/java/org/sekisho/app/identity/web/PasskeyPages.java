package org.sekisho.app.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.sekisho.app.identity.AddressLimit;
import org.sekisho.app.identity.Bodies;
import org.sekisho.app.identity.Proof;
import org.sekisho.app.identity.SignInOutcome;
import org.sekisho.app.identity.SignInWithPasskey;
import org.sekisho.app.shared.Message;
import org.sekisho.app.shared.Refusal;
import org.sekisho.app.shared.web.OpenToAll;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Signing in with a passkey: the two requests of the script behind the button. */
@Controller
class PasskeyPages {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SignInWithPasskey withPasskey;
    private final Bodies bodies;
    private final AddressLimit addresses;
    private final Door door;

    PasskeyPages(SignInWithPasskey withPasskey, Bodies bodies, AddressLimit addresses, Door door) {
        this.withPasskey = withPasskey;
        this.bodies = bodies;
        this.addresses = addresses;
        this.door = door;
    }

    /** What the browser made, and what the person calls it. */
    record Made(String credential, String label) {}

    @PostMapping(path = "/sign-in/passkey/options", produces = MediaType.APPLICATION_JSON_VALUE)
    @OpenToAll(because = "it is the way in")
    ResponseEntity<String> options(HttpServletRequest request) {
        var challenge = withPasskey.challenge(Stash.site(request));
        Stash.put(request, challenge);
        return ResponseEntity.ok(challenge.json());
    }

    @PostMapping(path = "/sign-in/passkey", produces = MediaType.APPLICATION_JSON_VALUE)
    @OpenToAll(because = "it is the way in")
    ResponseEntity<String> signIn(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestBody String shown,
            @RequestParam(defaultValue = "/") String to) {
        var challenge = Stash.takeChallenge(request);
        if (challenge.isEmpty() || addresses.reached(request.getRemoteAddr())) {
            return refused();
        }
        try {
            if (!(withPasskey.attempt(Stash.site(request), challenge.get(), shown, request.getRemoteAddr())
                    instanceof SignInOutcome.Proved proved)) {
                addresses.failed(request.getRemoteAddr());
                return refused();
            }
            var signedIn = Door.signedIn();
            if (signedIn.isPresent()) {
                if (!signedIn.get().account().equals(proved.account())) {
                    return refused();
                }
                door.proved(request);
                return on(SignInPages.wayBack(to));
            }
            var body = bodies.byId(proved.body()).orElseThrow(() -> new Refusal.NotFound("body"));
            var further = door.progress(request)
                    .filter(progress -> progress.account().equals(proved.account()))
                    .map(progress -> progress.proving(Proof.PASSKEY))
                    .orElseGet(() -> SignInProgress.of(
                            body, proved.account(), Proof.PASSKEY, door.now(), SignInPages.wayBack(to)));
            door.begin(request, further);
            return on(door.next(request, response, further));
        } catch (Refusal refusal) {
            addresses.failed(request.getRemoteAddr());
            return refused();
        }
    }

    /** @throws Refusal.Invalid if it is not what the script sends */
    static Made made(String body) {
        try {
            var key = JSON.readTree(body).path("publicKey");
            return new Made(
                    JSON.writeValueAsString(key.path("credential")),
                    key.path("label").asString(""));
        } catch (JacksonException e) {
            throw new Refusal.Invalid("", Message.of("identity.passkey.refused"));
        }
    }

    /** Says where to go. */
    static ResponseEntity<String> on(String address) {
        return ResponseEntity.ok(JSON.writeValueAsString(java.util.Map.of("success", true, "redirectUrl", address)));
    }

    static ResponseEntity<String> refused() {
        return ResponseEntity.status(HttpStatus.BAD_REQUEST)
                .contentType(MediaType.APPLICATION_JSON)
                .body("{\"success\":false}");
    }
}
