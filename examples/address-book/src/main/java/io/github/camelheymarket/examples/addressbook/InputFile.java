package io.github.camelheymarket.examples.addressbook;

import java.util.Iterator;
import java.util.Map;

/** The input as the route sees it. */
public final class InputFile {

    private final ContactsFile file;
    private final Progress progress;
    private final RejectedRows rejected;

    InputFile(ContactsFile file, Progress progress, RejectedRows rejected) {
        this.file = file;
        this.progress = progress;
        this.rejected = rejected;
    }

    /** A row of blank cells: enough for Heymarket's component to say which columns it does not know. */
    public Map<String, String> header() {
        progress.checking(file.columns().size());
        return file.blankRow();
    }

    /** The rows, read from the file while they are asked for. */
    public Iterator<CsvRow> rows() {
        progress.writing();
        return file.rows(progress, rejected);
    }
}
