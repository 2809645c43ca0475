package io.github.camelheymarket;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of the tests in a JVM of its own, which has little to do and should be there soon. */
public final class ChildJvm {

    private final List<String> command = new ArrayList<>();

    private ChildJvm() {
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:-BytecodeVerificationRemote"));
    }

    /** The class path of the tests, wherever they run. */
    public static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** @param options of the JVM */
    public static ChildJvm with(String... options) {
        ChildJvm jvm = new ChildJvm();
        jvm.command.addAll(List.of(options));
        return jvm;
    }

    /** With the class path of the tests. */
    public ProcessBuilder run(Class<?> program, String... arguments) {
        return run(classPath(), program, arguments);
    }

    public ProcessBuilder run(String classPath, Class<?> program, String... arguments) {
        command.addAll(List.of("-cp", classPath, program.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
