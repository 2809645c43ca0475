package io.github.camelheymarket.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelheymarket.StandingClock;
import io.github.camelheymarket.api.ApiGateway;
import io.github.camelheymarket.api.JobClient;
import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.client.StubClient;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.exception.HeymarketException.Details;
import io.github.camelheymarket.exception.HeymarketException.Response;
import io.github.camelheymarket.exception.HeymarketServerException;
import io.github.camelheymarket.exception.HeymarketStoppedException;
import io.github.camelheymarket.job.RowListener;
import io.github.camelheymarket.model.RowResult;
import io.github.camelheymarket.storage.SpoolDirectory;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Each row that was read has a result, whatever ends the run. */
class BulkSendTest {

    private static final ApiClient BROKEN = StubClient.answering(request -> {
        throw new HeymarketServerException(
                "broken", new Details(new Response(503, null, null, null, null), 1, false), null);
    });

    private static OutgoingMessage message(Object row) {
        return OutgoingMessage.of(
                JsonNodeFactory.instance.objectNode().put("phone_number", "1202555014" + row),
                List.of("1202555014" + row),
                "Hello",
                null,
                "exchange " + row);
    }

    private static List<String> reasons(
            Function<Object, OutgoingMessage> composer, RowListener listener, Object... rows) {
        JobClient job = new JobClient("messages/bulk-send", BROKEN);
        ApiGateway gateway = job.gateway();
        BulkSend send = new BulkSend(
                job,
                composer,
                new MessageSender(gateway, new StandingClock()),
                new Rendering(new Directory(gateway, InstantSource.system())),
                new BulkSend.Settings(true, EarlierSend.NONE, false, new SendRecord()),
                new SendResults(SpoolDirectory.of(null), listener));
        HeymarketStoppedException stopped = catchThrowableOfType(
                HeymarketStoppedException.class, () -> send.run(List.of(rows).iterator()));
        List<RowResult> results = new ArrayList<>();
        stopped.getResult().rows().forEachRemaining(results::add);
        return results.stream().map(RowResult::reasonCode).toList();
    }

    @Test
    void aRowWhoseMessageCannotBeMadeEndsTheRunAndHasAResult() {
        Function<Object, OutgoingMessage> composer = row -> {
            if (row.equals(1)) {
                throw new IllegalStateException("a bean without a getter");
            }
            return message(row);
        };
        assertThat(reasons(composer, RowListener.NONE, 0, 1, 2)).containsExactly("RUN_STOPPED", "RUN_STOPPED");
    }

    @Test
    void rowsWhoseContactsCannotBeSearchedForHaveResultsAlsoWhereNobodyTakesThem() {
        RowListener broken = (source, result) -> {
            throw new HeymarketException("no room left");
        };
        assertThat(reasons(BulkSendTest::message, broken, 0, 1, 2))
                .containsExactly("FAILED", "RUN_STOPPED", "RUN_STOPPED");
    }
}
