package io.github.camelheymarket.cluster;

/** Why a server did not answer: the drivers put it into the innermost exception. */
final class Reasons {

    private Reasons() {}

    /** Without a full stop at its end. */
    static String of(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause().getMessage() != null) {
            root = root.getCause();
        }
        String reason = String.valueOf(root.getMessage());
        return reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
    }
}
