package io.github.camelheymarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelheymarket.sandbox.fault.Fault;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FaultTest extends FaultTestCase {

    @Test
    void aStatusComesInsteadOfTheCall() {
        sandbox.faults().add(Fault.status(503, "{}").header("X-Cause", "maintenance"));

        Api.Answer answer = api.post("/v1/contact", CREATE);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("X-Cause")).isEqualTo("maintenance");
        assertThat(answer.header("X-Request-Id")).isNotBlank();
        assertThat(sandbox.contactCount()).isZero();
    }

    @Test
    void aFaultHitsOnceUnlessToldOtherwise() {
        Fault twice = sandbox.faults().add(Fault.status(503).times(2));

        assertThat(api.get("/v1/team").status()).isEqualTo(503);
        assertThat(api.get("/v1/team").status()).isEqualTo(503);
        assertThat(api.get("/v1/team").status()).isEqualTo(200);
        assertThat(twice.hits()).isEqualTo(2);
        assertThat(sandbox.faults().pending()).isZero();
    }

    @Test
    void aFaultForOneEndpointLeavesTheOthersAlone() {
        sandbox.faults().add(Fault.status(500).on("POST", "/v1/contact/get").always());

        assertThat(api.get("/v1/team").status()).isEqualTo(200);
        assertThat(api.post("/v1/contact/get", CREATE).status()).isEqualTo(500);
        assertThat(api.post("/v1/contact/get", CREATE).status()).isEqualTo(500);
    }

    @Test
    void aFaultForBodiesThatCarryAValueLeavesTheOthersAlone() {
        Fault poison = sandbox.faults()
                .add(Fault.status(500)
                        .on("POST", "/v1/contact")
                        .carrying("12025550143", "Lindqvist")
                        .always());

        assertThat(api.post("/v1/contact", CREATE).status()).isEqualTo(500);
        assertThat(api.post("/v1/contact", "{'phone':'12025550144','last':'Lindqvist'}")
                        .status())
                .isEqualTo(500);
        assertThat(api.post("/v1/contact", "{'phone':'12025550144','last':'Berg'}")
                        .status())
                .isEqualTo(200);
        assertThat(api.post("/v1/contact/get", CREATE).status()).isEqualTo(500);
        assertThat(api.get("/v1/team").status()).isEqualTo(200);
        assertThat(poison.hits()).isEqualTo(3);
        assertThat(sandbox.contacts()).extracting("phone").containsExactly("12025550144");
    }

    @Test
    void aFaultForAValueIsUsedUpByTheRequestsThatCarryIt() {
        sandbox.faults().add(Fault.status(500).carrying("12025550143"));

        assertThat(api.post("/v1/contact", "{'phone':'12025550144'}").status()).isEqualTo(200);
        assertThat(api.post("/v1/contact", CREATE).status()).isEqualTo(500);
        assertThat(api.post("/v1/contact", CREATE).status()).isEqualTo(200);
    }

    @Test
    void faultsInTheQueueComeOneAfterTheOther() {
        sandbox.faults().add(Fault.status(500));
        sandbox.faults().add(Fault.status(503));

        assertThat(api.get("/v1/team").status()).isEqualTo(500);
        assertThat(api.get("/v1/team").status()).isEqualTo(503);
    }

    @Test
    void aBadCredentialDoesNotUseAFaultUp() {
        sandbox.faults().add(Fault.status(503));

        api.call("GET", "/v1/team", null, r -> r.setHeader("Authorization", "Bearer no"));

        assertThat(sandbox.faults().pending()).isEqualTo(1);
    }

    @Test
    void theRequestLogNamesTheFault() {
        sandbox.faults().add(Fault.status(503));

        api.get("/v1/team");
        api.get("/v1/team");

        assertThat(sandbox.requests()).extracting("fault").containsExactly("status 503", null);
    }

    @Test
    void resetForgetsFaultsAndLetsHeldRequestsGo() throws Exception {
        Fault held = sandbox.faults().add(Fault.holdBeforeApply());
        sandbox.faults().add(Fault.status(500).on("GET", "/v1/inboxes"));
        CompletableFuture<Api.Answer> answer = CompletableFuture.supplyAsync(() -> api.get("/v1/team"));
        assertThat(held.awaitReached(LONG)).isTrue();

        sandbox.reset();

        assertThat(answer.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(sandbox.faults().pending()).isZero();
    }
}
