package org.sekisho.app.duties.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sekisho.app.Browser;
import org.sekisho.app.Statements;
import org.sekisho.app.duties.GiveEvidence;

/** What a page about duties asks of the database does not grow with sections, people and evidence. */
final class DutyStatementsTest {

    private static final List<String> CONTROLS =
            List.of("training.plan", "training.yearly", "compliance.round", "staff.rules");

    private static Hall few;
    private static Hall many;

    @BeforeAll
    static void open() {
        few = filled(2, 1);
        many = filled(20, 8);
    }

    private static Hall filled(int sections, int times) {
        var hall = new Hall(sections);
        hall.introduce(hall.begin, hall.today.plusYears(1));
        for (int i = 0; i < times; i++) {
            int ago = i;
            CONTROLS.forEach(control -> hall.on(
                    hall.today,
                    actor -> hall.app
                            .use(GiveEvidence.class)
                            .give(
                                    actor,
                                    GiveEvidence.Input.done(
                                            hall.duty(control).id(), hall.today.minusDays(ago), "係長"))));
        }
        return hall;
    }

    @Test
    void the_list_asks_as_much_of_a_large_body_as_of_a_small_one() {
        same("/duties");
        same("/duties?sort=due&state=kept-attested");
    }

    @Test
    void a_duty_asks_as_much_however_much_is_kept_of_it() {
        CONTROLS.forEach(control -> same("/duties/{" + control + "}"));
        same("/duties/{compliance.round}/attest");
    }

    @Test
    void the_first_day_and_the_bindings_ask_as_much() {
        same("/duties/first-day");
        same("/duties/bindings");
        same("/duties/bindings/clause?path=5");
    }

    private static void same(String path) {
        Map<Hall, Integer> asked = new HashMap<>();
        for (var hall : List.of(few, many)) {
            Browser browser = hall.browser("officer");
            var address = address(hall, path);
            // The text of the policy is read once and kept.
            assertThat(browser.get(address).statusCode()).as(path).isEqualTo(200);
            asked.put(
                    hall,
                    Statements.ofRequests(
                            hall.app.use(DSLContext.class),
                            () -> assertThat(browser.get(address).statusCode()).isEqualTo(200)));
        }
        assertThat(asked.get(many)).as(path).isEqualTo(asked.get(few)).isBetween(3, 60);
    }

    private static String address(Hall hall, String path) {
        for (var control : CONTROLS) {
            if (path.contains("{" + control + "}")) {
                return path.replace("/duties/{" + control + "}", hall.href(control));
            }
        }
        return path;
    }
}
