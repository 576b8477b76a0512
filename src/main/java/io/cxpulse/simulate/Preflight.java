package io.cxpulse.simulate;

import io.cxpulse.wire.Topics;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** Looks whether broker, topics and registry are there before work begins; the clients alone would retry for minutes. */
final class Preflight {

    /** Longest wait for an answer, seconds. */
    static final int SECONDS = 10;

    private static final Duration TIMEOUT = Duration.ofSeconds(SECONDS);
    private static final List<String> TOPICS = Stream.concat(
                    Topics.withRole(Topics.Role.INPUT).stream(), Stream.of(Topics.DEAD_LETTERS))
            .map(Topics::topic)
            .toList();

    private Preflight() {}

    static void check(String bootstrap, String registry) throws DeliveryFailed {
        knock(bootstrap);
        topics(bootstrap);
        registry(registry);
    }

    /** A plain connection first: the Kafka client logs every failed attempt. */
    private static void knock(String bootstrap) throws DeliveryFailed {
        IOException last = new IOException("no address given");
        for (String address : bootstrap.split(",", -1)) {
            try {
                knock(URI.create("tcp://" + address.strip()));
                return;
            } catch (IOException e) {
                last = e;
            } catch (IllegalArgumentException e) {
                last = new IOException("not host:port", e);
            }
        }
        throw new DeliveryFailed("no broker answers at " + bootstrap + ": " + last.getMessage(), last);
    }

    private static void knock(URI address) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(address.getHost(), address.getPort()), Math.toIntExact(TIMEOUT.toMillis()));
        }
    }

    private static void topics(String bootstrap) throws DeliveryFailed {
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(TIMEOUT.toMillis()),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(TIMEOUT.toMillis()));
        try (Admin admin = Admin.create(settings)) {
            Set<String> missing = new TreeSet<>(TOPICS);
            missing.removeAll(admin.listTopics().names().get(SECONDS, TimeUnit.SECONDS));
            if (!missing.isEmpty()) {
                throw new DeliveryFailed("the cluster at " + bootstrap + " has no topic " + String.join(", ", missing));
            }
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new DeliveryFailed("no Kafka broker answers at " + bootstrap + ": " + reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeliveryFailed("interrupted while connecting to " + bootstrap, e);
        }
    }

    private static String reason(Exception e) {
        return e instanceof TimeoutException ? "no answer within " + SECONDS + " s" : String.valueOf(e.getMessage());
    }

    /** One of several registries is enough: the client turns to the next when one is down. */
    private static void registry(String urls) throws DeliveryFailed {
        if (!urls.startsWith("http")) {
            return;
        }
        IOException last = new IOException("no address given");
        for (String url : urls.split(",", -1)) {
            try {
                ask(URI.create(url.strip() + "/subjects"));
                return;
            } catch (IOException e) {
                last = e;
            } catch (IllegalArgumentException e) {
                last = new IOException("not a URL", e);
            }
        }
        String why = last instanceof ConnectException ? "connection refused" : last.getMessage();
        throw new DeliveryFailed("no schema registry answers at " + urls + ": " + why, last);
    }

    private static void ask(URI address) throws IOException, DeliveryFailed {
        try {
            HttpClient.newBuilder()
                    .connectTimeout(TIMEOUT)
                    .build()
                    .send(
                            HttpRequest.newBuilder(address).timeout(TIMEOUT).build(),
                            HttpResponse.BodyHandlers.discarding());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeliveryFailed("interrupted while connecting to " + address, e);
        }
    }
}
