package io.github.camelheymarket.client;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelheymarket.spi.TimeSource;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs the JWT of C2.2: HS256, claims {@code iss} and {@code iat} and no other, key
 * {@code secretId||secretKey} as it is. One token serves everybody until it is {@link #RENEW_AFTER} old.
 *
 * <p>A token from the future is refused, so {@code iat} lies {@link #BACK_DATED} in the past: a clock that is ahead by
 * less does no harm. Where it is ahead by more, or behind by minutes, a refusal tells Heymarket's time by its {@code Date},
 * and tokens are signed by that from then on.
 */
final class JwtTokenSource implements TokenSource {

    /** Heymarket refuses a token 5 minutes after {@code iat}; a minute is left for slow requests and clocks that differ. */
    static final Duration RENEW_AFTER = Duration.ofMinutes(4);

    /** How far {@code iat} lies in the past, within the five minutes of a token's life. */
    static final Duration BACK_DATED = Duration.ofSeconds(30);

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER =
            BASE64.encodeToString("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));

    private final Credentials.SecretPair pair;
    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private String token;
    private Instant issuedAt;
    private ClockDifference clock = ClockDifference.NONE;

    JwtTokenSource(Credentials.SecretPair pair, TimeSource time) {
        this.pair = pair;
        this.time = time;
    }

    @Override
    public String token() {
        lock.lock();
        try {
            Instant now = now();
            // A clock that was set back would otherwise keep a token alive past its real age.
            if (token == null || now.isBefore(issuedAt.plus(BACK_DATED)) || !now.isBefore(issuedAt.plus(RENEW_AFTER))) {
                issue(now);
            }
            return token;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean renew(String refused, ClockDifference told) {
        lock.lock();
        try {
            if (refused.equals(token)) {
                if (told.known()) {
                    // A token by that very clock was refused: the clock is not why, so the next one goes by ours again.
                    boolean isWhy = told.canBeMadeUpFor() && (clock.isNone() || !clock.isNear(told));
                    clock = isWhy ? told : ClockDifference.NONE;
                }
                issue(now());
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private Instant now() {
        return time.now().minus(clock.ahead());
    }

    private void issue(Instant now) {
        // The age counts from what the token says, which is whole seconds and never in the future.
        issuedAt = now.minus(BACK_DATED).truncatedTo(ChronoUnit.SECONDS);
        token = sign(pair, issuedAt.getEpochSecond());
    }

    static String sign(Credentials.SecretPair pair, long issuedAt) {
        String claims = "{\"iss\":" + TextNode.valueOf(pair.secretId()) + ",\"iat\":" + issuedAt + "}";
        String signed = HEADER + "." + BASE64.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] key = (pair.secretId() + "||" + pair.secretKey()).getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return signed + "." + BASE64.encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
