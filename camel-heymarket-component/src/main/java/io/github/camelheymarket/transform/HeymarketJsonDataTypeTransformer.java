package io.github.camelheymarket.transform;

import org.apache.camel.Message;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;

/**
 * Converts contacts, events, statuses, results, maps, and collections of these to JSON text. Members that the vendor does not
 * document are kept. Text, bytes and streams are not changed.
 */
@DataTypeTransformer(
        name = "heymarket:application-json",
        description = "Converts contacts, events and results of Heymarket to JSON text.")
public class HeymarketJsonDataTypeTransformer extends Transformer {

    @Override
    public void transform(Message message, DataType fromType, DataType toType) {
        JsonBody.set(message);
    }
}
