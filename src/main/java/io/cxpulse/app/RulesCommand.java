package io.cxpulse.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pulse rules}: what concerns the rules of alerts, before they watch anybody. */
@Command(
        name = "rules",
        mixinStandardHelpOptions = true,
        description = "Checks the rules of alerts, and tries them on stories.",
        subcommands = {RulesCheckCommand.class, RulesTestCommand.class})
public final class RulesCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a command is missing; accepted are "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
