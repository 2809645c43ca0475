package io.github.camelheymarket.row;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Recognizes column names that look like consent. Such a column is dropped only if an option says so (R5.5): an unnecessary error costs a
 * line of configuration, but a lost opt-out leads to messages to a person who has opted out.
 */
final class ConsentNames {

    /** The maximum length of a name that is examined. */
    private static final int MAX_LETTERS = 500;

    /** Words that are distinctive at any position. */
    private static final List<String> ANYWHERE = List.of(
            "optout",
            "optedout",
            "optsout",
            "optingout",
            "outopt",
            "optedin",
            "unsubscr",
            "donotcontact",
            "donottext",
            "donotcall",
            "donotmessage",
            "donotsms",
            "donotmail",
            "donotemail",
            "donotdisturb",
            "dontcontact",
            "donttext",
            "dontcall",
            "donotsend",
            "nocontact",
            "consent",
            "blacklist",
            "blocklist",
            "denylist",
            "suppress",
            "blocked",
            "subscribed",
            "smsoptin",
            "emailoptin",
            "mailoptin",
            "textoptin",
            "isoptin",
            "hasoptin",
            "marketingoptin",
            "smsstop");

    /** The beginning of a word. */
    private static final List<String> AT_WORD = List.of(
            "optin",
            "optsin",
            "optstatus",
            "optedstatus",
            "unsub",
            "subscribe",
            "notext",
            "nosms",
            "nocall",
            "nomessag",
            "nomarketing",
            "smsallowed",
            "allowsms",
            "allowtext",
            "allowcontact",
            "allowmarketing",
            "acceptmarketing",
            "acceptsmarketing",
            "acceptssms",
            "acceptsemail",
            "acceptstext",
            "smspermi",
            "cantext",
            "cansms",
            "canmessage",
            "cancontact",
            "maycontact",
            "maytext",
            "oktotext",
            "oktocontact",
            "permissionto",
            "marketingpermi",
            "textpermi",
            "contactpermi");

    /** Whole words only. */
    private static final Set<String> WORDS = Set.of(
            "opt",
            "opted",
            "stop",
            "stopped",
            "dnc",
            "dnt",
            "dnd",
            "dont",
            "blocking",
            "subscribing",
            "subscription",
            "gdpr",
            "tcpa",
            "permission",
            "reachable",
            "contactable",
            "textable");

    private ConsentNames() {}

    static boolean match(String name) {
        String seen = LookAlikes.of(separated(name.length() > MAX_LETTERS ? name.substring(0, MAX_LETTERS) : name));
        List<String> words = words(seen);
        String whole = String.join("", words);
        if (ANYWHERE.stream().anyMatch(whole::contains)) {
            return true;
        }
        for (int i = 0; i < words.size(); i++) {
            String rest = String.join("", words.subList(i, words.size()));
            boolean forbids =
                    words.get(i).equals("not") && i > 0 && words.get(i - 1).equals("do");
            boolean isPerson = rest.startsWith("subscriber");
            if (forbids
                    || WORDS.contains(words.get(i))
                    || !isPerson && AT_WORD.stream().anyMatch(rest::startsWith)) {
                return true;
            }
        }
        return false;
    }

    /** Inserts a blank where camel case begins a word. */
    private static String separated(String name) {
        StringBuilder separated = new StringBuilder(name.length() + 8);
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            if (i > 0 && Character.isUpperCase(letter) && Character.isLowerCase(name.charAt(i - 1))) {
                separated.append(' ');
            }
            separated.append(letter);
        }
        return separated.toString();
    }

    private static List<String> words(String seen) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        seen.codePoints().forEach(point -> {
            if (Character.isLetter(point)) {
                word.appendCodePoint(point);
            } else if (point != '\'' && point != 0x2019 && !word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        });
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }
}
