package io.cxpulse.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BrokerFaultsTest {

    private final BrokerFaults faults = new BrokerFaults();
    private final List<String> counted = new ArrayList<>();

    @Test
    void shouldRememberTheFirstFatalFaultAndGoOnWhenTheBrokerBreaks() {
        var mild = faults.build("загрузка", false, () -> counted.add("mild"));
        var fatal = faults.build("контроллер 🎈", true, () -> counted.add("fatal"));

        mild.handleFault("é");
        assertThat(faults.firstFatal()).isEmpty();
        RuntimeException first = fatal.handleFault("диск", new IllegalStateException("full"));
        fatal.handleFault("later");

        assertThat(faults.firstFatal()).containsSame(first);
        assertThat(first).hasMessageContaining("контроллер 🎈: диск").hasRootCauseMessage("full");
        assertThat(counted).containsExactly("mild", "fatal", "fatal");
    }
}
