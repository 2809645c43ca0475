package io.github.camelheymarket.examples.addressbook;

import io.github.camelheymarket.examples.common.Console;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Opens a page in the browser of this machine; if that fails, the user is asked to open it. */
final class PageOpener {

    private final List<String> command;
    private final Console console;

    PageOpener(Console console) {
        this(command(System.getProperty("os.name")), console);
    }

    /** @param command a program and its arguments; the address is added */
    PageOpener(List<String> command, Console console) {
        this.command = command;
        this.console = console;
    }

    static List<String> command(String system) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.contains("win")) {
            return List.of("cmd", "/c", "start", "");
        }
        return name.contains("mac") ? List.of("open") : List.of("xdg-open");
    }

    void open(String url) {
        List<String> all = new ArrayList<>(command);
        all.add(url);
        try {
            new ProcessBuilder(all)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start()
                    .onExit()
                    .thenAccept(process -> {
                        if (process.exitValue() != 0) {
                            complain(url);
                        }
                    });
        } catch (IOException e) {
            complain(url);
        }
    }

    private void complain(String url) {
        console.complain("No browser could be opened. Open " + url + " yourself.");
    }
}
