package org.sekisho.typeset;

/** The kinds of file that a manuscript becomes. */
public enum FileType {
    PDF("pdf", "application/pdf"),
    WORD("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final String ending;
    private final String mediaType;

    FileType(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    /** The ending of a file's name, without the dot. */
    public String ending() {
        return ending;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Sets a manuscript as a file of this type. */
    public byte[] set(Manuscript manuscript) {
        return switch (this) {
            case PDF -> PdfFile.of(manuscript).bytes();
            case WORD -> DocxFile.of(manuscript);
        };
    }
}
