package io.github.camelheymarket.operation;

/** An operation of an endpoint. Thread-safe. */
@FunctionalInterface
public interface Operation {

    OperationResult run(OperationInput input) throws Exception;
}
