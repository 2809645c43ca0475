package io.github.camelheymarket;

import io.github.camelheymarket.sandbox.store.SandboxContact;

/** Changes that another program makes between two polls. */
abstract class ChangesPollTestCase extends ChangesTestCase {

    void change(SandboxContact contact, String first) {
        ChangesRig.change(sandbox, contact, first);
    }
}
