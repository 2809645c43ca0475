package io.github.camelheymarket.merge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.model.Contact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code writeMode=fillEmpty}: what a row may still give a contact. */
class EmptyFieldsTest {

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static ObjectNode filled(String stored, String fields) {
        return EmptyFields.of(new Contact(json(stored)), json(fields));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                    | {'first':'Mara'}",
                "{'first':null}                        | {'first':'Mara'}",
                "{'last':''}                           | {'last':'Nyberg'}",
                "{'email':' '}                         | {'email':'mara@example.org'}",
                "{'display_name':''}                   | {'display_name':'M.'}",
                "{'avatar':''}                         | {'avatar':'https://example.org/m.png'}",
                "{'assigned_user_id':null}             | {'assignee_id':310}",
                "{'assigned_user_id':0}                | {'assignee_id':310}",
                "{'assigned_user_id':-1}               | {'assignee_id':310}",
                "{'tags':[]}                           | {'tags':[{'tag_id':9}]}",
                "{}                                    | {'custom':{'81':'gold'}}",
                "{'custom':{'81':'','82':'x'}}         | {'custom':{'81':'gold'}}",
                "{'custom':{'81':[]}}                  | {'custom':{'81':'gold'}}",
                "{}                                    | {'contact_channels':[{'channel_type':'email','channel_id':'m'}]}",
                "{'contact_channels':[{'channel_type':'phone','channel_id':'1'}]}"
                        + " | {'contact_channels':[{'channel_type':'email','channel_id':'m'}]}",
            })
    void anEmptyFieldTakesTheValueOfTheRow(String stored, String fields) {
        assertThat(filled(stored, fields)).isEqualTo(json(fields));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'first':'Mara'}                      | {'first':'Maria'}",
                "{'last':'Nyberg'}                     | {'last':''}",
                "{'first':['x']}                       | {'first':'Maria'}",
                "{'assigned_user_id':311}              | {'assignee_id':310}",
                "{'assigned_user_id':1}                | {'assignee_id':310}",
                "{'tags':[{'tag_id':7}]}               | {'tags':[{'tag_id':9}]}",
                "{'custom':{'81':'silver'}}            | {'custom':{'81':'gold'}}",
                "{'custom':{'81':5}}                   | {'custom':{'81':'6'}}",
                "{'contact_channels':[{'channel_type':'email','channel_id':'m'}]}"
                        + " | {'contact_channels':[{'channel_type':'email','channel_id':'n'}]}",
            })
    void aFieldWithAValueKeepsIt(String stored, String fields) {
        assertThat(filled(stored, fields)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'first':''}",
                "{'first':null}",
                "{'assignee_id':-1}",
                "{'assignee_id':0}",
                "{'tags':[]}",
                "{'custom':{'81':''}}",
                "{'contact_channels':[]}",
            })
    void whatClearsFillsNothing(String fields) {
        assertThat(filled("{}", fields)).isEmpty();
    }

    @Test
    void whatResponsesDoNotShowMayNotBeEmptyAndIsLeftOut() {
        assertThat(filled("{}", "{'email_suppressions':[4]}")).isEmpty();
    }

    @Test
    void theKeyOfTheRowStays() {
        assertThat(filled("{'phone':'12025550143','uuid':'u'}", "{'phone':'12025550143','contact_id':'u'}"))
                .isEqualTo(json("{'phone':'12025550143','contact_id':'u'}"));
    }
}
