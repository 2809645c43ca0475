package io.github.camelheymarket;

import org.apache.camel.spi.UriParams;

/** The options of routes that start at Heymarket. */
@UriParams
public class ConsumerConfiguration extends EventConfiguration {}
