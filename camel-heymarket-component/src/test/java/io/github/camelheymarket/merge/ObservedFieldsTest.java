package io.github.camelheymarket.merge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.api.StoredContact.Read;
import io.github.camelheymarket.model.Contact;
import org.junit.jupiter.api.Test;

/** R4.2: missing is unknown until the endpoint has shown the member. */
class ObservedFieldsTest {

    private final ObservedFields seen = new ObservedFields();
    private final StoredContact stored = StoredContact.found(new Contact());

    @Test
    void aMemberThatTheEndpointHasShownForSomebodyIsEmptyWhereItIsMissing() {
        assertThat(seen.isUnknown(stored, "email")).isTrue();
        Contact other = new Contact();
        other.setEmail("mara@example.org");
        seen.saw(Read.SEARCH, other);
        assertThat(seen.isUnknown(stored, "email")).isFalse();
    }

    @Test
    void whatAnotherEndpointShowsSaysNothing() {
        Contact other = new Contact();
        other.setOptedOut(false);
        seen.saw(Read.GET_V1, other);
        assertThat(seen.isUnknown(stored, ObservedFields.OPTED_OUT)).isTrue();
    }

    @Test
    void anOptOutFlagThatIsNullSaysNothing() {
        Contact other = new Contact();
        other.json().set(ObservedFields.OPTED_OUT, JsonNodeFactory.instance.nullNode());
        seen.saw(Read.SEARCH, other);
        assertThat(seen.isUnknown(stored, ObservedFields.OPTED_OUT)).isTrue();
        other.setOptedOut(true);
        seen.saw(Read.SEARCH, other);
        seen.saw(Read.SEARCH, new Contact());
        assertThat(seen.isUnknown(stored, ObservedFields.OPTED_OUT)).isFalse();
    }

    @Test
    void consentWasShownOnceAnyAnswerHadTheFlag() {
        assertThat(seen.showedConsent()).isFalse();
        seen.saw(Read.SEARCH, new Contact());
        assertThat(seen.showedConsent()).isFalse();
        Contact other = new Contact();
        other.setOptedOut(false);
        seen.saw(Read.GET_V2, other);
        assertThat(seen.showedConsent()).isTrue();
    }

    @Test
    void anOwnerIsKnownUnderEitherName() {
        Contact owned = new Contact();
        owned.json().put("assignee_id", 310);
        assertThat(seen.isUnknown(StoredContact.found(owned), "assigned_user_id"))
                .isFalse();
        assertThat(seen.isUnknown(StoredContact.found(owned), "email")).isTrue();
        assertThat(seen.isUnknown(stored, "assigned_user_id")).isTrue();
    }

    @Test
    void whatAMergedWriteNeedsAndNoAnswerShowedIsListed() {
        Contact shown = new Contact();
        shown.setFirst("Mara");
        shown.setLast("Nyberg");
        seen.saw(Read.SEARCH, shown);
        assertThat(seen.unknownOf(stored))
                .containsExactly("phone", "display_name", "email", "custom", "avatar", "assigned_user_id", "tags");
    }
}
