package org.sekisho.typeset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** A PDF as its readers have it: page by page, and by its structure. */
record ReadBack(List<String> pages, List<Tagged> tagged) {

    /** What one element of the structure says by itself. @param tag its tags from the outermost, parted by slashes */
    record Tagged(String tag, String text) {}

    static ReadBack of(PdfFile file) {
        try (PDDocument document = Loader.loadPDF(file.bytes())) {
            List<String> pages = new ArrayList<>();
            Map<PDPage, Map<Integer, String>> marked = new HashMap<>();
            for (int i = 0; i < document.getNumberOfPages(); i++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(i + 1);
                stripper.setEndPage(i + 1);
                pages.add(stripper.getText(document));
                PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
                extractor.setSuppressDuplicateOverlappingText(false);
                extractor.processPage(document.getPage(i));
                Map<Integer, String> ofPage = new HashMap<>();
                for (PDMarkedContent content : extractor.getMarkedContents()) {
                    if (content.getMCID() >= 0) {
                        ofPage.put(content.getMCID(), text(content));
                    }
                }
                marked.put(document.getPage(i), ofPage);
            }
            List<Tagged> tagged = new ArrayList<>();
            for (Object kid :
                    document.getDocumentCatalog().getStructureTreeRoot().getKids()) {
                walk((PDStructureElement) kid, "", marked, tagged);
            }
            return new ReadBack(pages, tagged);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole text in the order of the structure, without line ends. */
    String text() {
        return tagged.stream().map(Tagged::text).collect(Collectors.joining());
    }

    /** What elements with this tag say, each for itself. */
    List<String> tagged(String tag) {
        return tagged.stream()
                .filter(one -> ("/" + one.tag()).endsWith("/" + tag))
                .map(Tagged::text)
                .toList();
    }

    /** Lines as they are printed, without what stands at the foot. */
    List<String> lines() {
        return pages.stream()
                .flatMap(page -> Arrays.stream(page.split("\\R")))
                .filter(line -> !line.isEmpty() && !line.matches("\\d+ / \\d+"))
                .toList();
    }

    private static void walk(
            PDStructureElement element, String above, Map<PDPage, Map<Integer, String>> marked, List<Tagged> tagged) {
        String tag = above.isEmpty() ? element.getStructureType() : above + "/" + element.getStructureType();
        StringBuilder own = new StringBuilder();
        for (Object kid : element.getKids()) {
            switch (kid) {
                case PDStructureElement part -> {
                    add(tag, own, tagged);
                    walk(part, tag, marked, tagged);
                }
                case Integer id -> own.append(there(marked, element.getPage(), id));
                case PDMarkedContentReference at -> own.append(there(marked, at.getPage(), at.getMCID()));
                default -> throw new IllegalStateException("unknown part " + kid);
            }
        }
        add(tag, own, tagged);
    }

    private static String there(Map<PDPage, Map<Integer, String>> marked, PDPage page, int id) {
        String text = marked.getOrDefault(page, Map.of()).get(id);
        if (text == null) {
            throw new IllegalStateException("the structure names text that is not there");
        }
        return text;
    }

    private static void add(String tag, StringBuilder own, List<Tagged> tagged) {
        if (!own.isEmpty()) {
            tagged.add(new Tagged(tag, own.toString()));
            own.setLength(0);
        }
    }

    private static String text(PDMarkedContent content) {
        return content.getContents().stream()
                .map(part -> part instanceof TextPosition sign ? sign.getUnicode() : "")
                .collect(Collectors.joining());
    }
}
