package io.github.camelheymarket.merge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelheymarket.model.Contact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R4.1, R4.3: what rows change about a contact, and what the write then holds. */
class ContactMergerTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static MergeResult change(String stored, String fields) {
        return new ContactMerger(TagMode.ADD, true).change(new Contact(json(stored)), json(fields));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'first':'Mara'}                       | {'first':'Mara'}",
                "{}                                     | {'first':''}",
                "{'email':'Mara@Example.org'}           | {'email':' mara@example.org'}",
                "{'custom':{'81':5}}                    | {'custom':{'81':'5'}}",
                "{'custom':{'81':true,'82':'x'}}        | {'custom':{'81':'true'}}",
                "{'custom':null}                        | {'custom':{'81':''}}",
                "{'tags':[{'tag_id':9,'tag':'vip'},7]}  | {'tags':[{'tag_id':9}]}",
                "{'assigned_user_id':310}               | {'assignee_id':310}",
                "{'assigned_user_id':0}                 | {'assignee_id':-1}",
                "{'first':'Mara','display_name':'M.'}   | {'first':'Mara'}",
                "{'phone':'12025550143'}                | {'phone':'12025550143'}",
                "{'contact_channels':[{'channel_type':'facebook','channel_id':'m','id':3}]}"
                        + " | {'contact_channels':[{'channel_type':'facebook','channel_id':'m'}]}",
            })
    void whatIsTheSameIsNoChange(String stored, String fields) {
        assertThat(change(stored, fields).differing()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'first':'Mara'}             | {'first':'mara'}           | first",
                "{'first':'Mara'}             | {'first':''}               | first",
                "{'custom':{'81':'5'}}        | {'custom':{'82':'5'}}      | custom",
                "{'custom':{'81':'5'}}        | {'custom':{'81':''}}       | custom",
                "{'tags':[{'tag_id':9}]}      | {'tags':[{'tag_id':7}]}    | tags",
                "{'tags':[{'tag_id':9}]}      | {'tags':[]}                | tags",
                "{'assigned_user_id':310}     | {'assignee_id':-1}         | assignee_id",
                "{'display_name':'M.'}        | {'display_name':'Mara'}    | display_name",
                "{}                           | {'email_suppressions':[4]} | email_suppressions",
            })
    void whatDiffersIsNamed(String stored, String fields, String member) {
        assertThat(change(stored, fields).differing()).containsExactly(member);
    }

    @Test
    void theWriteHoldsAllThatARequestMayHoldAndNothingElse() {
        MergeResult change = change("""
                {'id':7,'uuid':'u','rev':3,'created':'c','updated':'u','team_id':1,'creator_id':2,'shared':true,
                 'note':[],'op':'update','type':'t','phone':'12025550143','is_opted_out':true,'surprise':1,
                 'first':'Mara','last':'Lindqvist','display_name':'Mara Lindqvist','email':'mara@example.org',
                 'avatar':'https://example.org/m.png','assigned_user_id':310,
                 'custom':{'81':'gold','82':7,'83':null},'tags':[{'id':9,'tag':'vip'}]}
                """, "{'last':'Nyberg','custom':{'84':'new'}}");
        assertThat(json(change.body().toString())).isEqualTo(json("""
                {'first':'Mara','last':'Nyberg','display_name':'Mara Nyberg','email':'mara@example.org',
                 'avatar':'https://example.org/m.png','assignee_id':310,
                 'custom':{'81':'gold','82':'7','84':'new'},'tags':[{'tag_id':9}]}
                """));
    }

    @Test
    void anAvatarThatIsTheNameOfAFileIsLeftOut() {
        assertThat(change("{'avatar':'m.png'}", "{'first':'Mara'}").body().has("avatar"))
                .isFalse();
    }

    @Test
    void withoutMergingTheWriteHoldsTheRowAlone() {
        MergeResult change = new ContactMerger(TagMode.ADD, false)
                .change(
                        new Contact(json("{'first':'Mara','last':'L','custom':{'81':'x'},'tags':['label']}")),
                        json("{'last':'Nyberg','custom':{'82':'y'}}"));
        assertThat(change.body()).isEqualTo(json("{'last':'Nyberg','custom':{'82':'y'}}"));
        assertThat(change.tagsUnsafe()).isFalse();
    }

    @Test
    void aNewContactHasNoEmptyMembers() {
        assertThat(ContactMerger.creation(json(
                        "{'phone':'12025550143','first':'','tags':[],'assignee_id':-1,'custom':{'81':'','82':'x'}}")))
                .isEqualTo(json("{'phone':'12025550143','custom':{'82':'x'}}"));
    }
}
