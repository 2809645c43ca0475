package io.github.camelheymarket.fuzz;

import io.github.camelheymarket.HeymarketConstants;
import io.github.camelheymarket.operation.OperationTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A call of an operation that sends at least one request. @param name as the inputs name it */
record Call(String name, String uri, Object body, Map<String, Object> headers) {

    private static final String UUID = "0b0c2f3e-5a1d-4c38-9c55-2f6f0f7d9a11";
    private static final Map<String, Object> PERSON =
            Map.of("phone", "+" + Judge.PHONE, "first", "Mara", "last", Judge.LAST_NAME, "email", Judge.EMAIL);
    private static final Map<String, Object> OTHER =
            Map.of("phone", "+12025550144", "first", "Tove", "is_opted_out", true);
    private static final List<Object> PEOPLE = List.of(PERSON, OTHER);
    private static final List<Object> LABELLED = List.of(
            Map.of("phone", "+" + Judge.PHONE, "Branch", "North", "tags", List.of("VIP"), "last", Judge.LAST_NAME));
    private static final String LATER =
            "{'inbox_id':12,'execute_at':'2026-11-30T10:00:00Z','content':{'text':'See you'},'phone_number':'12025550143'}";
    private static final String TEMPLATE = "{'title':'Hello','content':{'text':'Hello {{first_name}}'}}";
    private static final String MARK = "{'inbox_id':12,'user_id':310,'target':'12025550143'}";
    private static final String STATE = "{'inbox_id':12,'user_id':310,'chat_id':7}";

    private static final Map<String, Object> BODIES = new HashMap<>();

    static {
        for (String name : List.of("create", "update")) {
            BODIES.put("contacts/" + name, PERSON);
        }
        for (String name : List.of("bulk-upsert", "bulk-delete", "sync")) {
            BODIES.put("contacts/" + name, PEOPLE);
        }
        BODIES.put("contacts/search", List.of("+" + Judge.PHONE));
        plain("contact-fields/create", "[{'title':'Loyalty tier'}]");
        plain("tags/create", "{'tag':'Regular','color':'#2A6F97'}");
        plain("users/search", "{'email':['mara@example.org']}");
        plain("users/update", "{'users':[{'id':311,'first_name':'Mara','last_name':'Lindqvist','role_id':4}]}");
        plain("lists/create", "{'title':'May','local_id':'may','contacts':[42]}");
        plain("lists/update", "{'add_phones':['12025550143'],'title':'June'}");
        plain("templates/create", TEMPLATE);
        plain("templates/update", TEMPLATE);
        plain("conversations/list", "{'id':310,'filters':{'inboxes':[12]}}");
        plain("conversations/open", STATE);
        plain("conversations/close", STATE);
        plain("conversations/read", MARK);
        plain("conversations/unread", MARK);
        plain("conversations/reassign", "{'inbox_id':12,'user_id':310,'reassign_id':311,'target':'12025550143'}");
        plain("conversations/transfer", "{'conversation_id':7,'transfer_inbox_id':13}");
        plain("messages/history", "{'phone_number':'+1 202-555-0143','inbox_id':12}");
        plain("schedule/create", LATER);
        plain("schedule/update", LATER);
        plain(
                "emails/send",
                "{'creator_id':310,'inbox':14,'text':'Thanks','local_id':'m1','targets':['to:mara@example.org']}");
        plain("channels/add", "{'channel_type':'email','channel_id':'mara@example.org'}");
        plain("channels/update", "{'channel_type':'phone','channel_id':'12025550143'}");
        BODIES.put("messages/send", Map.of("phone", "+" + Judge.PHONE, "text", "Hello"));
        BODIES.put("messages/bulk-send", List.of(Map.of("phone", "+" + Judge.PHONE, "text", "Hello")));
    }

    private static void plain(String name, String body) {
        BODIES.put(name, body.replace('\'', '"'));
    }

    /** Every operation at least once. */
    static List<Call> all() {
        List<Call> calls = new ArrayList<>();
        for (String operation : OperationTable.names()) {
            calls.add(of(operation, operation, options(operation), BODIES.get(operation), 42));
        }
        for (String operation : List.of("get", "update", "delete")) {
            String name = "contacts/" + operation;
            calls.add(of(name + " uuid", name, "", BODIES.get(name), UUID));
        }
        calls.add(of("contacts/create v1", "contacts/create", "?apiVersion=v1", PERSON, 42));
        calls.add(of("contacts/lookup", "contacts/lookup", "", null, null));
        calls.add(of("contacts/bulk-upsert v1", "contacts/bulk-upsert", "?apiVersion=v1", PEOPLE, null));
        calls.add(of("contacts/bulk-upsert raw", "contacts/bulk-upsert", "?resolve=false", PEOPLE, null));
        calls.add(of("contacts/bulk-upsert names", "contacts/bulk-upsert", "?phoneCheck=possible", LABELLED, null));
        calls.add(of("contacts/bulk-upsert email", "contacts/bulk-upsert", "?matchBy=phone,email", PEOPLE, null));
        calls.add(of("contacts/bulk-delete uuid", "contacts/bulk-delete", "", List.of(UUID), null));
        calls.add(of("contacts/sync update", "contacts/sync", "?mode=update-only&dryRun=true", PEOPLE, null));
        calls.add(of("contacts/sync snapshot", "contacts/sync", "?strategy=snapshot", PEOPLE, null));
        calls.add(of("contacts/list v1", "contacts/list", "?apiVersion=v1", null, null));
        calls.add(of("contacts/list flat", "contacts/list", "?outputFormat=flat", null, null));
        calls.add(of("contacts/list ndjson", "contacts/list", "?outputFormat=ndjson", null, null));
        calls.add(of("contacts/list page", "contacts/list", "?paging=page", null, null));
        calls.add(of(
                "messages/send names",
                "messages/send",
                "?inbox=Front desk&sender=Noor Teixeira",
                Map.of("phone", "+" + Judge.PHONE, "template", "Hello"),
                null));
        return calls;
    }

    private static String options(String operation) {
        return switch (operation) {
            case "contacts/set-status" -> "?status=subscribed&allowOptIn=true";
            case "api/call" -> "?allowHeaderOverride=true";
            case "messages/send", "messages/bulk-send" -> "?inbox=12&sender=310";
            default -> "";
        };
    }

    private static Call of(String name, String operation, String options, Object body, Object contact) {
        Map<String, Object> headers = new HashMap<>();
        headers.put(HeymarketConstants.RESOURCE_ID, 5);
        headers.put(HeymarketConstants.CHANNEL_TYPE, "phone");
        headers.put(HeymarketConstants.METHOD, "POST");
        headers.put(HeymarketConstants.PATH, "/v1/tags");
        if (operation.startsWith("channels/")) {
            headers.put(HeymarketConstants.CONTACT_ID, UUID);
        } else if (operation.equals("contacts/lookup")) {
            headers.put(HeymarketConstants.PHONE, "+" + Judge.PHONE);
        } else if (contact != null && !operation.equals("contacts/create")) {
            headers.put(HeymarketConstants.CONTACT_ID, contact);
        }
        return new Call(name, "heymarket:" + operation + options, body, headers);
    }

    @Override
    public String toString() {
        return name;
    }
}
