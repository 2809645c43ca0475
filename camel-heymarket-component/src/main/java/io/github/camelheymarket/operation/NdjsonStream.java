package io.github.camelheymarket.operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelheymarket.model.Contact;
import io.github.camelheymarket.model.Json;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;

/** Contacts as JSON lines in UTF-8; only one contact is in memory. */
final class NdjsonStream extends InputStream {

    private final Iterator<Contact> contacts;
    private final Closeable walk;
    private byte[] line = {};
    private int position;
    private volatile boolean closed;

    NdjsonStream(Iterator<Contact> contacts, Closeable walk) {
        this.contacts = contacts;
        this.walk = walk;
    }

    @Override
    public int read() throws IOException {
        return fill() ? line[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int n = Math.min(length, line.length - position);
        System.arraycopy(line, position, target, offset, n);
        position += n;
        return n;
    }

    private boolean fill() throws JsonProcessingException {
        if (closed) {
            if (position < line.length || contacts.hasNext()) {
                throw new IllegalStateException("The stream of contacts was closed before its end; read it to its end");
            }
            return false;
        }
        if (position < line.length) {
            return true;
        }
        if (!contacts.hasNext()) {
            return false;
        }
        byte[] json = Json.mapper().writeValueAsBytes(contacts.next().json());
        line = new byte[json.length + 1];
        System.arraycopy(json, 0, line, 0, json.length);
        line[json.length] = '\n';
        position = 0;
        return true;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        walk.close();
    }
}
