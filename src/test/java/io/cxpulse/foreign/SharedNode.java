package io.cxpulse.foreign;

import io.cxpulse.testing.EmbeddedCluster;
import io.cxpulse.testing.SharedCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives constructors that ask for a {@link NodeClient} one that talks to the shared cluster; all classes of the run
 * share it. Skips where Node.js or npm's clients are missing.
 */
final class SharedNode implements BeforeAllCallback, ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedNode.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        NodeProgram.path();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == NodeClient.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        EmbeddedCluster cluster = (EmbeddedCluster) new SharedCluster().resolveParameter(parameter, context);
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(NodeClient.class, type -> started(cluster), NodeClient.class);
    }

    private static NodeClient started(EmbeddedCluster cluster) {
        try {
            return NodeClient.start(NodeProgram.path(), cluster);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
