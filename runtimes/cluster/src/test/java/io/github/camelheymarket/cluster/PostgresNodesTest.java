package io.github.camelheymarket.cluster;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresNodesTest extends NodesByPropertiesScenes {

    @RegisterExtension
    static final PostgresProcess POSTGRES = new PostgresProcess();

    @Override
    TestServer server() {
        return POSTGRES;
    }

    @Override
    String shown() {
        return "PostgreSQL at localhost:";
    }

    @Test
    void aDatabaseThatDoesNotExistIsSaid() {
        String elsewhere = POSTGRES.url().replace("/postgres", "/no-such-database");

        assertThatThrownBy(() -> node("", elsewhere)).hasMessageContaining("\"no-such-database\" does not exist");
    }
}
