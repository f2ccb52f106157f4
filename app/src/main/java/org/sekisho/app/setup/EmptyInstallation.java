package org.sekisho.app.setup;

import java.util.Optional;
import org.sekisho.app.Settings;
import org.sekisho.app.identity.Arrival;
import org.sekisho.app.identity.Bodies;
import org.springframework.stereotype.Component;

/** Leads everybody to the set-up as long as no body has been founded in service. */
@Component
class EmptyInstallation implements Arrival {

    private final Settings settings;
    private final Bodies bodies;
    private volatile boolean founded;

    EmptyInstallation(Settings settings, Bodies bodies) {
        this.settings = settings;
        this.bodies = bodies;
    }

    @Override
    public Optional<String> instead() {
        return empty() ? Optional.of("/set-up") : Optional.empty();
    }

    boolean empty() {
        if (settings.demo() || founded) {
            return false;
        }
        founded = !bodies.all().isEmpty();
        return !founded;
    }
}
