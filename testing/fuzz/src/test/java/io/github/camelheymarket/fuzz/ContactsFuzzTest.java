package io.github.camelheymarket.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.camelheymarket.converter.HeymarketConverter;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.transform.HeymarketCloudEventsDataTypeTransformer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.apache.camel.Message;
import org.apache.camel.TypeConversionException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.DataType;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;

/** A contact as text, bytes or JSON, and all that it can be asked for. An input is its JSON. */
class ContactsFuzzTest {

    private static final List<Method> GETTERS = java.util.Arrays.stream(Contact.class.getMethods())
            .filter(method -> method.getName().startsWith("get") && method.getParameterCount() == 0)
            .toList();
    private static DefaultCamelContext context;

    @BeforeAll
    static void start() {
        context = new DefaultCamelContext();
        context.disableJMX();
        context.start();
    }

    @AfterAll
    static void stop() {
        context.stop();
    }

    @Timeout(30)
    @FuzzTest
    void noContactDoesHarm(byte[] input) throws Exception {
        Contact contact;
        try {
            contact = HeymarketConverter.toContact(input);
        } catch (TypeConversionException e) {
            Judge.isDiscreet(e);
            return;
        }
        for (Method getter : GETTERS) {
            try {
                getter.invoke(contact);
            } catch (InvocationTargetException e) {
                throw new AssertionError(getter.getName(), e.getCause());
            }
        }
        // An id is shown, and may be any number.
        Judge.isDiscreet(contact.toString().replace("id=" + contact.getId() + ",", ""));
        // A number such as 13e0 is the same one as 13, and becomes another kind of number when it is read again.
        byte[] written = HeymarketConverter.toBytes(contact);
        if (!Arrays.equals(HeymarketConverter.toBytes(HeymarketConverter.toContact(written)), written)) {
            throw new AssertionError("another contact after it was written and read");
        }
        HeymarketConverter.toContact(HeymarketConverter.toMap(contact));
        Message message = new DefaultExchange(context).getMessage();
        message.setBody(contact);
        new HeymarketCloudEventsDataTypeTransformer().transform(message, DataType.ANY, DataType.ANY);
    }
}
