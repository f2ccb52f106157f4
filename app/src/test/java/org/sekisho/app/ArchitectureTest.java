package org.sekisho.app;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.sekisho.app.evidence.BulkEntries;
import org.sekisho.app.evidence.FileStore;
import org.sekisho.app.evidence.Register;
import org.sekisho.app.evidence.Tx;
import org.sekisho.app.evidence.Work;
import org.sekisho.app.shared.Time;
import org.sekisho.app.shared.web.NextPage;
import org.sekisho.app.shared.web.OpenToAll;
import org.sekisho.app.shared.web.Requires;
import org.sekisho.policytext.Wareki;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Repository;
import org.springframework.stereotype.Service;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.view.RedirectView;

/** The rules of the house. A rule that stands only in a document is not one. */
final class ArchitectureTest {

    /** Everything that is reached without signing in. A new one is added here, in sight of a reviewer. */
    private static final Set<String> OPEN = Set.of(
            "HealthAnswer.show",
            "LanguageChoice.choose",
            "SignInPages.show",
            "SignInPages.signIn",
            "SignInPages.askCode",
            "SignInPages.takeCode",
            "SignInPages.signOut",
            "PasskeyPages.options",
            "PasskeyPages.signIn",
            "ProviderPages.start",
            "ProviderPages.answer",
            "EnrolPages.offer",
            "EnrolPages.enrolCodes",
            "EnrolPages.passkeyOptions",
            "EnrolPages.enrolPasskey",
            "EnrolPages.recoveryCodes",
            "EnrolPages.recoveryCodesKept",
            "EnrolPages.sheet",
            "EnrolPages.askPassword",
            "EnrolPages.takePassword",
            "SetUpPages.start",
            "SetUpPages.open",
            "SetUpPages.body",
            "SetUpPages.takeBody",
            "SetUpPages.administrator",
            "SetUpPages.takeAdministrator",
            "DemoOffers.enter",
            "CalendarPages.read",
            "PublicPages.read",
            "CodePages.ask",
            "CodePages.show",
            "CodePages.acknowledge",
            "DescriptionApi.description");

    /** What asks the database for its own time. */
    private static final Pattern DATABASE_CLOCK = Pattern.compile("(current|local)[A-Za-z]*(Date|Time|Timestamp)|now");

    private final JavaClasses app = ProgramClasses.all();

    @Test
    void modules_see_only_the_modules_below_them() {
        ApplicationModules.of(Sekisho.Assembly.class).verify();
    }

