package org.sekisho.policytext.source;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;
import org.sekisho.policytext.Doubt;
import org.sekisho.policytext.LayoutLine;
import org.sekisho.policytext.Limits;
import org.sekisho.policytext.PolicyUnreadable;
import org.sekisho.policytext.PolicyUnreadable.Place;
import org.sekisho.policytext.PolicyUnreadable.Reason;

/**
 * A PDF as the lines printed on its pages, from top to bottom.
 *
 * <p>Lines at the upper and lower edge that come back on most pages, their numbers aside, are running heads; a number
 * alone there is the page's. {@link PdfStreams} keeps what is packed within the limit.
 */
final class PdfText {
    private static final int EDGE_LINES = 3;
    private static final double SAME_HEIGHT = 4;

    /** A line of a page. */
    private static final class Printed {
        final StringBuilder text = new StringBuilder();
        final int page;
        float x;
        float y;
        float size;
        float end;
        float pageHeight;
        Optional<LayoutLine.Kind> layout = Optional.empty();

        Printed(int page) {
            this.page = page;
        }
    }

    /** Held so that the level stays: what the library complains of is told as a doubt or a refusal. */
    private static final List<Logger> LIBRARY =
            List.of(Logger.getLogger("org.apache.pdfbox"), Logger.getLogger("org.apache.fontbox"));

    static {
        LIBRARY.forEach(logger -> logger.setLevel(Level.OFF));
    }

    private PdfText() {}

    static SourceText read(byte[] bytes, String file, Limits limits) throws PolicyUnreadable {
        PdfStreams.check(bytes, file, limits);
        Stripper[] stripper = new Stripper[1];
        try (PDDocument document = Loader.loadPDF(bytes, "", null, null, IOUtils.createMemoryOnlyStreamCache())) {
            int pages = document.getNumberOfPages();
            if (pages > limits.maxPages()) {
                throw Sources.refused(file, new Reason.TooManyPages(pages, limits.maxPages()));
            }
            if (document.isEncrypted()) {
                PdfStreams.check(document.getDocument(), file, limits);
            }
            stripper[0] = new Stripper(limits);
            stripper[0].writeText(document, new StringWriter());
            return lines(stripper[0].lines, pages, file, limits);
        } catch (InvalidPasswordException e) {
            throw new PolicyUnreadable(file, new Place.WholeFile(), new Reason.Encrypted(), e);
        } catch (Deadline.Passed e) {
            Reason reason = new Reason.TooSlow(limits.maxTime().toSeconds());
            throw new PolicyUnreadable(file, new Place.Page(page(stripper[0])), reason, e);
        } catch (LimitPassed e) {
            throw new PolicyUnreadable(file, new Place.Page(page(stripper[0])), e.reason, e);
        } catch (IOException | RuntimeException e) {
            String detail = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            Place place = stripper[0] == null ? new Place.WholeFile() : new Place.Page(page(stripper[0]));
            throw new PolicyUnreadable(file, place, new Reason.Broken(shortened(detail)), e);
        } catch (StackOverflowError e) {
            throw new PolicyUnreadable(file, new Place.WholeFile(), new Reason.TooDeep(limits.maxDepth()), e);
        } catch (OutOfMemoryError e) {
            throw new PolicyUnreadable(
                    file, new Place.WholeFile(), new Reason.UnpacksTooFar(limits.maxUnpackedBytes()), e);
        }
    }

    private static int page(@Nullable Stripper stripper) {
        return stripper == null ? 1 : Math.max(1, stripper.page);
    }

    private static String shortened(String detail) {
        return detail.length() <= 120 ? detail : detail.substring(0, 120) + "…";
    }

    private static SourceText lines(List<Printed> printed, int pages, String file, Limits limits)
            throws PolicyUnreadable {
        markEdges(printed, pages);
        float left = Float.MAX_VALUE;
        for (Printed line : printed) {
            if (line.layout.isEmpty()) {
                left = Math.min(left, line.x);
            }
        }
        LineCollector lines = new LineCollector(file, limits.maxChars());
        int lastPage = 0;
        for (Printed line : printed) {
            if (line.page > lastPage + 1) {
                lines.doubt(Doubt.Kind.NO_TEXT_HERE, "p. " + (lastPage + 1));
            }
            lastPage = line.page;
            int indent = line.size > 0 ? Math.clamp(Math.round((line.x - left) / (line.size / 2)), 0, 200) : 0;
            lines.add(line.text, indent, false, 0, line.layout);
        }
        return lines.text();
    }

