package io.cxpulse.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvRowsTest {

    @Test
    void shouldStripHeaderWhenItHasMarkAndBlanks() throws IOException {
        assertThat(rows("\uFEFF a ,\"б \",c\t\r\n1,2,3\r\n"))
                .containsExactly("2 {\"a\":\"1\",\"б\":\"2\",\"c\":\"3\"}");
    }

    @Test
    void shouldKeepTextAsItIsWhenCellsAreQuoted() throws IOException {
        assertThat(rows("a,b\n\"x, \"\"é\"\" 🙂\",  y \n\"\",5\" wide\n"))
                .containsExactly("2 {\"a\":\"x, \\\"é\\\" 🙂\",\"b\":\"  y \"}", "3 {\"a\":\"\",\"b\":\"5\\\" wide\"}");
    }

    @Test
    void shouldReadOverLinesWhenQuotedCellHasThem() throws IOException {
        assertThat(rows("a,b\r\n\"one\r\ntwo\",2\r\n3,4\r\n"))
                .containsExactly("2 {\"a\":\"one\\r\\ntwo\",\"b\":\"2\"}", "4 {\"a\":\"3\",\"b\":\"4\"}");
    }

    @Test
    void shouldSkipBlankLinesWhenTheyAreBetweenRows() throws IOException {
        assertThat(rows("\n a,b\n\n  \r\n1,2\n\n")).containsExactly("5 {\"a\":\"1\",\"b\":\"2\"}");
    }

    @Test
    void shouldReadLastRowWhenTerminatorIsMissing() throws IOException {
        assertThat(rows("a,b\n1,2")).containsExactly("2 {\"a\":\"1\",\"b\":\"2\"}");
    }

    @Test
    void shouldKeepNeighboursWhenCellsAreTooFewOrTooMany() throws IOException {
        assertThat(rows("a,b\n1,2\nx\n1,2,3\n3,4\n"))
                .containsExactly(
                        "2 {\"a\":\"1\",\"b\":\"2\"}",
                        "3 broken: 1 cells; the header has 2",
                        "4 broken: 3 cells; the header has 2",
                        "5 {\"a\":\"3\",\"b\":\"4\"}");
    }

    @Test
    void shouldGiveUpOneLineWhenQuoteIsNeverClosed() throws IOException {
        assertThat(rows("a,b\n1,\"2\n3,4\n5,6\n"))
                .containsExactly(
                        "2 broken: a quoted cell is not closed",
                        "3 {\"a\":\"3\",\"b\":\"4\"}",
                        "4 {\"a\":\"5\",\"b\":\"6\"}");
    }

    @Test
    void shouldGiveUpOneLineWhenLaterQuoteSeemsToCloseIt() throws IOException {
        List<String> rows = rows("a,b\n1,\"2\n3,4\n5,\"é\"\n7,8\n");

        assertThat(rows).hasSize(4);
        assertThat(rows.get(0)).startsWith("2 broken: broken CSV");
        assertThat(rows.subList(1, 4))
                .containsExactly(
                        "3 {\"a\":\"3\",\"b\":\"4\"}", "4 {\"a\":\"5\",\"b\":\"é\"}", "5 {\"a\":\"7\",\"b\":\"8\"}");
    }

    @Test
    void shouldKeepNeighboursWhenTextFollowsClosingQuote() throws IOException {
        List<String> rows = rows("a,b\n\"1\"x,2\n3,4\n");

        assertThat(rows.get(0)).startsWith("2 broken: broken CSV");
        assertThat(rows.get(1)).isEqualTo("3 {\"a\":\"3\",\"b\":\"4\"}");
    }

    @Test
    void shouldKeepNeighboursWhenBytesAreNoUtf8() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("a,b\n1,é\n".getBytes(StandardCharsets.UTF_8));
        file.writeBytes("2,é\n".getBytes(StandardCharsets.ISO_8859_1));
        file.writeBytes("3,я\n".getBytes(StandardCharsets.UTF_8));

        assertThat(rows(file.toByteArray()))
                .containsExactly(
                        "2 {\"a\":\"1\",\"b\":\"é\"}",
                        "3 broken: malformed UTF-8 at byte 2 of the row",
                        "4 {\"a\":\"3\",\"b\":\"я\"}");
    }

    @Test
    void shouldKeepNeighboursAndSizeWhenLineIsOverlong() throws IOException {
        String overlong = "1," + "ы".repeat(LineReader.LONGEST);
        String text = "a,b\n" + overlong + "\n3,4\n";

        try (CsvRows rows = new CsvRows("f.csv", in(text))) {
            Row first = rows.next();
            assertThat(first).isInstanceOf(Row.Broken.class);
            assertThat(first.origin().size()).isEqualTo(3 + 2L * LineReader.LONGEST);
            assertThat(first.origin().bytes().remaining()).isEqualTo(LineReader.LONGEST);
            assertThat(describe(rows.next())).isEqualTo("3 {\"a\":\"3\",\"b\":\"4\"}");
            assertThat(rows.next()).isNull();
        }
    }

    @Test
    void shouldLoseNothingSilentlyWhenLinesEndWithCarriageReturnAlone() throws IOException {
        assertThat(rows("a,b\n1,2\r3,é\r\n5,6\n"))
                .containsExactly(
                        "2 broken: broken CSV: a line ends with CR alone; LF and CR LF are accepted",
                        "3 {\"a\":\"5\",\"b\":\"6\"}");
        assertThatThrownBy(() -> rows("a,b\r1,2\r3,4\r")).hasMessageContaining("CR alone");
    }

    @Test
    void shouldHaveNoRowsWhenFileIsEmptyOrHeaderOnly() throws IOException {
        assertThat(rows("")).isEmpty();
        assertThat(rows("\uFEFF")).isEmpty();
        assertThat(rows("a,é\r\n")).isEmpty();
    }

    @Test
    void shouldRefuseFileWhenHeaderIsAmbiguous() {
        assertThatThrownBy(() -> rows("a,é,a \n1,2,3\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("f.csv")
                .hasMessageContaining("column a twice");
        assertThatThrownBy(() -> rows("a,,b\n1,2,3\n")).hasMessageContaining("without a name");
        assertThatThrownBy(() -> rows("a,\"b\n1,2\n")).hasMessageContaining("header");
    }

    private static List<String> rows(String text) throws IOException {
        return rows(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> rows(byte[] bytes) throws IOException {
        List<String> described = new ArrayList<>();
        try (CsvRows rows = new CsvRows("f.csv", new ByteArrayInputStream(bytes))) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                described.add(describe(row));
            }
        }
        return described;
    }

    private static ByteArrayInputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String describe(Row row) {
        return row.origin().line() + " "
                + (row instanceof Row.Mappable mappable ? mappable.fields() : "broken: " + ((Row.Broken) row).detail());
    }
}
