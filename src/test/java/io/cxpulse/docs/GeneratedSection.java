package io.cxpulse.docs;

/**
 * A part of a Markdown document that is written by the program.
 *
 * @param name of its markers, {@code <!-- name:begin -->} and {@code <!-- name:end -->}, each on a line of its own
 * @param content what belongs between them, ending with a line break
 */
record GeneratedSection(String name, String content) {

    /** What the document has between the markers. */
    String in(String document) {
        return document.substring(contentStart(document), contentEnd(document));
    }

    /** The document with the content as it should be. */
    String writtenInto(String document) {
        return document.substring(0, contentStart(document)) + content + document.substring(contentEnd(document));
    }

    private int contentStart(String document) {
        String begin = "<!-- " + name + ":begin -->\n";
        return after(document.indexOf(begin), begin) + begin.length();
    }

    private int contentEnd(String document) {
        String end = "<!-- " + name + ":end -->\n";
        return after(document.indexOf(end, contentStart(document)), end);
    }

    private static int after(int index, String marker) {
        if (index < 0) {
            throw new AssertionError("the document lacks the line " + marker.strip());
        }
        return index;
    }
}
