package io.github.camelheymarket.transform;

import org.apache.camel.Message;
import org.apache.camel.spi.DataType;
import org.apache.camel.spi.DataTypeTransformer;
import org.apache.camel.spi.Transformer;

/**
 * Makes JSON text of what the component gives: a contact, an event, a status, a result, a map, or a collection of these.
 * Members that no page documents are in it. Text, bytes and streams stay as they are.
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
