package io.cxpulse.serve;

import io.cxpulse.event.Slot;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Where the query API reads the history of cases. Called by many threads at once.
 *
 * <p>Every method throws {@link StoreUnavailableException} while nothing can be read.
 */
public interface CaseArchive {

    /**
     * Looks for a case in every partition held here. Producers choose which partition a key goes to, so that of an
     * unknown one cannot be computed.
     */
    Lookup look(String caseId);

    /** Number of partitions there are, over all instances. */
    int partitions();

    /** All other instances that hold cases. */
    default List<HttpAddress> others() {
        return List.of();
    }

    /**
     * @param slots everything known of the case, by event id; empty if it was not found
     * @param looked partitions that were looked at before it was found, or all that could be
     */
    record Lookup(Optional<SortedMap<String, Slot>> slots, Set<Integer> looked) {

        public Lookup {
            looked = Set.copyOf(looked);
        }
    }
}