    /** Japanese dates are for all. */
    @Test
    void engines_know_nothing_of_the_application_or_of_each_other() {
        for (var engine : Set.of(
                "org.sekisho.policytext..",
                "org.sekisho.record..",
                "org.sekisho.classification..",
                "org.sekisho.worksheet..")) {
            noClasses()
                    .that()
                    .resideInAPackage(engine)
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("org.sekisho..")
                            .and(DescribedPredicate.not(resideInAPackage(engine)))
                            .and(DescribedPredicate.not(type(Wareki.class)))
                            .or(resideInAnyPackage(
                                    "org.springframework..", "org.jooq..", "java.sql..", "java.net.http..")))
                    .check(app);
        }
    }

    @Test
    void every_handler_declares_its_permission_or_why_it_is_open() {
        methods()
                .that(are("handlers", ArchitectureTest::isHandler))
                .should(satisfy(
                        "declare one of @Requires and @OpenToAll",
                        method -> method.isAnnotatedWith(Requires.class) ^ method.isAnnotatedWith(OpenToAll.class)))
                .check(app);
    }

    @Test
    void the_handlers_that_are_open_to_all_are_these() {
        var open = new TreeSet<String>();
        app.forEach(type -> type.getMethods().stream()
                .filter(method -> method.isAnnotatedWith(OpenToAll.class))
                .forEach(method -> open.add(type.getSimpleName() + "." + method.getName())));
        assertThat(open).containsExactlyInAnyOrderElementsOf(OPEN);
    }

    @Test
    void sql_stands_in_repositories() {
        noClasses()
                .that(are("not repositories", type -> !repository(type)))
                .and()
                .resideOutsideOfPackage("org.sekisho.app.evidence")
                .should()
                .callMethod(Tx.class, "sql")
                .check(app);
        noClasses()
                .that()
                .resideOutsideOfPackages("org.sekisho.app.evidence..", "org.sekisho.schema..")
                .and(are("not repositories", type -> !repository(type)))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("org.sekisho.schema.tables..", "java.sql..", "org.springframework.jdbc..")
                                .or(JavaClass.Predicates.type(DSLContext.class)))
                .check(app.that(
                        are("of the application", type -> type.getPackageName().startsWith("org.sekisho.app"))));
    }

    @Test
    void transactions_are_opened_by_work_alone() {
        noClasses()
                .that()
                .areNotAssignableTo(Work.class)
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        "org.springframework.transaction",
                        "org.springframework.transaction.annotation..",
                        "org.springframework.transaction.support.."))
                .check(app.that(
                        are("of the application", type -> type.getPackageName().startsWith("org.sekisho.app"))));
    }

    @Test
    void every_use_case_that_changes_something_enters_it_in_the_record() {
        classes()
                .that(are("use cases that change something", type -> calls(type, Work.class, "change")))
                .should(new ArchCondition<>("enter an act, by themselves or through their module's own classes") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        boolean enters = calledBy(type)
                                .flatMap(ArchitectureTest::calledBy)
                                .anyMatch(other -> calls(other, Tx.class, "enter"));
                        events.add(new SimpleConditionEvent(type, enters, type.getName() + " enters nothing"));
                    }
                })
                .check(app);
    }

    /** The class itself and those of its module that it calls. */
    private static Stream<JavaClass> calledBy(JavaClass type) {
        return Stream.concat(
                Stream.of(type),
                type.getMethodCallsFromSelf().stream()
                        .map(call -> call.getTargetOwner())
                        .filter(other -> other.getPackageName().equals(type.getPackageName())
                                || other.isEquivalentTo(BulkEntries.class)
                                || other.isEquivalentTo(FileStore.class))
                        .distinct());
    }

    private static boolean calls(JavaClass type, Class<?> owner, String method) {
        return type.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(owner)
                        && call.getName().equals(method));
    }

    @Test
    void use_cases_are_final_and_repositories_stay_inside_their_module() {
        classes()
                .that()
                .areAnnotatedWith(Service.class)
                .should()
                .haveModifier(JavaModifier.FINAL)
                .allowEmptyShould(true)
                .check(app);
        classes()
                .that()
                .areAnnotatedWith(Repository.class)
                .should()
                .notBePublic()
                .check(app);
        classes()
                .that()
                .areMetaAnnotatedWith(Controller.class)
                .should()
                .notBePublic()
                .check(app);
    }

    @Test
    void whoever_leads_on_says_see_other() {
        noClasses()
                .that(not(type(NextPage.class)))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(RedirectView.class)
                .because("NextPage is the one that knows the status of a redirect")
                .check(app);
        noClasses()
                .should()
                .callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.name("sendRedirect")))
                .because("it answers 302 without the headers of every page")
                .check(app);
    }

    @Test
    void nobody_asks_the_time_but_the_clock() {
        noClasses()
                .that()
                .resideInAPackage("org.sekisho.app..")
                .and()
                .doNotHaveFullyQualifiedName(Time.class.getName())
                .and()
                .doNotHaveFullyQualifiedName(Sekisho.Assembly.class.getName())
                .should()
                .accessTargetWhere(are("a clock", (JavaAccess<?> access) -> {
                    var owner = access.getTargetOwner().getFullName();
                    var name = access.getName();
                    return switch (owner) {
                        case "java.lang.System" -> name.equals("currentTimeMillis");
                        case "java.time.Clock", "java.time.InstantSource" ->
                            name.startsWith("system") || name.startsWith("tick");
                        case "java.util.Date" -> name.equals("<init>") && takesNothing(access);
                        case "java.util.Calendar" -> name.equals("getInstance");
                        case "org.jooq.impl.DSL" -> DATABASE_CLOCK.matcher(name).matches();
                        default -> owner.startsWith("java.time.") && name.equals("now");
                    };
                }))
                .check(app);
    }

    private static boolean takesNothing(JavaAccess<?> access) {
        return access instanceof JavaCodeUnitAccess<?> call
                && call.getTarget().getRawParameterTypes().isEmpty();
    }

    private static boolean isHandler(JavaMethod method) {
        return method.getOwner().isMetaAnnotatedWith(Controller.class)
                && AnnotatedElementUtils.hasAnnotation(method.reflect(), RequestMapping.class);
    }

    /** A repository, a register that a repository makes for each thing of a kind, or what stands inside of one. */
    private static boolean repository(JavaClass type) {
        for (JavaClass outer = type; ; outer = outer.getEnclosingClass().orElseThrow()) {
            if (outer.isAnnotatedWith(Repository.class) || outer.isAssignableTo(Register.class)) {
                return true;
            }
            if (outer.getEnclosingClass().isEmpty()) {
                return false;
            }
        }
    }

    private static <T> DescribedPredicate<T> are(String description, java.util.function.Predicate<T> predicate) {
        return DescribedPredicate.describe(description, predicate);
    }

    private static ArchCondition<JavaMethod> satisfy(
            String description, java.util.function.Predicate<JavaMethod> predicate) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean ok = predicate.test(method);
                events.add(new SimpleConditionEvent(method, ok, method.getFullName()));
            }
        };
    }
}
