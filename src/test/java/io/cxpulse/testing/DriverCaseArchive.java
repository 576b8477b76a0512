package io.cxpulse.testing;

import io.cxpulse.serve.CaseArchive;
import io.cxpulse.wire.CaseReader;
import io.cxpulse.wire.Stores;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.TopologyTestDriver;

/** The cases in the stores of a pipeline in a driver, which has one partition. */
public final class DriverCaseArchive implements CaseArchive {

    private final CaseReader reader;

    public DriverCaseArchive(TopologyTestDriver driver) {
        reader = new CaseReader(
                driver.<String, byte[]>getKeyValueStore(Stores.CASE_HEADS),
                driver.<Bytes, byte[]>getKeyValueStore(Stores.CASE_EVENTS));
    }

    @Override
    public Lookup look(String caseId) {
        return new Lookup(reader.head(caseId).map(head -> reader.slots(caseId)), Set.of(0));
    }

    @Override
    public int partitions() {
        return 1;
    }
}
