package io.github.camelheymarket.cluster;

import com.zaxxer.hikari.HikariDataSource;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresBudgetTest extends SharedBudgetScenes {

    @RegisterExtension
    static final PostgresProcess POSTGRES = new PostgresProcess();

    @Override
    ProxyManager<String> buckets(TimeMeter clock, List<AutoCloseable> opened) {
        // Creates the table.
        ClusterBudgets.connect(POSTGRES.settings()).close();
        HikariDataSource database = new HikariDataSource();
        database.setJdbcUrl(POSTGRES.url());
        database.setMaximumPoolSize(2);
        opened.add(database);
        return Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table(PostgresServer.TABLE)
                .clientClock(clock)
                .build();
    }
}
