package org.sekisho.app.evidence;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.sekisho.app.Settings;
import org.springframework.stereotype.Component;

/** Whether the database answers. */
@Component
public final class DatabaseState {

    private static final String SECONDS = "3";

    private final Settings settings;

    DatabaseState(Settings settings) {
        this.settings = settings;
    }

    /** Asks on a connection of its own: those of the pool may all be in use, or be waited for. Takes some seconds at most. */
    public boolean answers() {
        var properties = new Properties();
        properties.setProperty("user", settings.database().user());
        properties.setProperty("password", settings.database().password());
        properties.setProperty("connectTimeout", SECONDS);
        properties.setProperty("loginTimeout", SECONDS);
        properties.setProperty("socketTimeout", SECONDS);
        try (var connection = DriverManager.getConnection(settings.database().jdbcUrl(), properties);
                var statement = connection.createStatement();
                var row = statement.executeQuery("select 1")) {
            return row.next();
        } catch (SQLException away) {
            return false;
        }
    }
}
