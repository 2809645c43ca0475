package io.github.camelheymarket.bulk;

import io.github.camelheymarket.api.AnswerReader;
import io.github.camelheymarket.api.ApiEndpoint;
import io.github.camelheymarket.api.JobAbortedException;
import io.github.camelheymarket.api.JobClient;
import io.github.camelheymarket.api.StoredContact;
import io.github.camelheymarket.api.WriteMemory;
import io.github.camelheymarket.client.ApiRequest;
import io.github.camelheymarket.client.ApiResponse;
import io.github.camelheymarket.exception.HeymarketAnswerException;
import io.github.camelheymarket.exception.HeymarketException;
import io.github.camelheymarket.find.JobReads;
import io.github.camelheymarket.model.Answers;
import io.github.camelheymarket.model.ContactStatus;
import io.github.camelheymarket.model.MessagingStatus;

/** Sets the status of contacts for a bulk job; verifies by a status call where the answer does not confirm the change (C5.9). */
final class StatusWrites {

    private final JobReads reads;
    private final JobClient job;
    private final WriteMemory memory;

    StatusWrites(JobReads reads, WriteMemory memory) {
        this.reads = reads;
        this.job = reads.job();
        this.memory = memory;
    }

    ApiResponse subscribe(StoredContact stored) {
        return set(stored, MessagingStatus.SUBSCRIBED);
    }

    ApiResponse unsubscribe(StoredContact stored) {
        return set(stored, MessagingStatus.UNSUBSCRIBED);
    }

    private ApiResponse set(StoredContact stored, MessagingStatus status) {
        memory.changed(stored);
        ApiRequest request = job.gateway()
                .request(ApiEndpoint.SET_STATUS_V1, JobReads.reference(stored).put("status", status.wire()));
        return job.extra(() -> job.call(request, response -> confirmed(stored, status, request, response)));
    }

    private ApiResponse confirmed(
            StoredContact stored, MessagingStatus status, ApiRequest request, ApiResponse response) {
        if (!Answers.isSuccess(response.body()) && !status.isShownBy(statusAfter(stored, request, response))) {
            throw doubtful(request, "NOT_STORED", response, "and the contact's status does not show it");
        }
        return response;
    }

    private ContactStatus statusAfter(StoredContact stored, ApiRequest request, ApiResponse response) {
        try {
            return reads.status(stored);
        } catch (JobAbortedException stop) {
            throw new JobAbortedException(String.valueOf(stop.getMessage()), notVerified(request, response, stop));
        } catch (HeymarketException e) {
            throw notVerified(request, response, e);
        }
    }

    private static HeymarketAnswerException notVerified(ApiRequest request, ApiResponse response, Exception look) {
        HeymarketAnswerException failure =
                doubtful(request, "NOT_VERIFIED", response, "and the contact's status could not be read afterwards");
        failure.addSuppressed(look);
        return failure;
    }

    private static HeymarketAnswerException doubtful(
            ApiRequest request, String code, ApiResponse response, String sentence) {
        return new HeymarketAnswerException(
                request + ": " + code + ": Heymarket answered " + response.status() + " without confirming the change, "
                        + sentence,
                AnswerReader.doubtful(response),
                null);
    }
}
