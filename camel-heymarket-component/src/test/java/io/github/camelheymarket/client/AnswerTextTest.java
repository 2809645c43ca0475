package io.github.camelheymarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelheymarket.client.HttpTransport.AnswerTooLongException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much of a body is read, however long it says that it is. */
class AnswerTextTest {

    private int aborts;
    private int closes;

    private byte[] read(int status, InputStream body, long length) throws IOException {
        BasicClassicHttpResponse response = new BasicClassicHttpResponse(status);
        response.setEntity(new InputStreamEntity(body, length, ContentType.APPLICATION_JSON));
        return AnswerText.read(response, () -> aborts++);
    }

    /** A stream that ends after so many bytes, or fails there. */
    private InputStream stream(byte[] content, boolean fails) {
        return new ByteArrayInputStream(content) {
            @Override
            public synchronized int read() {
                return read(new byte[1], 0, 1) < 0 ? -1 : buf[pos - 1] & 0xFF;
            }

            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                int count = super.read(target, offset, Math.min(length, 5_000));
                if (count < 0 && fails) {
                    throw new CutOff();
                }
                return count;
            }

            @Override
            public void close() {
                closes++;
            }
        };
    }

    private static final class CutOff extends RuntimeException {}

    private static byte[] digits(int length) {
        byte[] bytes = new byte[length];
        Random random = new Random(length);
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) ('0' + random.nextInt(10));
        }
        return bytes;
    }

    @Test
    void aResponseWithoutABodyIsEmpty() throws IOException {
        assertThat(AnswerText.read(new BasicClassicHttpResponse(204), () -> aborts++))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0, -1",
        "0, 0",
        "1, -1",
        "1, 1",
        "16383, -1",
        "16384, -1",
        "16385, -1",
        "40000, -1",
        "40000, 40000",
        "40000, 20",
        "40000, 90000",
        "1048577, 1048577",
        "1048576, 99999999",
    })
    void aBodyIsReadInFullWhateverItsLengthIsSaidToBe(int length, long said) throws IOException {
        byte[] content = digits(length);
        assertThat(read(200, stream(content, false), said)).isEqualTo(content);
        assertThat(aborts).isZero();
        assertThat(closes).isEqualTo(1);
    }

    @Test
    void theTextOfAnErrorIsCutAtItsLimitAndTheRequestAborted() throws IOException {
        byte[] content = digits(AnswerText.MAX_ERROR_BYTES + 1);
        assertThat(read(500, stream(content, false), -1)).hasSize(AnswerText.MAX_ERROR_BYTES);
        assertThat(aborts).isEqualTo(1);
        byte[] full = digits(AnswerText.MAX_ERROR_BYTES);
        assertThat(read(199, stream(full, false), -1)).isEqualTo(full);
        assertThat(aborts).isEqualTo(1);
    }

    @Test
    void aSuccessIsRefusedAboveItsLimit() throws IOException {
        byte[] content = digits(AnswerText.MAX_BYTES + 1);
        assertThatThrownBy(() -> read(299, stream(content, false), -1))
                .isInstanceOf(AnswerTooLongException.class)
                .hasMessage("the answer is longer than 16 MiB");
        assertThat(aborts).isEqualTo(1);
        assertThat(closes).isEqualTo(1);
        assertThat(read(300, stream(content, false), -1)).hasSize(AnswerText.MAX_ERROR_BYTES);
    }

    private InputStream cutOff(String text) {
        InputStream content = stream(text.getBytes(StandardCharsets.UTF_8), true);
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("one byte is never asked for here");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                try {
                    return content.read(target, offset, length);
                } catch (CutOff e) {
                    throw new IOException("cut off", e);
                }
            }
        };
    }

    @Test
    void ofAnErrorThatIsCutOffThePartIsKeptAndASuccessFails() throws IOException {
        assertThat(read(400, cutOff("{\"message\":\"no"), -1)).asString().isEqualTo("{\"message\":\"no");
        assertThatThrownBy(() -> read(200, cutOff("{\"id\":"), -1))
                .isInstanceOf(IOException.class)
                .hasMessage("cut off");
    }

    @Test
    void aSuccessThatIsNoUtf8IsNoTextAndAnErrorIsKeptAsItIs() throws IOException {
        byte[] latin = {'"', (byte) 0xE4, '"'};
        assertThat(read(200, stream(latin, false), -1)).isNull();
        assertThat(read(400, stream(latin, false), -1)).isEqualTo(latin);
    }
}
