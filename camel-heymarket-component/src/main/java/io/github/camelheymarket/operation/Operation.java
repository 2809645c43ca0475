package io.github.camelheymarket.operation;

/** One operation on one endpoint, ready to run for any number of exchanges at once. */
@FunctionalInterface
public interface Operation {

    /**
     * Runs it for one exchange.
     *
     * @throws io.github.camelheymarket.exception.HeymarketException of the type that tells what went wrong
     */
    OperationResult run(OperationInput input) throws Exception;
}
