package org.sekisho.policytext.source;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
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
 * alone there is the page's. Before anything is opened, every packed stream is unpacked once without being kept, so that
 * none grows beyond the limit in memory later.
 */
final class PdfText {
    private static final byte[] STREAM = {'s', 't', 'r', 'e', 'a', 'm'};
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
        checkStreams(bytes, file, limits);
        long deadline = System.nanoTime() + limits.maxTime().toNanos();
        Stripper[] stripper = new Stripper[1];
        try (PDDocument document = Loader.loadPDF(bytes, "", null, null, IOUtils.createMemoryOnlyStreamCache())) {
            int pages = document.getNumberOfPages();
            if (pages > limits.maxPages()) {
                throw Sources.refused(file, new Reason.TooManyPages(pages, limits.maxPages()));
            }
            stripper[0] = new Stripper(deadline, limits);
            stripper[0].writeText(document, new StringWriter());
            return lines(stripper[0].lines, pages, file, limits);
        } catch (InvalidPasswordException e) {
            throw new PolicyUnreadable(file, new Place.WholeFile(), new Reason.Encrypted(), e);
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

    /** Refuses a file with a stream that unpacks beyond the limit; pictures are never unpacked and not looked at. */
    private static void checkStreams(byte[] bytes, String file, Limits limits) throws PolicyUnreadable {
        long all = 0;
        byte[] buffer = new byte[1 << 16];
        for (int i = 0; i + STREAM.length < bytes.length; i++) {
            if (bytes[i] != 's' || !startsAt(bytes, i) || i >= 3 && bytes[i - 1] == 'd' && bytes[i - 2] == 'n') {
                continue;
            }
            int from = i + STREAM.length;
            if (from < bytes.length && bytes[from] == '\r') {
                from++;
            }
            if (from < bytes.length && bytes[from] == '\n') {
                from++;
            }
            String dictionary = dictionary(bytes, i);
            int packings = count(dictionary, "/FlateDecode") + count(dictionary, "/Fl ");
            if (packings == 0 || dictionary.contains("/Image")) {
                continue;
            }
            if (packings > 1) {
                throw Sources.refused(file, new Reason.UnpacksTooFar(limits.maxUnpackedBytes()));
            }
            all += unpackedSize(bytes, from, buffer, limits.maxUnpackedBytes());
            if (all > limits.maxUnpackedBytes() * 2) {
                throw Sources.refused(file, new Reason.UnpacksTooFar(limits.maxUnpackedBytes()));
            }
        }
    }

    private static boolean startsAt(byte[] bytes, int at) {
        for (int k = 0; k < STREAM.length; k++) {
            if (bytes[at + k] != STREAM[k]) {
                return false;
            }
        }
        return true;
    }

    /** The text before a stream back to the object it belongs to, at most 600 bytes. */
    private static String dictionary(byte[] bytes, int at) {
        int from = at;
        int lowest = Math.max(0, at - 600);
        while (from > lowest
                && !(bytes[from] == 'o' && from + 2 < at && bytes[from + 1] == 'b' && bytes[from + 2] == 'j')) {
            from--;
        }
        return new String(bytes, from, at - from, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private static int count(String text, String word) {
        int count = 0;
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length())) {
            count++;
        }
        return count;
    }

    /** Size of a packed stream in the open, counted up to just over a limit; what cannot be unpacked counts so far. */
    private static long unpackedSize(byte[] bytes, int from, byte[] buffer, long limit) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes, from, bytes.length - from);
            long size = 0;
            while (!inflater.finished() && size <= limit * 2) {
                int count = inflater.inflate(buffer);
                if (count == 0) {
                    break;
                }
                size += count;
            }
            return size;
        } catch (DataFormatException e) {
            return inflater.getBytesWritten();
        } finally {
            inflater.end();
        }
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
        private final long deadline;
        private final Limits limits;
        private int page;
        private long chars;
        private int operators;
        private @Nullable Printed line;
        private boolean space;

        Stripper(long deadline, Limits limits) {
            this.deadline = deadline;
            this.limits = limits;
            setSortByPosition(true);
            setSuppressDuplicateOverlappingText(true);
        }

        @Override
        protected void startPage(PDPage next) throws IOException {
            page = getCurrentPageNo();
            checkTime();
        }

        @Override
        protected void endPage(PDPage done) {
            endLine();
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            if (++operators % 1024 == 0) {
                checkTime();
            }
            super.processOperator(operator, operands);
        }

        private void checkTime() throws LimitPassed {
            if (System.nanoTime() > deadline) {
                Duration limit = limits.maxTime();
                throw new LimitPassed(new Reason.TooSlow(limit.toSeconds()));
            }
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
