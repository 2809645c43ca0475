package io.github.camelheymarket.configuration;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** How rows are read: their columns, phones, tags and empty values. */
@UriParams
public class RowConfiguration extends ConnectionConfiguration {

    @UriParam(
            label = "producer",
            description =
                    "The region, as a two-letter code such as US, used to parse phone numbers that do not begin with a plus sign or 00. If not set, such a number is read as international digits.")
    private @Nullable String defaultRegion;

    @UriParam(
            label = "producer",
            defaultValue = "valid",
            enums = "valid,possible",
            description =
                    "How strictly phone numbers are checked. valid: the number must belong to a range that its country uses, so that dummy numbers such as 9999999999 are rejected. possible: the number must have a possible length. A number that Heymarket returned is always accepted.")
    private String phoneCheck = "valid";

    @UriParam(
            label = "producer",
            defaultValue = "error",
            enums = "error,ignore",
            description =
                    "What to do with columns that are neither contact fields nor titles of custom fields. error: fail once and list all of them. ignore: leave them out.")
    private String unknownFields = "error";

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Whether an empty value clears the field: true, false, or a comma-separated list of the fields that an empty value clears. Phone and consent are never cleared.")
    private String clearEmpty = "false";

    @UriParam(
            label = "producer",
            defaultValue = "add",
            enums = "add,replace",
            description = "Whether the given tags are added to the stored tags or replace them.")
    private String tagMode = "add";

    @UriParam(
            label = "producer",
            prefix = "map.",
            multiValue = true,
            description =
                    "Renames columns: the name after the prefix is the column, and the value is a contact field or the title of a custom field. An empty value leaves the column out.")
    private Map<String, Object> map = new HashMap<>();

    public @Nullable String getDefaultRegion() {
        return defaultRegion;
    }

    public void setDefaultRegion(@Nullable String defaultRegion) {
        this.defaultRegion = defaultRegion;
    }

    public String getPhoneCheck() {
        return phoneCheck;
    }

    public void setPhoneCheck(String phoneCheck) {
        this.phoneCheck = phoneCheck;
    }

    public String getUnknownFields() {
        return unknownFields;
    }

    public void setUnknownFields(String unknownFields) {
        this.unknownFields = unknownFields;
    }

    public String getClearEmpty() {
        return clearEmpty;
    }

    public void setClearEmpty(String clearEmpty) {
        this.clearEmpty = clearEmpty;
    }

    public String getTagMode() {
        return tagMode;
    }

    public void setTagMode(String tagMode) {
        this.tagMode = tagMode;
    }

    public Map<String, Object> getMap() {
        return map;
    }

    public void setMap(Map<String, Object> map) {
        this.map = map;
    }
}
