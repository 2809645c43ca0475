package io.github.camelheymarket.client;

import io.github.camelheymarket.client.TextTokens.Token;
import java.util.Locale;
import java.util.Set;

/**
 * The words of error messages. A message of Heymarket may name a person whom the request does not name, such as the contact with a
 * certain id, so that a word that may be a name is shown only if it is one of these.
 */
final class ServerWords {

    private static final Set<String> KNOWN = Set.of(
            ("a about accept accepted access account action active add address after again ago all allowed already also always "
                            + "an and another any anything api application are area argument array as assigned assignee at "
                            + "attribute authentication authorization authorized available avatar backend bad batch be bearer "
                            + "because been before begin being belong belongs between blank blocked body boolean both broken "
                            + "bulk but by cache call calls can cannot cc changed channel channels character characters check "
                            + "client closed code color column company conflict connect connection connections constraint contact "
                            + "contacts content conversation conversations converted correct could count country create created "
                            + "creator credential credentials custom data database date dates day days deadlock deleted denied "
                            + "deprecated did digits disabled display do does done down duplicate duplicated each either element "
                            + "email emails empty enabled end endpoint entity entries entry error errors every exactly exceed exceeded "
                            + "exceeds exception execute exist existing exists expected expired external facebook fail failed "
                            + "failure false family field fields file first forbidden format found from full gateway get given "
                            + "gone group half handle has have header headers heymarket higher hold holds hour hours html http https "
                            + "id identifier ids if ignored image in inbox inboxes incomplete incorrect index input instead integer "
                            + "integration internal into invalid is iso issue it item items its json jwt keep keeps key keys kind last "
                            + "later least left length less limit limited limits list lists load local locale lock locked long longer lookup "
                            + "lower made mail maintenance malformed many maximum max media member members merge merged message "
                            + "messages method minimum min minute minutes missing moment month more most must name named names need "
                            + "needs neither network never new next no nobody none nor not nothing null number numbers numeric object "
                            + "of off offset ok on once one only open operation opt opted option optional or order other out over "
                            + "overloaded overwrite own owner page pages parameter parameters parse parsed part password path "
                            + "payload permission permissions permitted phone phones please plus positive possible post processed "
                            + "processing property protocol provided proxy put quarter queries query quota range rate reached read reason "
                            + "received record records refused rejected removed repeated request requested requests required reset "
                            + "resource response restricted retry revision role route row rows same schedule scheduled schema scope search "
                            + "second seconds secret security see send sent server servers service session set shared shorter should show shown sign "
                            + "signature size slow sms some somebody something sort sorry specified stands state status stored string such "
                            + "support supported survey syntax system tag tags take taken takes target targets team teams template "
                            + "templates temporarily temporary text than that the their them then there these they thing this those "
                            + "through throttled time timed timeout times timestamp title titles to token tokens too transfer "
                            + "transferred true try twice type types unable unauthenticated unauthorized unavailable unexpected unique unit unknown "
                            + "unprocessable unreachable unrecognized unsubscribed subscribed unsupported until update updated "
                            + "upstream uri url use used user users uuid valid validation value values version violates violation "
                            + "violated wait was way webhook were what when where whether which while who whole with within without "
                            + "write wrong year yet you your zone "
                            + "s t doesn isn aren wasn weren won hasn haven don couldn shouldn didn re ve")
                    .split("[ ]"));

    private ServerWords() {}

    /**
     * Whether a word of a sentence may name somebody.
     *
     * @param isQuoted whether the text has the word in quotes
     * @param strict whether words in small letters must be known too: where the request names nobody, as a read does
     */
    static boolean mayName(Token token, boolean isQuoted, boolean strict) {
        return !isKnown(token) && (strict || isQuoted || !isAscii(token.written()) || !token.isLowerCase());
    }

    /** Whether a word of a code or of the name of a member may name somebody: it is written as names are. */
    static boolean looksLikeName(Token token) {
        String written = token.written();
        boolean isCapitalized = written.length() > 1
                && Character.isUpperCase(written.charAt(0))
                && written.substring(1).equals(written.substring(1).toLowerCase(Locale.ROOT));
        return !isKnown(token) && (!isAscii(written) || isCapitalized);
    }

    private static boolean isKnown(Token token) {
        boolean isInitial = token.word().length() == 1
                && !token.isLowerCase()
                && !token.written().equals("A");
        return token.isNumber() || !isInitial && KNOWN.contains(token.word());
    }

    private static boolean isAscii(String written) {
        return written.chars().allMatch(c -> c < 128);
    }
}
