package org.sekisho.app.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sekisho.app.AppFixture;
import org.sekisho.app.Browser;
import org.sekisho.app.SmallOffice;
import org.sekisho.app.api.MakeToken;
import org.sekisho.app.identity.Actors;
import org.sekisho.app.identity.CreateAccounts;
import org.sekisho.app.identity.SigningIn;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.Role;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route, asked by somebody of every role and by somebody who has not signed in, against what it declares. */
final class RolesOnRoutesTest {

    /** Roles that nobody signs in with. */
    private static final Set<Role> NOT_OF_PEOPLE = EnumSet.of(Role.VISITOR, Role.FOUNDER, Role.PROGRAM);

    /** What ends one's own session, which is asked for in a test of its own. */
    private static final Set<String> ENDS_THE_SESSION = Set.of("POST /sign-out");

    /** Where the use case asks for more than the permission: what it is about must be one's own. */
    private static final Map<String, String> NARROWER = Map.of(
            "GET /record", "heads of sections read the history of a thing, not the whole record",
            "POST /conduct/sections/{section}/codes", "heads hand out codes for their own section");

    private static final AppFixture APP = AppFixture.serving();
    private static final Routes ROUTES = new Routes(APP.use(RequestMappingHandlerMapping.class));
    private static final Map<Role, Someone> PEOPLE = new EnumMap<>(Role.class);

    /** @param token good for all that programs may be asked to do */
    private record Someone(Actor actor, Browser browser, String token) {}

    @BeforeAll
    static void everyRoleSignsIn() {
        var office = new SmallOffice("役割町");
        var administrator = APP.use(Actors.class).of(office.body(), office.administrator());
        for (var role : EnumSet.complementOf(EnumSet.copyOf(NOT_OF_PEOPLE))) {
            var login = switch (role) {
                case ADMINISTRATOR -> "administrator";
                case ACCOUNT_HOLDER -> {
                    APP.use(CreateAccounts.class)
                            .create(
                                    administrator,
                                    new CreateAccounts.Input(List.of(new CreateAccounts.NewAccount(
                                            "nobody", "所属 無", false, Optional.of(SmallOffice.PASSWORD)))));
                    yield "nobody";
                }
                case STAFF -> office.join("職員").login();
                default -> office.join("役割", role).login();
            };
            var actor = APP.use(Actors.class).named(office.body(), login).orElseThrow();
            PEOPLE.put(
                    role,
                    new Someone(
                            actor,
                            SigningIn.byPassword(APP, office.slug(), login, SmallOffice.PASSWORD),
                            APP.use(MakeToken.class)
                                    .make(actor, new MakeToken.Input("試験", 1, true))
                                    .secret()));
        }
    }

    @Test
    void everybody_has_the_role_that_they_stand_for() {
        PEOPLE.forEach((role, someone) -> assertThat(someone.actor().roles()).contains(role));
    }

    @Test
    void every_permission_that_a_route_declares_is_held_by_somebody() {
        var unheld = EnumSet.noneOf(Permission.class);
        ROUTES.all()
                .forEach(route -> route.permission()
                        .filter(wanted -> PEOPLE.values().stream()
                                .noneMatch(someone -> someone.actor().may(wanted)))
                        .ifPresent(unheld::add));
        assertThat(unheld).isEmpty();
    }

    @Test
    void a_role_without_the_permission_of_a_route_is_always_refused_and_one_with_it_never() {
        var faults = new TreeSet<String>();
        PEOPLE.forEach((role, someone) -> {
            for (var route : ROUTES.all()) {
                if (route.open() || ENDS_THE_SESSION.contains(route.toString())) {
                    continue;
                }
                boolean may = route.permission().filter(someone.actor()::may).isPresent();
                var answer = route.programs() && !route.reads()
                        ? ask(someone.token(), route)
                        : ask(someone.browser(), route);
                var fault = may
                        ? (answer.statusCode() == 403 && !NARROWER.containsKey(route.toString()))
                                || answer.statusCode() >= 500
                                || led(answer)
                        : answer.statusCode() != 403;
                if (fault) {
                    faults.add(route + " answers " + answer.statusCode() + " to " + role
                            + (may ? ", who may" : ", who may not"));
                }
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void whoever_has_not_signed_in_is_led_to_the_sign_in_by_every_route_that_is_not_open() {
        var faults = new TreeSet<String>();
        for (var route : ROUTES.all()) {
            var browser = Browser.of(APP);
            browser.get("/sign-in");
            var answer = ask(browser, route);
            var fine = route.open()
                    ? answer.statusCode() < 500 && answer.statusCode() != 403
                    : route.programs() ? answer.statusCode() == 401 : led(answer);
            if (!fine) {
                faults.add(route + " answers " + answer.statusCode());
            }
        }
        assertThat(faults).isEmpty();
    }

    /** Asks for what does not exist, as a program that may change things. */
    private static HttpResponse<String> ask(String token, Routes.Route route) {
        var address = route.at(
                Collections.nCopies(route.variables(), UUID.randomUUID().toString()));
        return Browser.of(APP)
                .send(HttpRequest.newBuilder(APP.page(address))
                        .header("Authorization", "Bearer " + token)
                        .method(route.verb(), HttpRequest.BodyPublishers.noBody()));
    }

    /** Asks for what does not exist, with an empty form. */
    private static HttpResponse<String> ask(Browser browser, Routes.Route route) {
        var address = route.at(
                Collections.nCopies(route.variables(), UUID.randomUUID().toString()));
        return route.reads() ? browser.get(address) : browser.post(address, Map.of());
    }

    private static boolean led(HttpResponse<String> answer) {
        return answer.statusCode() == 303
                && answer.headers().firstValue("Location").orElse("").contains("/sign-in");
    }
}
