package io.cxpulse.app;

import io.cxpulse.config.InvalidDefinition;
import io.cxpulse.embedded.EmbeddedStartException;
import io.cxpulse.serve.PortUnavailableException;
import io.cxpulse.wire.TrustedSchemas;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line. Exit codes: 0 ok, 1 failure, 2 usage. */
@Command(
        name = "pulse",
        mixinStandardHelpOptions = true,
        versionProvider = Pulse.Version.class,
        description = "Live customer experience metrics on Kafka Streams.",
        subcommands = {
            UpCommand.class,
            RunCommand.class,
            ReplayCommand.class,
            SimulateCommand.class,
            QueryCommand.class,
            CaseCommand.class,
            AlertsCommand.class,
            RulesCommand.class,
            VerifyCommand.class,
            TopicsCommand.class,
            GenerateAnswersCommand.class
        })
public final class Pulse implements Runnable {

    private static final int USAGE = 2;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        TrustedSchemas.trust();
        System.exit(commandLine().execute(arguments));
    }

    /** The whole command line; text is UTF-8 whatever the locale. */
    static CommandLine commandLine() {
        return new CommandLine(new Pulse())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler(Pulse::explain);
    }

    /** A line for what a user can mend, the stack for what only a developer can. */
    private static int explain(Exception error, CommandLine command, CommandLine.ParseResult arguments) {
        String name = command.getCommandSpec().qualifiedName() + ": ";
        if (error instanceof InvalidDefinition) {
            command.getErr().println(name + error.getMessage());
            return USAGE;
        }
        if (error instanceof UserError
                || error instanceof EmbeddedStartException
                || error instanceof PortUnavailableException) {
            command.getErr().println(name + error.getMessage());
        } else {
            command.getErr().println(name + "unexpected failure");
            error.printStackTrace(command.getErr());
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getErr());
    }

    /** Version of the jar. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            return new String[] {"CX Pulse " + BuildVersion.version()};
        }
    }
}
