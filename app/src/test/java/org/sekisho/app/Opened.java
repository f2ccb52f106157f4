package org.sekisho.app;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.sekisho.app.shared.BodyId;

/**
 * A reading as it stands in the record of a body.
 *
 * @param what the kind of the entry and the type of its subject
 */
public record Opened(String what, UUID subject, UUID account) {

    /** All readings, the earliest first. */
    public static List<Opened> of(BodyId body) {
        var found = new ArrayList<Opened>();
        try (var owner = TestDatabase.get().asOwner();
                var select = owner.prepareStatement("select kind, subject_type, subject_id, actor_id from entry"
                        + " where body_id = ? and kind like 'reading.%' order by entered_at")) {
            select.setObject(1, body.value());
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Opened(
                            rows.getString(1) + " " + rows.getString(2),
                            rows.getObject(3, UUID.class),
                            rows.getObject(4, UUID.class)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return found;
    }

    /** Makes what was read before look as if it had been read so long ago that a reading now is another one. */
    public static void longAgo(BodyId body) {
        try (var owner = TestDatabase.get().asOwner();
                var update = owner.prepareStatement("update entry set entered_at = entered_at - interval '61 minutes'"
                        + " where body_id = ? and kind like 'reading.%'")) {
            update.setObject(1, body.value());
            update.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
