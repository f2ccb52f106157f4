package org.sekisho.app.ledgers.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekisho.app.SmallOffice.BEGIN;
import static org.sekisho.app.SmallOffice.at;

import java.net.http.HttpRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekisho.app.SmallOffice;
import org.sekisho.app.identity.SigningIn;
import org.sekisho.app.ledgers.FindLines;
import org.sekisho.app.ledgers.ImportLines;
import org.sekisho.app.ledgers.KeepLines;
import org.sekisho.app.ledgers.Value;
import org.sekisho.app.ledgers.Values;
import org.sekisho.app.shared.AsOf;

/** MONARC, issue 563: confidentiality, integrity and availability get lost between an export and an import. */
final class ClassesInFilesTest {

    private static final LocalDate MAY = LocalDate.of(2024, 5, 1);
    private static final List<String> AXES = List.of("confidentiality", "integrity", "availability");

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "csv", "sjis", "json"})
    void the_classes_on_all_three_axes_survive_an_export_and_an_import_into_another_body(String format) {
        var office = new SmallOffice("書出町");
        var mori = office.join("森");
        var section = office.heads(mori, "総務課", BEGIN);
        var classes = Map.of(
                "住民名簿", List.of("3B", "2", "1"),
                "広報紙", List.of("1", "1", "2"),
                "設計書", List.of("3C", "2", "2"),
                "棚", List.of("", "", ""));
        classes.forEach((name, levels) -> {
            var values = Values.none()
                    .with("name", name)
                    .with("kind", "INFORMATION")
                    .with("section", new Value.Named(section.value()));
            for (int i = 0; i < AXES.size(); i++) {
                values = levels.get(i).isEmpty()
                        ? values
                        : values.with(AXES.get(i), levels.get(i)).with(AXES.get(i) + "Reason", "試験のため");
            }
            var said = values;
            at(MAY, () -> office.app().use(KeepLines.class).add(office.officer(), "asset", said));
        });
        var browser = SigningIn.byPassword(office.app(), office.slug(), mori.login(), SmallOffice.PASSWORD);
        var file = browser.bytes(HttpRequest.newBuilder(office.app().page("/ledgers/asset/export?as=" + format)))
                .body();

        var other = new SmallOffice("取込町");
        other.heads(other.join("原"), "総務課", BEGIN);
        var name = "台帳." + (format.equals("sjis") ? "csv" : format);
        var taken = at(MAY, () -> other.app().use(ImportLines.class).take(other.officer(), "asset", name, file));
        at(
                MAY,
                () -> other.app()
                        .use(ImportLines.class)
                        .apply(
                                other.officer(),
                                "asset",
                                taken,
                                ImportLines.Reading.proposed(),
                                AssetTargets.of(other.app(), other.officer()),
                                false));
        var found = new TreeMap<String, List<String>>();
        at(
                        MAY,
                        () -> other.app()
                                .use(FindLines.class)
                                .find(
                                        other.officer(),
                                        new FindLines.Input(
                                                "asset", AsOf.known(MAY), "", Map.of(), "name", false, 0, 50)))
                .lines()
                .forEach(line -> found.put(
                        line.values().words("name"),
                        AXES.stream().map(line.values()::words).toList()));
        assertThat(found).isEqualTo(new TreeMap<>(classes));
    }
}
