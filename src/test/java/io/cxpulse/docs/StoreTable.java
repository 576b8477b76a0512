package io.cxpulse.docs;

import io.cxpulse.wire.Stores;
import java.util.stream.Collectors;

/** The table of state stores. */
final class StoreTable {

    private StoreTable() {}

    static String render() {
        return "| store | holds |\n|---|---|\n"
                + Stores.contents().entrySet().stream()
                        .map(store -> "| `" + store.getKey() + "` | " + store.getValue() + " |\n")
                        .collect(Collectors.joining());
    }
}
