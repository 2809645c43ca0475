package io.github.camelheymarket.examples.addressbook;

import java.util.Iterator;
import java.util.Map;

/** The input for the route. */
public final class InputFile {

    private final ContactsFile file;
    private final Progress progress;
    private final RejectedRows rejected;

    InputFile(ContactsFile file, Progress progress, RejectedRows rejected) {
        this.file = file;
        this.progress = progress;
        this.rejected = rejected;
    }

    /** A row of blank cells, for which the component reports unknown columns. */
    public Map<String, String> header() {
        progress.checking(file.columns().size());
        return file.blankRow();
    }

    /** The rows, which are read from the file one by one. */
    public Iterator<CsvRow> rows() {
        progress.writing();
        return file.rows(progress, rejected);
    }
}
