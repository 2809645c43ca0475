package io.github.camelheymarket.examples.addressbook;

import io.github.camelheymarket.examples.common.Console;
import io.github.camelheymarket.model.ReportPage;
import io.github.camelheymarket.model.SyncReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.Body;
import org.apache.camel.Exchange;

/** The file that {@code --report} asks for. */
public final class ReportFile {

    private final Path file;
    private final Console console;

    /** @param file {@code null} if there is to be none */
    ReportFile(Path file, Console console) {
        this.file = file;
        this.console = console;
    }

    /** The route calls this with the report of the sync. */
    public void write(@Body SyncReport report, Exchange exchange) throws IOException {
        if (file == null) {
            return;
        }
        ReportPage page = exchange.getContext().getTypeConverter().convertTo(ReportPage.class, exchange, report);
        Files.writeString(file, page.html());
        console.say("  report    " + file);
    }
}
