package io.cxpulse.wire;

import io.cxpulse.event.Horizon;
import io.cxpulse.event.SurveyStep;
import io.cxpulse.metric.Window;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Which answers each customer gave when, in one input partition. What they say stands in their slots. */
public final class CustomerAnswers {

    private static final byte[] PRESENT = {};

    private final KeyValueStore<Bytes, byte[]> store;
    private final Sweep<Bytes, byte[]> sweep;
    private long added;

    public CustomerAnswers(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
        this.sweep = new Sweep<>(store);
    }

    /** Notes an answer, if it is known whose it is. */
    public void add(SurveyStep answer) {
        answer.customer().ifPresent(customer -> {
            store.put(key(new CustomerKey(customer, answer.eventTime(), answer.eventId())), PRESENT);
            added++;
        });
    }

    /**
     * The first thing that is found among the remembered answers of a customer in a window, from the latest backwards; of
     * answers at one time the greater id comes first.
     *
     * @param find looks at the id of an answer; empty lets the search go on
     */
    public <T> Optional<T> latest(String customer, Window window, Horizon horizon, Function<String, Optional<T>> find) {
        Bytes from = Bytes.wrap(CustomerKey.from(customer, window.start()));
        Bytes to = Bytes.wrap(CustomerKey.from(customer, window.end()));
        try (KeyValueIterator<Bytes, byte[]> backwards = store.reverseRange(from, to)) {
            Optional<T> found = Optional.empty();
            while (found.isEmpty() && backwards.hasNext()) {
                CustomerKey key = CustomerKey.decode(backwards.next().key.get());
                if (horizon.isForgotten(key.time())) {
                    return found;
                }
                found = key.time().isBefore(window.end()) ? find.apply(key.eventId()) : found;
            }
            return found;
        }
    }

    /** Deletes some of what is forgotten; to be called now and then. */
    public void sweep(Horizon horizon) {
        sweep.next(
                added,
                (key, nothing) ->
                        horizon.isForgotten(CustomerKey.decode(key.get()).time()));
        added = 0;
    }

    private static Bytes key(CustomerKey key) {
        return Bytes.wrap(key.encode());
    }
}
