package io.github.camelheymarket.soak;

import io.github.camelheymarket.sandbox.HeymarketSandbox;
import io.github.camelheymarket.sandbox.Seed;
import io.github.camelheymarket.sandbox.store.SandboxContact;
import io.github.camelheymarket.sandbox.webhook.WebhookEvent;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** What happens at Heymarket meanwhile: another program writes, people opt out and write messages, events are delivered. */
final class OtherPeople implements Runnable {

    private final HttpClient http = HttpClient.newHttpClient();
    private final HeymarketSandbox sandbox;
    private final String receiver;
    private final EventJudge events;
    private final Random random;
    private final AtomicLong optOuts = new AtomicLong();
    private volatile boolean isPaused;
    private volatile boolean isIdle;
    private volatile boolean isOver;
    private int edits;

    /** @param receiver of the events */
    OtherPeople(HeymarketSandbox sandbox, String receiver, EventJudge events, long seed) {
        this.sandbox = sandbox;
        this.receiver = receiver;
        this.events = events;
        this.random = new Random(seed);
    }

    void seed() {
        for (int i = 0; i < Workload.OTHERS; i++) {
            sandbox.seed(Seed.phone(Workload.phone(Lane.OTHERS + i)).first("o" + i));
        }
        for (int i = 0; i < Workload.RECIPIENTS; i++) {
            sandbox.seed(
                    Seed.phone(Workload.phone(Lane.MESSAGE.firstPerson + i)).first("m" + i));
        }
    }

    @Override
    public void run() {
        try {
            while (!isOver) {
                isIdle = isPaused;
                if (!isPaused) {
                    act();
                }
                Thread.sleep(500);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void act() throws InterruptedException {
        int dice = random.nextInt(40);
        if (dice < 2) {
            optOut();
        } else if (dice < 6) {
            deliver(WebhookEvent.messageReceived(somebody(), "Is Friday still ok?"));
        } else if (dice < 16) {
            edit();
        }
    }

    private String somebody() {
        Lane lane = Lane.values()[random.nextInt(Lane.values().length)];
        return Workload.phone(lane.firstPerson + random.nextInt(lane == Lane.MESSAGE ? 10 : 60));
    }

    private void optOut() throws InterruptedException {
        String phone = somebody();
        Optional<SandboxContact> contact = sandbox.findByPhone(phone);
        if (contact.isPresent() && !contact.get().isOptedOut()) {
            try {
                sandbox.optOut(phone);
            } catch (java.util.NoSuchElementException e) {
                // Deleted by the mirror at this moment.
                return;
            }
            optOuts.incrementAndGet();
            deliver(WebhookEvent.optOut(phone));
        }
    }

    /** Until it is accepted: the program may be dead. */
    private void deliver(WebhookEvent event) throws InterruptedException {
        int accepted = 0;
        while (accepted == 0 && !isOver) {
            accepted = (int) sandbox.webhook().deliver(receiver, event).stream()
                    .filter(status -> status == 200)
                    .count();
            if (accepted == 0) {
                Thread.sleep(300);
            }
        }
        if (accepted > 0) {
            events.accepted(event, accepted);
        }
    }

    /** Without a second try: what is stored counts. */
    private void edit() throws InterruptedException {
        String phone = Workload.phone(Lane.OTHERS + random.nextInt(Workload.OTHERS));
        List<SandboxContact> contact = sandbox.allByPhone(phone);
        String body = "{\"phone\":\"" + phone + "\",\"first\":\"o" + edits++ + "\"}";
        HttpRequest request = HttpRequest.newBuilder(URI.create(
                        sandbox.baseUrl() + "/v1/contact/" + contact.get(0).id()))
                .header("Authorization", "Bearer " + sandbox.apiKey())
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            http.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            // A fault.
        }
    }

    void pause(boolean value) {
        isPaused = value;
        isIdle = false;
    }

    boolean isIdle() {
        return isIdle;
    }

    long optOuts() {
        return optOuts.get();
    }

    void end() {
        isOver = true;
    }
}
