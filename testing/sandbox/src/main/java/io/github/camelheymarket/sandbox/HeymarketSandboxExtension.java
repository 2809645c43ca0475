package io.github.camelheymarket.sandbox;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A sandbox for a JUnit 5 test class: started before the first test, reset before each, stopped after the last.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final HeymarketSandboxExtension HEYMARKET =
 *         new HeymarketSandboxExtension(builder -> builder.profile(Profile.KIND));
 * }</pre>
 *
 * In a static field it serves the whole class and can be used from the first {@code @BeforeAll}; in an instance field each test has
 * a sandbox of its own. With {@code @ExtendWith} it uses the defaults. Tests may take the sandbox as a parameter.
 */
public final class HeymarketSandboxExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {
    private final UnaryOperator<SandboxBuilder> configure;
    private HeymarketSandbox sandbox;
    private boolean wholeClass;

    /** A sandbox with the defaults. */
    public HeymarketSandboxExtension() {
        this(UnaryOperator.identity());
    }

    /** A sandbox as the function says. */
    public HeymarketSandboxExtension(UnaryOperator<SandboxBuilder> configure) {
        this.configure = configure;
    }

    /**
     * The running sandbox.
     *
     * @throws IllegalStateException outside the tests
     */
    public HeymarketSandbox sandbox() {
        if (sandbox == null) {
            throw new IllegalStateException("The sandbox runs only while the tests run");
        }
        return sandbox;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (sandbox == null) {
            wholeClass = true;
            sandbox = configure.apply(HeymarketSandbox.builder()).start();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (sandbox == null) {
            sandbox = configure.apply(HeymarketSandbox.builder()).start();
        }
        sandbox.reset();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (!wholeClass) {
            stop();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        // A nested class ends before the class around it, which still needs the sandbox.
        boolean nested = context.getRequiredTestClass().getEnclosingClass() != null
                && context.getParent().flatMap(ExtensionContext::getTestClass).isPresent();
        if (!nested) {
            stop();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == HeymarketSandbox.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return sandbox();
    }

    private void stop() {
        if (sandbox != null) {
            sandbox.close();
            sandbox = null;
        }
    }
}
