package org.sekisho.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.sekisho.app.Sekisho;
import org.sekisho.app.identity.BodyKind;
import org.sekisho.app.identity.FoundBody;
import org.sekisho.app.policy.AcceptImport;
import org.sekisho.app.policy.BeginImport;
import org.sekisho.app.policy.ConfirmLineage;
import org.sekisho.app.policy.DocumentKind;
import org.sekisho.app.policy.ImportLineage;
import org.sekisho.app.publication.PublicSite;
import org.sekisho.app.publication.PublishHere;
import org.sekisho.app.publication.SitePath;
import org.sekisho.app.shared.Actor;
import org.sekisho.app.shared.Role;

/** The site of a body with {@value #DOCUMENTS} public documents of {@value #VERSIONS} versions each. */
final class PublicationBench {

    private static final int DOCUMENTS = 40;
    private static final int VERSIONS = 10;
    private static final int CLAUSES = 30;
    private static final int ROUNDS = 5;
    private static final String TITLE = "公表市情報セキュリティ文書その%d";

    private final Sekisho sekisho;
    private final Actor officer;

    /** Prints this row alone. */
    public static void main(String[] args) throws Exception {
        rows().forEach(System.out::println);
    }

    /** The rows of the table of figures. */
    static List<String> rows() throws Exception {
        return OperationBench.served(served -> new PublicationBench(served.sekisho()).measure());
    }

    private PublicationBench(Sekisho sekisho) {
        this.sekisho = sekisho;
        var founded = sekisho.use(FoundBody.class)
                .found(new FoundBody.Input(
                        "公表市", "published", BodyKind.CITY, false, "administrator", "管理者", Optional.empty()));
        this.officer = new Actor(
                founded.body(),
                founded.administrator(),
                "計測",
                Set.of(Role.CHIEF_SECURITY_OFFICER, Role.STAFF, Role.ADMINISTRATOR));
    }

    /** The middle of some rounds; the first, with nothing in memory, beside it. */
    private List<String> measure() throws IOException {
        for (int document = 0; document < DOCUMENTS; document++) {
            Optional<UUID> continued = Optional.empty();
            for (int version = 1; version <= VERSIONS; version++) {
                continued = Optional.of(accept(document, version, continued));
            }
        }
        var seconds = new ArrayList<Double>();
        var archive = new byte[0];
        for (int round = 0; round < ROUNDS; round++) {
            long before = System.nanoTime();
            archive = sekisho.use(PublicSite.class).archive(officer, "");
            seconds.add((System.nanoTime() - before) / 1e9);
        }
        long before = System.nanoTime();
        sekisho.use(PublishHere.class).publish(officer, new SitePath("/public/published/"), new PublishHere.Input(""));
        double published = (System.nanoTime() - before) / 1e9;
        return List.of(Main.row(
                "the public site of %d documents with %d versions each, a page and a PDF of every one (%d PDFs), as one archive"
                        .formatted(DOCUMENTS, VERSIONS, pdfs(archive)),
                "< 15 s",
                "%.2f s (first %.2f s; %d kB); stored, recorded and served %.2f s",
                seconds.stream().sorted().toList().get(ROUNDS / 2),
                seconds.getFirst(),
                archive.length >> 10,
                published));
    }

    private static int pdfs(byte[] archive) throws IOException {
        int pdfs = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                pdfs += entry.getName().endsWith(".pdf") ? 1 : 0;
            }
        }
        return pdfs;
    }

    private UUID accept(int document, int version, Optional<UUID> continued) {
        var kind = document == 0 ? DocumentKind.POLICY : DocumentKind.STANDARD;
        var begun = sekisho.use(BeginImport.class)
                .begin(
                        officer,
                        new BeginImport.Input(
                                kind,
                                "document.txt",
                                new ByteArrayInputStream(text(document, version).getBytes(StandardCharsets.UTF_8))));
        var proposed = AcceptImport.Input.proposed(begun).inForceFrom(LocalDate.of(2010 + version, 4, 1));
        var input = new AcceptImport.Input(
                proposed.draft(),
                proposed.number(),
                continued,
                TITLE.formatted(document),
                proposed.instrument(),
                proposed.instrumentNumber(),
                proposed.decidedOn(),
                proposed.decidedBy(),
                proposed.inForce(),
                proposed.disclosure());
        sekisho.use(ImportLineage.class)
                .of(officer, input.draft(), input.document(), input.inForce())
                .filter(compared -> compared.undecided() > 0)
                .ifPresent(compared -> sekisho.use(ConfirmLineage.class).confirm(officer, compared.agreeing()));
        return sekisho.use(AcceptImport.class).accept(officer, input).document();
    }

    private static String text(int document, int version) {
        var text = new StringBuilder(TITLE.formatted(document) + "\n\n");
        for (int i = 1; i <= CLAUSES; i++) {
            text.append("%d 第%dの対策\n\n".formatted(i, i))
                    .append("市は、第%dの対策について、%s講じ、その実施の状況を毎年度確認するものとする。\n\n"
                            .formatted(i, i == version ? "改めた措置を" : "必要な措置を"));
        }
        return text.toString();
    }
}
