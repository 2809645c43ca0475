package io.github.camelheymarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelheymarket.sandbox.settings.Profile;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The channels of a contact, one by one. */
class ChannelCallsTest {
    @RegisterExtension
    static final HeymarketSandboxExtension HEYMARKET =
            new HeymarketSandboxExtension(builder -> builder.profile(Profile.KIND));

    @RegisterExtension
    static final ContractCheck CONTRACT = new ContractCheck(HEYMARKET);

    private HeymarketSandbox sandbox;
    private Api api;
    private SandboxContact mara;
    private String path;

    @BeforeEach
    void oneContact() {
        sandbox = HEYMARKET.sandbox();
        api = new Api(sandbox);
        mara = sandbox.seed(Seed.phone("12025550143"));
        path = "/v2/contact/" + mara.uuid() + "/channel";
    }

    @Test
    void anAddedChannelIsListedReadAndFound() {
        JsonNode all = api.post(path, "{'channel_type':'email','channel_id':'mara@example.org'}")
                .json();

        assertThat(api.get(path + "s").json()).isEqualTo(all);
        assertThat(all.findValuesAsText("channel_id")).containsExactly("12025550143", "mara@example.org");
        assertThat(api.get(path + "/email").json()).isEqualTo(all.get(1));
        assertThat(sandbox.allByEmail("mara@example.org")).hasSize(1);
    }

    @Test
    void anUpdateGivesTheChannelOfATypeANewValue() {
        api.post(path, "{'channel_type':'email','channel_id':'mara@example.org'}");

        JsonNode all = api.put(path, "{'channel_type':'email','channel_id':'new@example.org'}")
                .json();

        assertThat(all.findValuesAsText("channel_id")).containsExactly("12025550143", "new@example.org");
        assertThat(sandbox.allByEmail("mara@example.org")).isEmpty();
    }

    @Test
    void anUpdateOfThePhoneChannelChangesThePhone() {
        api.put(path, "{'channel_type':'phone','channel_id':'12025550144'}");

        SandboxContact changed = sandbox.findById(mara.id()).orElseThrow();
        assertThat(changed.phone()).isEqualTo("12025550144");
        assertThat(changed.rev()).isEqualTo(2);
        assertThat(sandbox.findByPhone("12025550143")).isEmpty();
    }

    @Test
    void aValueThatAnotherContactHasIsRefused() {
        sandbox.seed(Seed.phone("12025550144"));

        assertThat(api.put(path, "{'channel_type':'phone','channel_id':'12025550144'}")
                        .status())
                .isEqualTo(400);
        assertThat(sandbox.findByPhone("12025550143")).contains(mara);
    }

    @Test
    void aDeletedChannelIsGone() {
        api.post(path, "{'channel_type':'email','channel_id':'mara@example.org'}");

        assertThat(api.delete(path + "/email").json().asText()).isEqualTo("ok");

        assertThat(api.get(path + "/email").status()).isEqualTo(404);
        assertThat(api.delete(path + "/email").status()).isEqualTo(404);
        assertThat(api.put(path, "{'channel_type':'email','channel_id':'mara@example.org'}")
                        .status())
                .isEqualTo(404);
        assertThat(api.get(path + "s").json()).hasSize(1);
    }

    @Test
    void withoutItsPhoneChannelAContactHasNoPhone() {
        api.post(path, "{'channel_type':'email','channel_id':'mara@example.org'}");

        api.delete(path + "/phone");

        assertThat(sandbox.findById(mara.id()).orElseThrow().phone()).isEmpty();
        assertThat(sandbox.findByPhone("12025550143")).isEmpty();
    }

    @Test
    void aContactThatIsNotThereHasNoChannels() {
        String nobody = "/v2/contact/" + UUID.randomUUID() + "/channel";

        assertThat(api.get(nobody + "s").status()).isEqualTo(404);
        assertThat(api.delete(nobody + "/phone").status()).isEqualTo(404);
        assertThat(api.put(nobody, "{'channel_type':'phone','channel_id':'12025550144'}")
                        .status())
                .isEqualTo(404);
    }
}
