package io.github.camelheymarket.operation;

import io.github.camelheymarket.client.ApiClient;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.ContactField;
import io.github.camelheymarket.model.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Converts contacts to flat maps for tables and files, all with the same columns. Custom fields have their titles as columns,
 * tags their labels as values.
 */
final class FlatContacts {

    private static final List<String> FIXED = List.of(
            "id",
            "uuid",
            "phone",
            "first",
            "last",
            "display_name",
            "email",
            "avatar",
            "assignee_id",
            "is_opted_out",
            "tags",
            "created",
            "updated");

    /** Ids of custom fields by column. */
    private final Map<String, String> custom = new LinkedHashMap<>();

    private final Map<Long, String> labels = new LinkedHashMap<>();
    private final ApiClient client;
    private boolean labelsRead;

    private FlatContacts(ApiClient client, List<ContactField> fields) {
        this.client = client;
        for (ContactField field : fields) {
            custom.put(column(field), Long.toString(field.id()));
        }
    }

    static FlatContacts of(ApiClient client) {
        return new FlatContacts(client, RowMappers.customFields(client));
    }

    /** The title, or {@code custom.<id>} if the title is blank or another column has it. */
    private String column(ContactField field) {
        String title = field.title() == null ? "" : field.title().strip();
        boolean usable = !title.isEmpty() && !FIXED.contains(title) && !custom.containsKey(title);
        return usable ? title : "custom." + field.id();
    }

    Map<String, Object> flat(Contact contact) {
        Map<String, Object> flat = new LinkedHashMap<>();
        flat.put("id", contact.getId());
        flat.put("uuid", contact.getUuid());
        flat.put("phone", contact.getPhone());
        flat.put("first", contact.getFirst());
        flat.put("last", contact.getLast());
        flat.put("display_name", contact.getDisplayName());
        flat.put("email", contact.getEmail());
        flat.put("avatar", contact.getAvatar());
        flat.put("assignee_id", contact.getAssigneeId());
        flat.put("is_opted_out", contact.getOptedOut());
        flat.put("tags", tags(contact));
        flat.put("created", contact.getCreated());
        flat.put("updated", contact.getUpdated());
        Map<String, String> values = contact.getCustom();
        custom.forEach((column, id) -> flat.put(column, values.get(id)));
        return flat;
    }

    private @Nullable String tags(Contact contact) {
        List<@Nullable String> names = new ArrayList<>();
        for (Tag tag : contact.getTags()) {
            names.add(tag.label() != null ? tag.label() : label(tag.id()));
        }
        return names.isEmpty() ? null : names.stream().filter(Objects::nonNull).collect(Collectors.joining(";"));
    }

    /** The labels are read once, if a contact has a tag without its label. */
    private @Nullable String label(@Nullable Long id) {
        if (!labelsRead) {
            RowMappers.tags(client).forEach(tag -> labels.put(tag.id(), tag.label()));
            labelsRead = true;
        }
        return labels.getOrDefault(id, id == null ? null : id.toString());
    }
}
