package io.github.camelheymarket.paging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.ChildJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WalkMemoryTest {

    @Test
    void aMillionContactsFitIntoSixtyFourMegabytes() throws IOException, InterruptedException {
        Process process = ChildJvm.with("-Xmx64m")
                .run(MillionContacts.class)
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(output).contains("delivered=1000000 complete=true requests=1002");
    }
}
