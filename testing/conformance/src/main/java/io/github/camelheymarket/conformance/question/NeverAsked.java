package io.github.camelheymarket.conformance.question;

import java.util.List;

/**
 * A question of the contract that the kit does not ask.
 *
 * @param contract section of the contract
 * @param text the question
 * @param because why it is not asked
 */
public record NeverAsked(String contract, String text, String because) {
    public static final List<NeverAsked> ALL = List.of(
            new NeverAsked("C11.14", "What does null do in a request?", "the contract does not let a client send it"),
            new NeverAsked(
                    "C11.15",
                    "Does assignee_id -1 remove the owner?",
                    "a contact would first have to be given to a person of the team, who may be notified of it"),
            new NeverAsked(
                    "C11.17",
                    "How far may the clock of a JWT be wrong?",
                    "the contract does not let a client date a token into the future"),
            new NeverAsked(
                    "C11.18", "Is a phone accepted with a plus sign?", "the contract does not let a client send it"),
            new NeverAsked(
                    "C11.21", "What do rare webhooks look like?", "webhooks come from Heymarket, when they come"),
            new NeverAsked("C11.22", "When do API keys end?", "the API does not show it"));
}
