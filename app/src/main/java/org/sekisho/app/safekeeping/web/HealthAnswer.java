package org.sekisho.app.safekeeping.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sekisho.app.safekeeping.Health;
import org.sekisho.app.shared.web.OpenToAll;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Says to programs that watch over this one whether it is up: 200 if it is, 503 otherwise. */
@Controller
class HealthAnswer {

    private final Health health;

    HealthAnswer(Health health) {
        this.health = health;
    }

    @GetMapping("/health")
    @OpenToAll(because = "whoever watches over the program has no account, and it says nothing of any body")
    ResponseEntity<Map<String, String>> show() {
        var state = health.state();
        var words = new LinkedHashMap<String, String>();
        words.put("status", state.up() ? "up" : "down");
        words.put("database", state.database() ? "up" : "away");
        words.put("files", state.files() ? "up" : "no room");
        words.put("record", state.record() ? "up" : "not continued");
        words.put("clock", state.clock() ? "up" : "set back");
        return ResponseEntity.status(state.up() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(words);
    }
}
