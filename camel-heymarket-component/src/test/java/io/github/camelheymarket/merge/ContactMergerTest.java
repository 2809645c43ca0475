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

    private static ObjectNode body(String stored, String fields) {
        return change(stored, fields).body();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'first':'Mara','display_name':'M.'}                | {'first':'Maria'}                   | M.",
                "{'first':'Mara','display_name':'Mara'}              | {'last':'Nyberg'}                   | Mara Nyberg",
                "{'first':'Mara','last':' ','display_name':'Mara'}   | {'first':'Maria'}                   | Maria",
                "{'display_name':'M.'}                               | {'display_name':'Mara'}             | Mara",
                "{'first':'Mara','display_name':'Mara'}              | {'first':'Maria','display_name':''} | Maria",
            })
    void aDisplayNameFollowsTheNamesUnlessItIsAnother(String stored, String fields, String shown) {
        assertThat(body(stored, fields).path("display_name").asText()).isEqualTo(shown);
    }

    @Test
    void aDisplayNameOfItsOwnIsClearedByAnEmptyOne() {
        MergeResult change = change("{'first':'Mara','display_name':'M.'}", "{'display_name':''}");
        assertThat(change.differing()).containsExactly("display_name");
        assertThat(change.body().get("display_name").asText("?")).isEmpty();
    }

    @Test
    void withoutMergingADisplayNameIsNotCarriedOver() {
        assertThat(new ContactMerger(TagMode.ADD, false)
                        .change(new Contact(json("{'first':'M','display_name':'M'}")), json("{'last':'N'}"))
                        .body())
                .isEqualTo(json("{'last':'N'}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'assigned_user_id':310} | {'assignee_id':311} | 311",
                "{'assigned_user_id':310} | {'assignee_id':310} | 310",
                "{'assigned_user_id':310} | {'assignee_id':-1}  | -1",
                "{'assigned_user_id':1}   | {'assignee_id':-1}  | -1",
                "{'assigned_user_id':310} | {'assignee_id':0}   | -1",
                "{'assigned_user_id':310} | {}                  | 310",
                "{}                       | {'assignee_id':1}   | 1",
            })
    void theOwnerOfTheRowIsSentElseTheStoredOne(String stored, String fields, long sent) {
        assertThat(body(stored, fields).path("assignee_id").asLong()).isEqualTo(sent);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                     | {}",
                "{'assigned_user_id':0} | {}",
                "{}                     | {'assignee_id':-1}",
                "{}                     | {'assignee_id':0}",
                "{'assigned_user_id':0} | {'assignee_id':-1}",
                "{'assigned_user_id':0} | {'assignee_id':0}",
            })
    void whoHasNoOwnerAndGetsNoneIsSentWithout(String stored, String fields) {
        MergeResult change = change(stored, fields);
        assertThat(change.body().has("assignee_id")).isFalse();
        assertThat(change.differs()).isFalse();
    }

    @Test
    void anEmptyCustomValueIsSentOnlyWhereItClears() {
        assertThat(body("{'custom':{'81':'gold'}}", "{'custom':{'81':'','82':''}}"))
                .isEqualTo(json("{'custom':{'81':''}}"));
    }

    @Test
    void emptyTextsOfBothSidesAreNotSent() {
        assertThat(body("{'first':'','last':null,'email':''}", "{'first':'','avatar':''}"))
                .isEmpty();
    }

    @Test
    void replacedTagsAreTheSameOnlyIfNoneIsLeftOver() {
        ContactMerger replace = new ContactMerger(TagMode.REPLACE, true);
        ObjectNode nine = json("{'tags':[{'tag_id':9}]}");
        assertThat(replace.change(new Contact(json("{'tags':[9]}")), nine).differs())
                .isFalse();
        assertThat(replace.change(new Contact(json("{'tags':[9,7]}")), nine).differing())
                .containsExactly("tags");
        MergeResult label = replace.change(new Contact(json("{'tags':[9,'vip']}")), nine);
        assertThat(label.differing()).containsExactly("tags");
        assertThat(label.tagsUnsafe()).isFalse();
    }

    @Test
    void addedTagsKeepTheStoredOnesAndRefuseToLoseOneWithoutAnId() {
        ObjectNode nine = json("{'tags':[{'tag_id':9}]}");
        assertThat(json(body("{'tags':[7]}", "{'tags':[{'tag_id':9}]}").toString()))
                .isEqualTo(json("{'tags':[{'tag_id':7},{'tag_id':9}]}"));
        assertThat(change("{'tags':['vip']}", "{'tags':[{'tag_id':9}]}").tagsUnsafe())
                .isTrue();
        MergeResult alone = new ContactMerger(TagMode.ADD, false).change(new Contact(json("{'tags':[7]}")), nine);
        assertThat(json(alone.body().toString())).isEqualTo(nine);
    }

    /** Whoever verifies a write cannot tell then whether the tag without an id is the one that was written. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ADD     | ['vip']       | [{'tag_id':9}]              | true",
                "ADD     | []            | [{'tag_id':9}]              | false",
                "ADD     | ['vip',9]     | [{'tag_id':9}]              | false",
                "ADD     | ['vip']       | [{'tag_id':9},{'tag_id':7}] | false",
                "REPLACE | [7,'vip']     | [{'tag_id':9},{'tag_id':7}] | true",
                "REPLACE | [7,'vip']     | [{'tag_id':9}]              | false",
                "REPLACE | ['vip','old'] | [{'tag_id':9}]              | false",
                "REPLACE | ['vip']       | []                          | false",
            })
    void tagsAreHiddenIfOnlyTagsWithoutAnIdMayBeThem(TagMode mode, String stored, String given, boolean hidden) {
        MergeResult change = new ContactMerger(mode, true)
                .change(new Contact(json("{'tags':" + stored + "}")), json("{'tags':" + given + "}"));

        assertThat(change.hidden().contains("tags")).isEqualTo(hidden);
    }

    @Test
    void aSixthTagIsOneTooMany() {
        assertThat(change("{'tags':[1,2,3,4]}", "{'tags':[{'tag_id':9}]}").tooManyTags())
                .isFalse();
        assertThat(change("{'tags':[1,2,3,4,5]}", "{'tags':[{'tag_id':9}]}").tooManyTags())
                .isTrue();
    }

    @Test
    void aNewChannelIsSentBesideThoseThatAreKnown() {
        MergeResult change = change("{'contact_channels':[{'channel_type':'facebook','channel_id':'m'}]}", """
                        {'contact_channels':[{'channel_type':'facebook','channel_id':'m'},
                         {'channel_type':'facebook','channel_id':'n'},{'channel_type':'email','channel_id':'m'}]}
                        """);
        assertThat(change.differing()).containsExactly("contact_channels");
        assertThat(change.body()).isEqualTo(json("""
                        {'contact_channels':[
                         {'channel_type':'facebook','channel_id':'n'},{'channel_type':'email','channel_id':'m'}]}
                        """));
    }

    @Test
    void channelsThatTheAnswerDoesNotShowAreNotCompared() {
        assertThat(change("{}", "{'contact_channels':[{'channel_type':'email','channel_id':'m'}]}")
                        .differs())
                .isFalse();
    }

    @Test
    void aNewContactHasTheOwnerOfTheRowAndNoId() {
        assertThat(ContactMerger.creation(json("{'assignee_id':0}"))).isEmpty();
        assertThat(ContactMerger.creation(json("{'contact_id':'u','assignee_id':310,'last':null}")))
                .isEqualTo(json("{'assignee_id':310}"));
    }
}
