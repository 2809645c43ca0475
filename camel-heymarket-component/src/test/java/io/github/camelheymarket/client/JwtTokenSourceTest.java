package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The token of C2.2, checked with a JWT library that has nothing to do with ours. */
class JwtTokenSourceTest {

    private static final Credentials.SecretPair PAIR =
            new Credentials.SecretPair("0b0c2f3e-5a1d-4c38-9c55-2f6f0f7d9a11", "K3yM4terial/of+32=characters.abc");

    private final VirtualTime time = VirtualTime.flowing();
    private final JwtTokenSource tokens = new JwtTokenSource(PAIR, time);

    @Test
    void isSignedWithIdAndKeyJoinedByTwoBars() throws Exception {
        assertThat(verified(tokens.token(), PAIR.secretId() + "||" + PAIR.secretKey()))
                .isTrue();
    }

    @Test
    void isNotSignedWithTheKeyAlone() throws Exception {
        assertThat(verified(tokens.token(), PAIR.secretKey())).isFalse();
    }

    @ParameterizedTest
    @MethodSource("oddPairs")
    void isReadableWhateverCharactersIdAndKeyHold(String id, String key) throws Exception {
        String token = new JwtTokenSource(new Credentials.SecretPair(id, key), time).token();

        assertThat(verified(token, id + "||" + key)).isTrue();
        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getIssuer()).isEqualTo(id);
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> oddPairs() {
        Random random = new Random(20261123);
        String alphabet = "aZ09-_|\"\\/{}\n\té€😀";
        return IntStream.range(0, 25)
                .mapToObj(i -> org.junit.jupiter.params.provider.Arguments.of(
                        text(random, alphabet, 36), text(random, alphabet, 32)));
    }

    private static String text(Random random, String alphabet, int length) {
        int[] characters = alphabet.codePoints().toArray();
        return random.ints(length, 0, characters.length)
                .map(i -> characters[i])
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @Test
    void saysHs256AndJwtInItsHeader() throws Exception {
        SignedJWT jwt = SignedJWT.parse(tokens.token());

        assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.HS256);
        assertThat(jwt.getHeader().getType()).isEqualTo(JOSEObjectType.JWT);
        assertThat(jwt.getHeader().toJSONObject()).containsOnlyKeys("alg", "typ");
    }

    @Test
    void claimsIssuerAndTimeAndNothingElse() throws Exception {
        assertThat(SignedJWT.parse(tokens.token()).getPayload().toJSONObject())
                .containsOnlyKeys("iss", "iat")
                .containsEntry("iss", PAIR.secretId());
    }

    @Test
    void iatIsWholeSecondsAndNotInTheFuture() throws Exception {
        Object iat = SignedJWT.parse(tokens.token()).getPayload().toJSONObject().get("iat");

        assertThat(iat).isEqualTo(VirtualTime.START.getEpochSecond() - 30);
        assertThat(Instant.ofEpochSecond((Long) iat)).isBeforeOrEqualTo(time.now());
    }

    @Test
    void isBase64UrlWithoutPadding() {
        assertThat(tokens.token()).matches("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]{43}");
    }

    @Test
    void isUsedAgainWhileItIsYoung() {
        String first = tokens.token();
        time.advance(Duration.ofMinutes(3).plusSeconds(29));

        assertThat(tokens.token()).isEqualTo(first);
    }

    @Test
    void isNewBeforeItsIatIsFourMinutesOld() throws Exception {
        tokens.token();
        // Four minutes after the second that the token names, which lies half a minute before it was made.
        time.advance(Duration.ofMinutes(3).plusSeconds(30).minusMillis(250));

        Instant issued =
                SignedJWT.parse(tokens.token()).getJWTClaimsSet().getIssueTime().toInstant();
        assertThat(Duration.between(issued, time.now())).isLessThan(Duration.ofMinutes(4));
    }

    @Test
    void isNewAfterARefusal() {
        String refused = tokens.token();
        time.advance(Duration.ofSeconds(30));

        assertThat(tokens.renew(refused, ClockDifference.NONE)).isTrue();
        assertThat(tokens.token()).isNotEqualTo(refused);
    }

    @Test
    void aRefusalOfAnOldTokenDoesNotReplaceTheNewOne() {
        String refused = tokens.token();
        time.advance(Duration.ofSeconds(30));
        tokens.renew(refused, ClockDifference.NONE);
        String renewed = tokens.token();
        time.advance(Duration.ofSeconds(30));

        tokens.renew(refused, ClockDifference.NONE);

        assertThat(tokens.token()).isEqualTo(renewed);
    }

    @Test
    void manyThreadsThatWereRefusedGetOneNewTokenBetweenThem() throws Exception {
        VirtualTime shared = VirtualTime.crowded();
        JwtTokenSource source = new JwtTokenSource(PAIR, shared);
        String refused = source.token();
        shared.advance(Duration.ofSeconds(30));
        Set<String> renewed = ConcurrentHashMap.newKeySet();
        List<VirtualTime.Work> threads = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            Duration late = Duration.ofSeconds(i);
            threads.add(() -> {
                shared.sleep(late);
                source.renew(refused, ClockDifference.NONE);
                renewed.add(source.token());
            });
        }

        shared.run(threads);

        assertThat(renewed).hasSize(1).doesNotContain(refused);
    }

    @Test
    void isNewWhenTheClockWasSetBack() throws Exception {
        tokens.token();
        time.setClock(Duration.ofHours(-1));

        Instant issued =
                SignedJWT.parse(tokens.token()).getJWTClaimsSet().getIssueTime().toInstant();

        assertThat(issued).isBeforeOrEqualTo(time.now());
    }

    @Test
    void theLegacyKeyIsSentAsItIs() {
        TokenSource legacy = TokenSource.of(new Credentials.ApiKey("k3y=="), time);
        time.advance(Duration.ofDays(30));

        assertThat(legacy.token()).isEqualTo("k3y==");
    }

    @Test
    void theLegacyKeyIsNeverRenewed() {
        assertThat(TokenSource.of(new Credentials.ApiKey("k3y=="), time).renew("k3y==", ClockDifference.NONE))
                .isFalse();
    }

    private static boolean verified(String token, String key) throws Exception {
        return SignedJWT.parse(token).verify(new MACVerifier(key.getBytes(StandardCharsets.UTF_8)));
    }
}
