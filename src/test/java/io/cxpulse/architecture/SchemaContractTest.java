package io.cxpulse.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.cxpulse.event.Actor;
import io.cxpulse.event.CaseChange;
import io.cxpulse.event.CaseOrigin;
import io.cxpulse.event.CaseStatus;
import io.cxpulse.event.Operation;
import io.cxpulse.event.RejectionReason;
import io.cxpulse.metric.WindowState;
import io.cxpulse.wire.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every schema promises to readers: documented, with units, and open for later versions. */
class SchemaContractTest {

    private static final Path SCHEMAS = Path.of(System.getProperty("project.root", "."), "schemas");

    private static final Set<Schema.Type> NUMBERS =
            Set.of(Schema.Type.INT, Schema.Type.LONG, Schema.Type.FLOAT, Schema.Type.DOUBLE);

    /** A unit, or a number that counts and orders and so has none. */
    private static final Pattern UNIT = Pattern.compile(".*("
            + "milliseconds|in points|on the scale|bytes|in unit|without unit|-1 \\(negative\\) to 1"
            + "|^Observations|^Version of|^Position of|^Partition |^Offset |counted from 1).*");

    private static final Map<String, Schema> TYPES = types();

    static Stream<Schema> types(Schema.Type... wanted) {
        return TYPES.values().stream().filter(type -> Arrays.asList(wanted).contains(type.getType()));
    }

    static Stream<Schema> shouldSayWhatItIsWhenTypeOrFieldIsRead() {
        return TYPES.values().stream();
    }

    @ParameterizedTest
    @MethodSource
    void shouldSayWhatItIsWhenTypeOrFieldIsRead(Schema type) {
        assertThat(type.getDoc()).as(type.getFullName()).isNotBlank();
        assertThat(type.getNamespace()).isEqualTo("io.cxpulse.schema");
        if (type.getType() == Schema.Type.RECORD) {
            assertThat(type.getFields())
                    .allSatisfy(
                            field -> assertThat(field.doc()).as(field.name()).isNotBlank());
        }
    }

    static Stream<Schema> shouldReadNewSymbolsAsUnknownWhenTypeIsEnum() {
        return types(Schema.Type.ENUM);
    }

    @ParameterizedTest
    @MethodSource
    void shouldReadNewSymbolsAsUnknownWhenTypeIsEnum(Schema type) {
        assertThat(type.getEnumSymbols()).startsWith("UNKNOWN");
        assertThat(type.getEnumDefault()).isEqualTo("UNKNOWN");
    }

    static Stream<Schema> shouldDefaultToNullWhenFieldIsOptional() {
        return types(Schema.Type.RECORD);
    }

    @ParameterizedTest
    @MethodSource
    void shouldDefaultToNullWhenFieldIsOptional(Schema type) {
        assertThat(type.getFields()).allSatisfy(field -> {
            if (field.schema().isNullable()) {
                assertThat(field.defaultVal()).as(field.name()).isEqualTo(JsonProperties.NULL_VALUE);
            } else {
                assertThat(field.hasDefaultValue()).as(field.name()).isFalse();
            }
        });
    }

    static Stream<Schema> shouldCarryUnitWhenFieldIsNumber() {
        return types(Schema.Type.RECORD);
    }

    @ParameterizedTest
    @MethodSource
    void shouldCarryUnitWhenFieldIsNumber(Schema type) {
        assertThat(type.getFields().stream().filter(SchemaContractTest::isNumber))
                .allSatisfy(field -> assertThat(field.doc()).as(field.name()).matches(UNIT));
    }

    @Test
    void shouldHaveARecordWhenTopicExists() {
        assertThat(TYPES.keySet())
                .containsAll(Arrays.stream(Topics.values()).map(Topics::schema).toList());
    }

    @Test
    void shouldHaveEverySymbolWhenDomainHasIt() {
        assertThat(symbols("DeadLetterReason")).containsAll(names(RejectionReason.values()));
        assertThat(symbols("WindowState")).containsAll(names(WindowState.values()));
        assertThat(symbols("Operation")).isEqualTo(names(Operation.values()));
        // Stored bytes hold their positions.
        assertThat(symbols("ActorType")).isEqualTo(names(Actor.values()));
        assertThat(symbols("CaseEventType")).isEqualTo(names(CaseChange.values()));
        assertThat(symbols("CaseStatus")).isEqualTo(names(CaseStatus.values()));
        assertThat(symbols("CaseOrigin")).isEqualTo(names(CaseOrigin.values()));
    }

    private static List<String> symbols(String type) {
        return TYPES.get(type).getEnumSymbols();
    }

    private static List<String> names(Enum<?>... values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    private static boolean isNumber(Schema.Field field) {
        Schema schema = field.schema();
        return NUMBERS.contains(schema.getType())
                || (schema.isUnion() && schema.getTypes().stream().anyMatch(part -> NUMBERS.contains(part.getType())));
    }

    /** Every record and enum of the files by name, types that files share first. */
    private static Map<String, Schema> types() {
        Set<Path> files =
                new LinkedHashSet<>(List.of(SCHEMAS.resolve("operation.avsc"), SCHEMAS.resolve("actor-type.avsc")));
        try (Stream<Path> all = Files.list(SCHEMAS)) {
            all.sorted().forEach(files::add);
            Schema.Parser parser = new Schema.Parser();
            for (Path file : files) {
                parser.parse(Files.readString(file));
            }
            Map<String, Schema> types = new TreeMap<>();
            parser.getTypes().values().forEach(type -> types.put(type.getName(), type));
            return types;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
