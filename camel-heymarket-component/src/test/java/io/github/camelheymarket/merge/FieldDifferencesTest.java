package io.github.camelheymarket.merge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.FieldChange;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a report says of a row: each field with its old value and its new one. */
class FieldDifferencesTest {

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static List<FieldChange> changes(String stored, String fields) {
        Contact contact = new Contact(json(stored));
        MergeResult change = new ContactMerger(TagMode.ADD, true).change(contact, json(fields));
        return FieldDifferences.ofUpdate(contact, change.differing(), change.fields(), change.body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "{'first':'Mara'}         | {'first':'Maria'}          | first              | Mara           | Maria",
                "{}                       | {'first':'Mara'}           | first              | -              | Mara",
                "{'first':'Mara'}         | {'first':''}               | first              | Mara           | -",
                "{'custom':{'81':5}}      | {'custom':{'81':'6'}}      | custom.81          | 5              | 6",
                "{'tags':[{'tag_id':9}]}  | {'tags':[{'tag_id':7}]}    | tags               | 9              | 7, 9",
                "{'tags':[9, 10]}         | {'tags':[]}                | tags               | 10, 9          | -",
                "{'tags':['vip']}         | {'tags':[{'tag_id':7}]}    | tags               | vip            | 7",
                "{}                       | {'tags':[{'tag_id':7}]}    | tags               | -              | 7",
                "{'assigned_user_id':310} | {'assignee_id':311}        | assignee_id        | 310            | 311",
                "{'assigned_user_id':310} | {'assignee_id':-1}         | assignee_id        | 310            | -",
                "{'assigned_user_id':310} | {'assignee_id':0}          | assignee_id        | 310            | -",
                "{'assigned_user_id':-1}  | {'assignee_id':311}        | assignee_id        | -              | 311",
                "{'assigned_user_id':0}   | {'assignee_id':311}        | assignee_id        | -              | 311",
                "{}                       | {'assignee_id':311}        | assignee_id        | -              | 311",
                "{}                       | {'email_suppressions':[4]} | email_suppressions | -              | 4",
                "{'contact_channels':[{'channel_type':'phone','channel_id':'1'}]}"
                        + " | {'contact_channels':[{'channel_type':'email','channel_id':'m'}]}"
                        + " | contact_channels | phone:1 | email:m",
            })
    void aChangeHasTheOldAndTheNewValue(String stored, String fields, String field, String from, String to) {
        assertThat(changes(stored, fields)).containsExactly(new FieldChange(field, from, to));
    }

    @Test
    void onlyTheCustomValuesThatChangeAreListed() {
        assertThat(changes("{'custom':{'81':'gold','82':'x'}}", "{'custom':{'81':'gold','82':'y','83':''}}"))
                .containsExactly(new FieldChange("custom.82", "x", "y"));
    }

    @Test
    void aCreateListsAllValuesOfTheRequest() {
        ObjectNode body = json("""
                {'first':'Mara','last':'','custom':{'81':'gold','82':''},'tags':[{'tag_id':9},{'tag_id':7}],
                 'contact_channels':[{'channel_type':'phone','channel_id':'1'}]}
                """);
        assertThat(FieldDifferences.ofCreation(body))
                .containsExactly(
                        new FieldChange("first", null, "Mara"),
                        new FieldChange("custom.81", null, "gold"),
                        new FieldChange("tags", null, "7, 9"),
                        new FieldChange("contact_channels", null, "phone:1"));
    }
}
