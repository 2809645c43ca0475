package io.github.camelheymarket.faults;

import io.github.camelheymarket.sandbox.fault.Fault;
import java.util.Map;

/** A single create whose answer is lost. */
abstract class LostCreateTestCase {

    static final String V1 = "heymarket:contacts/create?apiVersion=v1";

    static final String V2 = "heymarket:contacts/create";

    static final String PHONE = "12025550143";

    static Map<String, Object> mara() {
        return Map.of("phone", PHONE, "first", "Mara");
    }

    static void lose(FaultRig rig, Fault fault, int times) {
        rig.sandbox
                .faults()
                .add(fault.when((method, path) -> method.equals("POST") && path.matches("/v[12]/contact"))
                        .times(times));
    }

    static long creates(FaultRig rig) {
        return rig.sandbox.requests().stream()
                .filter(r -> r.method().equals("POST") && r.path().matches("/v[12]/contact"))
                .count();
    }
}
