package io.github.camelheymarket.storage;

import io.github.camelheymarket.model.FieldChange;
import io.github.camelheymarket.model.Outcome;
import io.github.camelheymarket.model.RowResult;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Encodes the result of a row. The process that wrote the bytes reads them, so that they need no version. */
final class RowResultCodec {

    private static final int NONE = -1;
    private static final Outcome[] OUTCOMES = Outcome.values();

    private RowResultCodec() {}

    static byte[] encode(RowResult row) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(row.index());
        out.writeByte(row.outcome().ordinal());
        out.writeInt(row.attempts());
        text(out, row.key());
        number(out, row.contactId());
        text(out, row.uuid());
        number(out, row.messageId());
        text(out, row.reason());
        text(out, row.field());
        number(out, row.status() == null ? null : row.status().longValue());
        text(out, row.requestId());
        number(out, row.mergedWith());
        out.writeInt(row.changes().size());
        for (FieldChange change : row.changes()) {
            text(out, change.field());
            text(out, change.from());
            text(out, change.to());
        }
        return bytes.toByteArray();
    }

    static RowResult decode(DataInputStream in) throws IOException {
        long index = in.readLong();
        Outcome outcome = OUTCOMES[in.readByte()];
        int attempts = in.readInt();
        String key = text(in);
        Long contactId = number(in);
        String uuid = text(in);
        Long messageId = number(in);
        String reason = text(in);
        String field = text(in);
        Long status = number(in);
        String requestId = text(in);
        Long mergedWith = number(in);
        List<FieldChange> changes = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            String changed = Objects.requireNonNull(text(in), "the field of a change");
            changes.add(new FieldChange(changed, text(in), text(in)));
        }
        return RowResult.builder(index, outcome)
                .key(key)
                .contact(contactId, uuid)
                .message(messageId)
                .reason(reason, field)
                .answer(status == null ? null : status.intValue(), requestId, attempts)
                .mergedWith(mergedWith)
                .changes(changes)
                .build();
    }

    private static void number(DataOutputStream out, @Nullable Long value) throws IOException {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeLong(value);
        }
    }

    private static @Nullable Long number(DataInputStream in) throws IOException {
        return in.readBoolean() ? in.readLong() : null;
    }

    /** Does not use {@code writeUTF}, whose limit is 64 KB: a reason may quote a long response. */
    private static void text(DataOutputStream out, @Nullable String value) throws IOException {
        if (value == null) {
            out.writeInt(NONE);
            return;
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static @Nullable String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length == NONE ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
