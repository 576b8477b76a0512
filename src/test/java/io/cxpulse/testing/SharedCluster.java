package io.cxpulse.testing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives constructors and tests that ask for an {@link EmbeddedCluster} the one that all such classes of the run share;
 * it starts at first use and is closed after the last test. Topics and subjects need names of their own, and settings
 * of the whole cluster stay as they are.
 */
public final class SharedCluster implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedCluster.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == EmbeddedCluster.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(EmbeddedCluster.class, type -> started(), EmbeddedCluster.class);
    }

    private static EmbeddedCluster started() {
        try {
            return EmbeddedCluster.start();
        } catch (Exception e) {
            throw new ParameterResolutionException("The shared cluster cannot start", e);
        }
    }
}
