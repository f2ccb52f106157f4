package org.sekisho.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where the program turns to the outside: which of its classes open a connection, and where its pages lead out. */
final class OutgoingTest {

    /** What opens a connection or asks a server of names; constructors, too. */
    private static final Set<String> OPENING = Set.of(
            "java.net.Socket",
            "java.net.DatagramSocket",
            "java.net.MulticastSocket",
            "java.net.URLConnection",
            "java.net.HttpURLConnection",
            "java.nio.channels.SocketChannel",
            "java.nio.channels.AsynchronousSocketChannel",
            "java.nio.channels.DatagramChannel",
            "javax.naming.InitialContext",
            "javax.net.SocketFactory",
            "java.sql.DriverManager",
            "com.zaxxer.hikari.HikariDataSource",
            "jakarta.mail.Transport");

    /** Packages that are there for nothing else. */
    private static final List<String> OPENING_PACKAGES = List.of(
            "java.net.http",
            "java.rmi",
            "javax.naming",
            "org.springframework.web.client",
            "org.springframework.web.reactive",
            "org.springframework.http.client",
            "org.apache.hc",
            "okhttp3");

    /** Methods of classes that do other things as well. */
    private static final Map<String, Set<String>> OPENING_METHODS = Map.of(
            "java.net.URL", Set.of("openConnection", "openStream", "getContent"),
            "java.net.InetAddress", Set.of("getByName", "getAllByName", "isReachable"),
            "java.net.InetSocketAddress", Set.of("<init>"),
            "javax.net.ssl.SSLSocketFactory", Set.of("createSocket"),
            "jakarta.mail.Session", Set.of("getTransport", "getStore"));

    /** Who may, and why. Whoever adds one says here who decides where it leads. */
    private static final Map<String, String> ALLOWED = Map.of(
            "DatabaseState", "the database of the installation's settings, to tell whether it answers",
            "StampingAuthority", "the time stamping authority of the installation's settings, without redirects",
            "SmtpServer", "the mail server of the installation's settings",
            "ProviderCalls", "the OpenID provider that the administrators of a body named, over https alone",
            "Accounts", "the database that the program started, on loopback",
            "ExternalPostgres", "the database of the installation's settings",
            "Postmaster", "a free port on loopback for the database that the program starts");

    /** The same of the modules above this one, in whose sources the names are looked for. */
    private static final Map<String, String> ALLOWED_ABOVE = Map.of(
            "Database", "a backup reads the database of the installation's settings",
            "Schema", "the database of the installation's settings",
            "NameConstraints", "reads an address that is written in figures",
            "ServeRequest", "the address to listen on, as it was given on the command line",
            "Ports", "whether a port of this machine is free",
            "ServerTraining", "the program itself on loopback, when it is built",
            "OwnAuthority", "reads an address that is written in figures");

    private static final Pattern NAMES = Pattern.compile(
            "\\b(HttpClient\\.new|HttpURLConnection|openConnection|new Socket\\(|"
                    + "ServerSocket\\(|SocketChannel|DatagramSocket|DriverManager\\.get|new HikariDataSource|InitialContext|"
                    + "RestClient|WebClient|RestTemplate|InetAddress\\.getByName|InetAddress\\.getAllByName|Transport\\.send)");

    private static final Pattern LEADING_OUT = Pattern.compile("(?:https?:)?//[a-z0-9-]+(?:\\.[a-z0-9-]+)+");

    @Test
    void only_these_classes_open_a_connection_and_each_to_an_address_of_the_settings() {
        var found = new TreeMap<String, Set<String>>();
        for (var one : ProgramClasses.all()) {
            one.getAccessesFromSelf().stream()
                    .filter(OutgoingTest::opens)
                    .forEach(access -> found.computeIfAbsent(outermost(one), name -> new TreeSet<>())
                            .add(access.getTarget().getFullName()));
        }
        assertThat(found.keySet()).as("%s", found).isEqualTo(new TreeSet<>(ALLOWED.keySet()));
    }

    @Test
    void so_do_those_of_the_modules_above() throws IOException {
        var found = new TreeSet<String>();
        for (var module : List.of("backup", "cli")) {
            try (var files = Files.walk(Path.of("..", module, "src", "main", "java"))) {
                for (var file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    if (NAMES.matcher(Files.readString(file)).find()) {
                        found.add(String.valueOf(file.getFileName()).replace(".java", ""));
                    }
                }
            }
        }
        assertThat(found).isEqualTo(new TreeSet<>(ALLOWED_ABOVE.keySet()));
    }

    /** What leads out with a referrer or an opener could tell others where somebody read. */
    @Test
    void no_template_text_style_or_script_holds_an_address_outside() throws IOException {
        var found = new TreeSet<String>();
        for (var place : List.of("src/main/jte", "src/main/resources/sekisho/text", "../frontend/src")) {
            try (var files = Files.walk(Path.of(place))) {
                for (var file : files.filter(Files::isRegularFile)
                        .filter(path -> Stream.of(".jte", ".properties", ".css", ".ts", ".js")
                                .anyMatch(path.toString()::endsWith))
                        .toList()) {
                    LEADING_OUT
                            .matcher(Files.readString(file))
                            .results()
                            .filter(match -> !match.group().contains("www.w3.org"))
                            .forEach(match -> found.add(file.getFileName() + " " + match.group()));
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static boolean opens(JavaAccess<?> access) {
        var owner = access.getTargetOwner();
        return OPENING.contains(owner.getName())
                || OPENING_PACKAGES.stream().anyMatch(owner.getPackageName()::startsWith)
                || OPENING_METHODS
                        .getOrDefault(owner.getName(), Set.of())
                        .contains(access.getTarget().getName());
    }

    private static String outermost(JavaClass one) {
        var at = one;
        while (at.getEnclosingClass().isPresent()) {
            at = at.getEnclosingClass().get();
        }
        return at.getSimpleName();
    }
}
