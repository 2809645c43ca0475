package io.github.camelheymarket;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An endpoint that is used in the wrong direction, and options of the other direction, fail when the route starts. */
class BadDirectionUriTest extends BadUriTestCase {

    @ParameterizedTest
    @ValueSource(strings = {"contacts/get", "contacts/create", "contacts/bulk-upsert", "api/call"})
    void fromWithAnOperationThatSendsIsRefused(String operation) {
        Throwable failure = fromFailure("heymarket:" + operation);
        assertThat(own(failure))
                .contains("heymarket:" + operation + " cannot be used with from")
                .contains("to");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "paging=page            | which belongs to contacts/list",
                "contactId=5            | which belongs to contacts/get",
                "dryRun=true            | which belongs to contacts/bulk-upsert"
            })
    void anOptionOfToIsNotForFrom(String option, String users) {
        assertThat(own(fromFailure("heymarket:contacts/list?" + option)))
                .contains("does not use the option '" + option.substring(0, option.indexOf('=')) + "'")
                .contains(users);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "contacts/list | maxMessagesPerPoll=5          | which belongs to from contacts/list",
                "contacts/list | contactsPerExchange=5         | which belongs to from contacts/list",
                "contacts/list | delay=5                       | which belongs to routes that start with contacts/list",
                "contacts/list | sendEmptyMessageWhenIdle=true | which belongs to routes that start with contacts/list",
                "contacts/list | scheduler.cron=x              | which belongs to routes that start with contacts/list",
                "contacts/get  | exceptionHandler=#x           | which belongs to routes that start with contacts/list",
                "contacts/get  | backoffMultiplier=2           | which belongs to routes that start with contacts/list"
            })
    void anOptionOfFromIsNotForTo(String operation, String option, String users) {
        assertThat(own(routes.startFailure("heymarket:" + operation + "?" + option)))
                .contains("does not use the option '" + option.substring(0, option.indexOf('=')) + "'")
                .contains(users);
    }

    @Test
    void theDirectionIsNamedWhereTheOperationHasBoth() {
        assertThat(own(fromFailure("heymarket:contacts/list?paging=page")))
                .contains("contacts/list with from does not use the option 'paging'");
        assertThat(own(routes.startFailure("heymarket:contacts/list?delay=5")))
                .contains("contacts/list with to does not use the option 'delay'");
    }

    @Test
    void theOptionsOfASchedulerAreWrittenWithItsPrefix() {
        assertThat(own(fromFailure("heymarket:contacts/list?schedulerProperties=x")))
                .contains("write scheduler.<property>=<value>");
    }

    @Test
    void contactsPerExchangeIsNotNegative() {
        assertThat(own(fromFailure("heymarket:contacts/list?contactsPerExchange=-1")))
                .contains("contactsPerExchange is -1; it must be at least 0");
    }

    private Throwable fromFailure(String uri) {
        return org.assertj.core.api.Assertions.catchThrowable(() -> routes.context()
                .addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(uri).routeId("fails").to("mock:end");
                    }
                }));
    }
}
