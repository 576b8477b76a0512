package io.cxpulse.ingest;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;

/** Notes every reading call of the stores it wraps, as {@code method name}. */
final class CountedStore {

    private final List<String> reads = new ArrayList<>();

    List<String> reads() {
        return reads;
    }

    @SuppressWarnings("unchecked")
    <K> KeyValueStore<K, byte[]> counted(String name, KeyValueStore<K, byte[]> store) {
        return (KeyValueStore<K, byte[]>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {KeyValueStore.class}, (proxy, method, arguments) -> {
                    if (!List.of("put", "delete").contains(method.getName())) {
                        reads.add(method.getName() + " " + name);
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }
}