    /** Finds the heads, feet and numbers of pages. */
    private static void markEdges(List<Printed> printed, int pages) {
        Map<Integer, List<Printed>> byPage = new HashMap<>();
        for (Printed line : printed) {
            byPage.computeIfAbsent(line.page, page -> new ArrayList<>()).add(line);
        }
        Map<String, Integer> again = new HashMap<>();
        for (List<Printed> page : byPage.values()) {
            for (Printed line : edges(page)) {
                again.merge(key(line), 1, Integer::sum);
            }
        }
        int most = Math.max(2, pages * 3 / 5);
        long numberedAtEdge = byPage.values().stream()
                .filter(page -> edges(page).stream().anyMatch(line -> atEdge(line) && pageNumber(line.text.toString())))
                .count();
        for (List<Printed> page : byPage.values()) {
            List<Printed> edges = edges(page);
            for (Printed line : edges) {
                boolean number = pageNumber(line.text.toString());
                boolean atEdge = atEdge(line);
                int count = again.getOrDefault(key(line), 0);
                if (number && (atEdge || pages > 2 && count >= most && numberedAtEdge < most)) {
                    line.layout = Optional.of(LayoutLine.Kind.PAGE_NUMBER);
                } else if (!number && pages > 2 && count >= most && count > 2) {
                    line.layout = Optional.of(LayoutLine.Kind.RUNNING_HEAD);
                }
            }
        }
    }

    private static boolean atEdge(Printed line) {
        return line.y > line.pageHeight * 0.9 || line.y < line.pageHeight * 0.08;
    }

    private static List<Printed> edges(List<Printed> page) {
        List<Printed> edges = new ArrayList<>();
        for (int i = 0; i < page.size(); i++) {
            if (i < EDGE_LINES || i >= page.size() - EDGE_LINES) {
                edges.add(page.get(i));
            }
        }
        return edges;
    }

    /** What a line has in common with its like on other pages: its height and its signs, numbers aside. */
    private static String key(Printed line) {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < line.text.length(); i++) {
            char c = line.text.charAt(i);
            key.append(Character.isDigit(c) ? '#' : c);
        }
        String signs = key.toString().replaceAll("#+", "#");
        return Math.round(line.y / SAME_HEIGHT) + " " + signs;
    }

    private static boolean pageNumber(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isDigit(c)) {
                digits++;
            } else if (" 　-－―–—−/／~～〜Ppページ頁.".indexOf(c) < 0) {
                return false;
            }
        }
        return digits > 0 && digits <= 8;
    }

    /** Thrown through the library when a limit is passed. */
    private static final class LimitPassed extends IOException {
        private static final long serialVersionUID = 1L;
        private final transient Reason reason;

        LimitPassed(Reason reason) {
            super(reason.key());
            this.reason = reason;
        }
    }

    /** Collects lines with their places instead of writing text. */
    private static final class Stripper extends PDFTextStripper {
        private final List<Printed> lines = new ArrayList<>();
        private final Limits limits;
        private int page;
        private long chars;
        private @Nullable Printed line;
        private boolean space;

        Stripper(Limits limits) {
            this.limits = limits;
            setSortByPosition(true);
            setSuppressDuplicateOverlappingText(true);
        }

        @Override
        protected void startPage(PDPage next) throws IOException {
            page = getCurrentPageNo();
            Deadline.check();
        }

        /* A picture in the place of the signs of a page is no page, and was not measured as one. */
        @Override
        public void processPage(PDPage next) throws IOException {
            for (Iterator<PDStream> contents = next.getContentStreams(); contents.hasNext(); ) {
                COSStream content = contents.next().getCOSObject();
                if (COSName.IMAGE.equals(content.getCOSName(COSName.SUBTYPE)) || !PdfStreams.text(content)) {
                    throw new IOException("a picture as the text of a page");
                }
            }
            super.processPage(next);
        }

        @Override
        protected void endPage(PDPage done) {
            endLine();
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            Deadline.check();
            super.processOperator(operator, operands);
        }

        @Override
        protected void writeString(String text, List<TextPosition> positions) throws IOException {
            chars += text.length();
            if (chars > limits.maxChars()) {
                throw new LimitPassed(new Reason.TooMuchText(limits.maxChars()));
            }
            if (positions.isEmpty()) {
                return;
            }
            TextPosition first = positions.getFirst();
            Printed at = line;
            if (at == null) {
                at = new Printed(page);
                at.x = first.getXDirAdj();
                at.y = first.getYDirAdj();
                at.size = first.getFontSizeInPt() > 0 ? first.getFontSizeInPt() : 10;
                at.pageHeight = first.getPageHeight();
                line = at;
            } else if (space) {
                float gap = first.getXDirAdj() - at.end;
                if (!at.text.isEmpty()
                        && !text.isEmpty()
                        && parts(at.text.charAt(at.text.length() - 1), text.charAt(0), gap, at.size)) {
                    at.text.append(gap > at.size * 1.5 ? '　' : ' ');
                }
            }
            space = false;
            at.text.append(text);
            TextPosition last = positions.getLast();
            at.end = last.getXDirAdj() + last.getWidthDirAdj();
        }

        /** Whether a gap on the line is a space: between kanji and kana only if it is nearly as wide as a sign. */
        private static boolean parts(char left, char right, float gap, float size) {
            boolean wide = left >= 0x3000 && right >= 0x3000;
            return !wide || gap > size * 0.7;
        }

        @Override
        protected void writeWordSeparator() {
            space = true;
        }

        @Override
        protected void writeLineSeparator() {
            endLine();
        }

        @Override
        protected void writeParagraphSeparator() {
            endLine();
        }

        @Override
        protected void writeParagraphEnd() {
            endLine();
        }

        private void endLine() {
            if (line != null) {
                lines.add(line);
                line = null;
            }
            space = false;
        }
    }
}
