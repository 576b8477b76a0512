package io.cxpulse.wire;

import io.cxpulse.metric.Pane;
import io.cxpulse.metric.PaneLevel;

/** A fault for tests: a pane store's record that says something else than it did. */
public final class PlantedPane {

    private PlantedPane() {}

    /** Whether the key of a record is that of a day pane of the total. */
    public static boolean isDayOfTotal(byte[] key) {
        PaneKey pane = KeyCodecs.decodePane(key);
        return pane.segment().isEmpty() && pane.level() == PaneLevel.DAY;
    }

    /** The value with everything counted twice. */
    public static byte[] doubled(byte[] value) {
        PaneCodec codec = new PaneCodec();
        Pane pane = codec.decode(value);
        return codec.encode(pane.plus(pane));
    }
}
