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
import org.jspecify.annotations.Nullable;

/**
 * Signs JWTs as Heymarket requires them (C2.2): HS256, the claims {@code iss} and {@code iat}, and the key
 * {@code secretId||secretKey}. All calls use the same token until it is {@link #RENEW_AFTER} old.
 *
 * <p>Heymarket rejects tokens from the future, so {@code iat} is {@link #BACK_DATED} in the past, for local clocks that are
 * ahead. If a token is rejected and the {@code Date} of the response shows a larger difference of the clocks, further tokens are
 * signed by Heymarket's clock.
 */
final class JwtTokenSource implements TokenSource {

    /** Heymarket accepts a token for 5 minutes after {@code iat}; the last minute is left for slow requests and clock differences. */
    static final Duration RENEW_AFTER = Duration.ofMinutes(4);

    /** How far {@code iat} is in the past when a token is signed. */
    static final Duration BACK_DATED = Duration.ofSeconds(30);

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER =
            BASE64.encodeToString("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));

    private final Credentials.SecretPair pair;
    private final TimeSource time;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Issued issued;
    private ClockDifference clock = ClockDifference.NONE;

    private record Issued(String token, Instant at) {}

    JwtTokenSource(Credentials.SecretPair pair, TimeSource time) {
        this.pair = pair;
        this.time = time;
    }

    @Override
    public String token() {
        lock.lock();
        try {
            Instant now = now();
            // The first condition is true after the clock was set back, which would hide the age of the token.
            Issued valid = issued;
            if (valid == null
                    || now.isBefore(valid.at().plus(BACK_DATED))
                    || !now.isBefore(valid.at().plus(RENEW_AFTER))) {
                valid = issue(now);
            }
            return valid.token();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean renew(String rejected, ClockDifference observed) {
        lock.lock();
        try {
            if (issued != null && rejected.equals(issued.token())) {
                if (observed.known()) {
                    // A token that was signed by Heymarket's clock was rejected for another reason than the clock.
                    boolean isReason = observed.isCorrectable() && (clock.isNone() || !clock.isNear(observed));
                    clock = isReason ? observed : ClockDifference.NONE;
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

    private Issued issue(Instant now) {
        // In whole seconds, as the token has it, so that the age is that of the token.
        Instant at = now.minus(BACK_DATED).truncatedTo(ChronoUnit.SECONDS);
        Issued fresh = new Issued(sign(pair, at.getEpochSecond()), at);
        issued = fresh;
        return fresh;
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
