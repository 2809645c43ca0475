package io.github.camelheymarket;

import org.apache.camel.spi.UriParams;

/** The options of contacts/sync alone. */
@UriParams
public class SyncConfiguration extends RowConfiguration {}
