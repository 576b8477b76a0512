package io.cxpulse.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionSelectorTest {

    private static final List<StoredSchema> VERSIONS = List.of(version(2), version(5), version(11));

    private static StoredSchema version(int version) {
        return new StoredSchema("тема é 🎈", version, 100 + version, "\"string\"", List.of(), false);
    }

    @ParameterizedTest
    @CsvSource({"latest, 11", "-1, 11", "5, 5", "002, 2"})
    void shouldChooseTheVersionWhenItExists(String text, int version) {
        assertThat(VersionSelector.of(text).in(VERSIONS).version()).isEqualTo(version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-2", "", "LATEST", "последняя", "é", "1.0", "2147483648", "🎈"})
    void shouldNameTheTextWhenItIsNoVersion(String text) {
        assertThatThrownBy(() -> VersionSelector.of(text))
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.errorCode()).isEqualTo(42202))
                .hasMessageContaining("'" + text + "'");
    }

    @Test
    void shouldNameTheVersionWhenTheSubjectLacksIt() {
        assertThatThrownBy(() -> VersionSelector.of("3").in(VERSIONS))
                .isInstanceOfSatisfying(
                        RegistryException.class, e -> assertThat(e.errorCode()).isEqualTo(40402))
                .hasMessage("Version 3 not found.");
    }
}
