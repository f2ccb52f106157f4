package org.sekisho.app.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sekisho.app.AppFixture;
import org.sekisho.app.shared.Permission;
import org.sekisho.app.shared.web.FreshProof;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** For what somebody who signed in is asked once more who they are. */
final class GraveActsTest {

    /** Whatever these permissions let one change gives power, or takes the whole record along. */
    private static final Set<Permission> GRAVE = Set.of(
            Permission.MANAGE_ACCOUNTS, Permission.CHANGE_SETTINGS, Permission.ASSIGN_ROLES, Permission.TAKE_RECORD);

    /**
     * What else is grave: ways into one's own account, who holds a post that may carry a role, transfers as a whole, who may
     * decide and read what, what is for everybody, and what is erased for good.
     */
    private static final Set<String> OTHERS = Set.of(
            "POST /account/codes",
            "POST /account/codes/remove",
            "POST /account/notifications/calendar",
            "POST /account/passkeys/{id}/remove",
            "POST /account/recovery-codes/renew",
            "POST /account/sessions/end",
            "POST /account/tokens",
            "POST /conduct/retention/dispose",
            "POST /conduct/retention/rule",
            "POST /contacts/numbers/{person}/erase",
            "POST /decisions/rules/mode",
            "POST /decisions/rules/set",
            "POST /organisation/import/confirmed",
            "POST /organisation/people/{id}/assign",
            "POST /organisation/posts/{id}/assign",
            "POST /organisation/people/{id}/tenures/{tenure}/correct",
            "POST /organisation/people/{id}/tenures/{tenure}/end",
            "POST /organisation/people/{id}/tenures/{tenure}/strike",
            "POST /organisation/transfers/{id}/applied",
            "POST /organisation/transfers/{id}/undone",
            "POST /policy/in-force/{document}/readers",
            "POST /policy/publication/here");

    /** They answer a script and not a person, and look at the proof themselves: {@code FreshnessTest}. */
    private static final Set<String> BY_THEMSELVES = Set.of("POST /account/passkeys", "POST /account/passkeys/options");

    private final Routes routes = new Routes(AppFixture.serving().use(RequestMappingHandlerMapping.class));

    @Test
    void accounts_roles_settings_and_the_whole_record_are_changed_or_taken_only_with_fresh_proof() {
        var changing = routes.all().stream()
                .filter(route -> !route.reads() && !route.programs())
                .filter(route -> route.permission().filter(GRAVE::contains).isPresent())
                .toList();
        assertThat(changing).hasSizeGreaterThan(10);
        assertThat(changing).allMatch(GraveActsTest::asks);
    }

    @Test
    void so_is_what_is_grave_besides_and_nothing_else_asks() {
        var others = routes.all().stream()
                .filter(route -> !route.reads() && asks(route))
                .filter(route -> route.permission().filter(GRAVE::contains).isEmpty())
                .map(Object::toString)
                .collect(Collectors.toSet());
        assertThat(others).isEqualTo(OTHERS);
    }

    @Test
    void whatever_leads_into_an_account_of_one_s_own_asks_or_looks_at_the_proof_itself() {
        assertThat(routes.all())
                .filteredOn(route ->
                        !route.reads() && route.permission().equals(Optional.of(Permission.MANAGE_OWN_ACCOUNT)))
                .filteredOn(route -> !asks(route))
                .extracting(Object::toString)
                .contains(BY_THEMSELVES.toArray(String[]::new))
                .containsExactlyInAnyOrder(
                        "POST /account/confirm",
                        "POST /account/passkeys",
                        "POST /account/passkeys/options",
                        "POST /account/password",
                        "POST /account/recovery-codes",
                        "POST /account/tokens/{token}/revoke");
    }

    @Test
    void no_such_form_carries_a_file_which_could_not_be_kept_meanwhile() {
        assertThat(routes.all())
                .filteredOn(GraveActsTest::asks)
                .noneMatch(route -> Arrays.stream(route.handler().getMethod().getGenericParameterTypes())
                        .anyMatch(type -> type.getTypeName().contains(MultipartFile.class.getName())));
    }

    private static boolean asks(Routes.Route route) {
        return route.handler().hasMethodAnnotation(FreshProof.class);
    }
}
