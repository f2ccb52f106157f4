package org.sekisho.app.organisation;

import java.util.UUID;

/** The identifier of an appointment (指名): a person is given a role. */
public record AppointmentId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
