package io.cxpulse.serve;

import io.cxpulse.event.Slot;
import io.cxpulse.testing.CaseLog;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;

/** An archive of a handful of cases, for tests of the edge. */
public final class InMemoryCaseArchive implements CaseArchive {

    private final Map<String, SortedMap<String, Slot>> cases = new ConcurrentHashMap<>();
    private final int partitions;
    private volatile Set<Integer> here;
    private volatile List<HttpAddress> others = List.of();
    private volatile Optional<RuntimeException> failure = Optional.empty();

    /** With one partition, held here. */
    public InMemoryCaseArchive() {
        this(1, Set.of(0));
    }

    /** @param here partitions held here, of so many */
    InMemoryCaseArchive(int partitions, Set<Integer> here) {
        this.partitions = partitions;
        this.here = here;
    }

    public InMemoryCaseArchive add(CaseLog log) {
        cases.put(log.caseId(), log.slots());
        return this;
    }

    public InMemoryCaseArchive failWith(RuntimeException exception) {
        failure = Optional.of(exception);
        return this;
    }

    InMemoryCaseArchive others(HttpAddress... addresses) {
        others = List.of(addresses);
        return this;
    }

    /** From now on only these partitions can be read here. */
    InMemoryCaseArchive hold(Set<Integer> readable) {
        here = readable;
        return this;
    }

    @Override
    public Lookup look(String caseId) {
        if (failure.isPresent()) {
            throw failure.get();
        }
        return new Lookup(Optional.ofNullable(cases.get(caseId)), here);
    }

    @Override
    public int partitions() {
        return partitions;
    }

    @Override
    public List<HttpAddress> others() {
        return others;
    }
}
