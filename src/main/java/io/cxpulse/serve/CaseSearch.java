package io.cxpulse.serve;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Looks for a case at one instance after the other, and keeps account of the partitions: a case is absent only if every
 * partition was looked at, and one that moves between instances may be missed by both.
 */
final class CaseSearch {

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final int partitions;
    private final Set<Integer> looked;
    private final List<String> faults = new ArrayList<>();

    /** @param looked partitions that were looked at already */
    CaseSearch(int partitions, Set<Integer> looked) {
        this.partitions = partitions;
        this.looked = new TreeSet<>(looked);
    }

    /** The answer of an instance that has the case. */
    Optional<HttpResponse<byte[]>> ask(HttpAddress peer, Supplier<HttpResponse<byte[]>> request) {
        try {
            HttpResponse<byte[]> answer = request.get();
            if (answer.statusCode() == OK) {
                return Optional.of(answer);
            }
            account(peer, answer);
        } catch (StoreUnavailableException e) {
            faults.add(e.detail());
        }
        return Optional.empty();
    }

    private void account(HttpAddress peer, HttpResponse<byte[]> answer) {
        if (answer.statusCode() == NOT_FOUND) {
            answer.headers()
                    .firstValue(PartitionList.HEADER)
                    .map(PartitionList::read)
                    .ifPresent(looked::addAll);
        } else {
            faults.add("the instance " + peer + " answers with status " + answer.statusCode());
        }
    }

    /** @throws StoreUnavailableException unless every partition was looked at */
    void requireComplete() {
        if (looked.size() < partitions) {
            faults.add(0, "only " + looked.size() + " of " + partitions + " partitions of the cases can be read now");
            throw new StoreUnavailableException(String.join("; ", faults), StreamsAccess.RETRY_AFTER);
        }
    }
}
