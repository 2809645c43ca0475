package io.github.camelheymarket.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.client.TextTokens.Token;
import io.github.camelheymarket.model.Contact;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The words and digits of a request, in a form in which they are recognized in a text however it writes them. */
final class SentWords {

    /** Members whose values are ids or words of the API, and not personal data. */
    private static final Set<String> HARMLESS_MEMBERS = Set.of(
            "channel_type", "type", "status", "order", "contact_id", "uuid", "id", "tag_id", "overwrite", "sort_by");

    /** Words of error messages. They are hidden only with a capital letter or in quotes, as a name would be written. */
    private static final Set<String> COMMON = Set.of(
            ("a an the is are was be been not no of on in at to by for from with and or it its this that must may can "
                            + "cannot could has have had do does did all any some as if so too many more than least most "
                            + "already also only once again invalid valid missing required exists exist taken used unknown "
                            + "error errors failed fail refused rejected phone phones email emails mail contact contacts "
                            + "field fields custom name names first last display tag tags label labels number numbers value "
                            + "values id ids channel channels blocked status list format duplicate request limit long short "
                            + "length max maximum min minimum characters date time null empty opted out subscribed "
                            + "unsubscribed member members avatar owner user team key token row rows item items field's")
                    .split("[ ]"));

    private static final int MIN_WORD_LENGTH = 4;
    /** The number of consecutive digits by which a phone is recognized. */
    static final int DIGITS = 5;

    private static final int LAST_DIGITS = 4;
    private static final int MAX_TOKENS = 200_000;
    private static final int MAX_LENGTH = 10_000;

    private final TreeSet<String> words = new TreeSet<>();
    private final Set<String> pairs = new HashSet<>();
    private final Set<String> digits = new HashSet<>();
    private final Set<String> lastDigits = new HashSet<>();
    private int tokens;

    /** Whether the request has too many words to search for; then no text is shown. */
    boolean isTooMuch() {
        return tokens > MAX_TOKENS;
    }

    void add(JsonNode node) {
        add("", node);
    }

    private void add(String member, JsonNode node) {
        if (isTooMuch() || HARMLESS_MEMBERS.contains(member)) {
            return;
        }
        if (node.isObject()) {
            for (Map.Entry<String, JsonNode> each : node.properties()) {
                add(each.getKey(), each.getValue());
            }
            addJoined(node, List.of("first", "last"));
            addJoined(node, List.of("last", "first"));
            addJoined(node, List.of("first_name", "last_name"));
        } else if (node.isArray()) {
            node.forEach(item -> add(member, item));
        } else if (node.isValueNode() && !node.isNull() && !node.isBoolean()) {
            add(member, node.asText());
        }
    }

    private void addJoined(JsonNode person, List<String> members) {
        if (members.stream().allMatch(person::has)) {
            words.add(joined(TextTokens.of(members.stream()
                    .map(member -> cut(person.path(member).asText()))
                    .collect(Collectors.joining(" ")))));
        }
    }

    /** @param member the name of the member, by which names of persons are recognized */
    void add(String member, String value) {
        if (Contact.isUuid(value)) {
            return;
        }
        List<Token> all = TextTokens.of(cut(value));
        tokens += all.size();
        int at = value.indexOf('@');
        if (at > 0) {
            addText(TextTokens.of(cut(value.substring(0, at))));
            addPairs(all);
        } else if (isName(member)) {
            all.forEach(token -> words.add(token.word()));
            addPairs(all);
        } else {
            addText(all);
        }
        words.add(joined(all));
        addDigits(value);
    }

    private static boolean isName(String member) {
        String lower = member.toLowerCase(Locale.ROOT);
        return lower.contains("name") || lower.equals("first") || lower.equals("last");
    }

    private void addText(List<Token> all) {
        if (all.size() == 1) {
            words.add(all.get(0).word());
        }
        for (Token token : all) {
            if (!token.isNumber() && token.word().length() >= MIN_WORD_LENGTH && !COMMON.contains(token.word())) {
                words.add(token.word());
            }
        }
        addPairs(all);
    }

    private void addPairs(List<Token> all) {
        for (int i = 1; i < all.size(); i++) {
            String one = all.get(i - 1).word();
            String other = all.get(i).word();
            if (!COMMON.contains(one) || !COMMON.contains(other)) {
                pairs.add(one + ' ' + other);
            }
        }
    }

    private static String joined(List<Token> all) {
        return all.stream().map(Token::word).collect(Collectors.joining());
    }

    private void addDigits(String value) {
        if (value.length() > 100) {
            return;
        }
        String all = TextTokens.of(value).stream()
                .filter(Token::isNumber)
                .map(Token::word)
                .collect(Collectors.joining());
        if (all.length() >= DIGITS + 2) {
            for (int i = DIGITS; i <= all.length(); i++) {
                digits.add(all.substring(i - DIGITS, i));
            }
            lastDigits.add(all.substring(all.length() - LAST_DIGITS));
        }
    }

    private static String cut(String value) {
        return value.length() <= MAX_LENGTH ? value : value.substring(0, MAX_LENGTH);
    }

    /** @param quoted whether the text has the word in quotes */
    boolean has(Token token, boolean quoted) {
        if (!words.contains(token.word())) {
            return false;
        }
        boolean isCommon = COMMON.contains(token.word()) || isLetter(token.word());
        if (token.isNumber()) {
            return quoted || token.word().length() > 3;
        }
        return quoted || !isCommon || !token.isLowerCase();
    }

    /** A single letter of a script with capitals, unlike an ideograph, which is a word. */
    private static boolean isLetter(String word) {
        return word.length() == 1 && Character.toUpperCase(word.charAt(0)) != word.charAt(0);
    }

    boolean hasPair(Token one, Token other) {
        return pairs.contains(one.word() + ' ' + other.word());
    }

    /** Whether a word that was sent begins with the token. */
    boolean hasBeginning(Token token) {
        String next = words.ceiling(token.word());
        return token.word().length() > 2 && next != null && next.startsWith(token.word());
    }

    boolean hasDigits(String some) {
        return digits.contains(some);
    }

    boolean hasLastDigits(String four) {
        return lastDigits.contains(four);
    }
}
