package io.cxpulse.embedded;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cxpulse.testing.SharedData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives constructors that ask for an {@link ApicurioRegistry} the one that all such classes of the run share; it starts
 * at first use and is ended after the last test. Skips where no Java that can run it is found.
 */
final class SharedApicurio implements BeforeAllCallback, ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedApicurio.class);
    private static final Path PROGRAM = SharedData.projectRoot().resolve("target/apicurio/quarkus-run.jar");

    @Override
    public void beforeAll(ExtensionContext context) {
        assumeTrue(
                java().isPresent(),
                "no JDK " + ApicurioRegistry.JAVA + " or newer is found, which Apicurio Registry needs");
        assumeTrue(Files.isReadable(PROGRAM), "Apicurio Registry is not in target/apicurio, where Maven unpacks it");
    }

    private static Optional<Path> java() {
        return NewerJdk.find(ApicurioRegistry.JAVA);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == ApicurioRegistry.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(ApicurioRegistry.class, type -> started(), ApicurioRegistry.class);
    }

    private static ApicurioRegistry started() {
        try {
            return ApicurioRegistry.start(java().orElseThrow(), PROGRAM);
        } catch (Exception e) {
            throw new ParameterResolutionException("Apicurio Registry cannot start", e);
        }
    }
}
