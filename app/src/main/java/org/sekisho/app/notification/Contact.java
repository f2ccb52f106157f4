package org.sekisho.app.notification;

import java.util.UUID;
import org.sekisho.app.organisation.PersonId;

/**
 * Where a person is reached.
 *
 * @param account with which the person signs in
 * @param digests whether they want the weekly digest
 */
public record Contact(PersonId person, UUID account, String mail, boolean digests) {}
