package io.cxpulse.app;

import io.cxpulse.simulate.DeliveryFailed;
import io.cxpulse.simulate.UsageProblem;
import io.cxpulse.wire.AvroSettings;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say which cluster events go to; without any, the running embedded instance. */
final class ReplayTarget {

    record Address(String bootstrap, AvroSettings avro) {}

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "Broker to produce to; with --registry. Default: the running embedded instance.")
    private @Nullable String bootstrap;

    @Option(names = "--registry", paramLabel = "URL", description = "Schema registry of that cluster.")
    private @Nullable String registry;

    @Option(
            names = "--register-schemas",
            description = "Register missing schemas at --registry. An embedded instance always allows it.")
    private boolean registerSchemas;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data directory of the embedded instance. Default: data in the product's directory.")
    private @Nullable Path data;

    Address address() throws UsageProblem, DeliveryFailed {
        return address(bootstrap, registry, registerSchemas, data == null ? RunningInstance.defaultDirectory() : data);
    }

    /** The cluster that is named, or else the embedded instance of the directory. */
    static Address address(
            @Nullable String bootstrap, @Nullable String registry, boolean registerSchemas, Path directory)
            throws UsageProblem, DeliveryFailed {
        if (bootstrap != null && registry != null) {
            return new Address(checked(bootstrap), new AvroSettings(registry, registerSchemas));
        }
        if (bootstrap != null || registry != null) {
            throw new UsageProblem(
                    (bootstrap == null ? "--registry without --bootstrap" : "--bootstrap without --registry")
                            + ": give both, or neither for the running embedded instance");
        }
        return embedded(directory);
    }

    private static Address embedded(Path directory) throws DeliveryFailed {
        try {
            return RunningInstance.find(directory)
                    .map(found -> new Address(found.bootstrap(), new AvroSettings(found.registry(), true)))
                    .orElseThrow(() -> new DeliveryFailed("no instance runs on the data directory " + directory
                            + "; start one with `pulse up`, or give --bootstrap and --registry"));
        } catch (UncheckedIOException e) {
            throw new DeliveryFailed(String.valueOf(e.getMessage()), e);
        }
    }

    private static String checked(String bootstrap) throws UsageProblem {
        for (String address : bootstrap.split(",", -1)) {
            if (!address.strip().matches("\\S+:[0-9]{1,5}")) {
                throw new UsageProblem("--bootstrap " + bootstrap + ": HOST:PORT is accepted, several with commas");
            }
        }
        return bootstrap;
    }
}
