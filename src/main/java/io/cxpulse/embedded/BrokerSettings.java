package io.cxpulse.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Settings of a cluster that is one broker in one process. */
final class BrokerSettings {

    static final int NODE_ID = 1;

    private BrokerSettings() {}

    /** @param overrides any broker settings; they win */
    static Map<String, String> of(Path logs, LoopbackSockets sockets, Map<String, String> overrides) {
        Map<String, String> settings = new HashMap<>();
        listeners(settings, sockets);
        singleReplica(settings);
        quickLife(settings);
        settings.put("log.dirs", logs.toString());
        settings.putAll(overrides);
        return settings;
    }

    private static void listeners(Map<String, String> settings, LoopbackSockets sockets) {
        String client = LoopbackSockets.CLIENT + "://" + LoopbackSockets.HOST + ":" + sockets.clientPort();
        String controller = LoopbackSockets.HOST + ":" + sockets.controllerPort();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE_ID));
        settings.put("controller.quorum.voters", NODE_ID + "@" + controller);
        settings.put("controller.listener.names", LoopbackSockets.CONTROLLER);
        settings.put("inter.broker.listener.name", LoopbackSockets.CLIENT);
        settings.put("listeners", client + "," + LoopbackSockets.CONTROLLER + "://" + controller);
        settings.put("advertised.listeners", client);
        settings.put("listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    }

    private static void singleReplica(Map<String, String> settings) {
        settings.put("auto.create.topics.enable", "false");
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        // A process that was stopped for weeks must go on where it was, not start over.
        settings.put("offsets.retention.minutes", Integer.toString(Integer.MAX_VALUE));
    }

    private static void quickLife(Map<String, String> settings) {
        settings.put("group.initial.rebalance.delay.ms", "0");
        // After a kill the next start waits until the session of the old registration has ended.
        settings.put("broker.session.timeout.ms", "2000");
        settings.put("broker.heartbeat.interval.ms", "500");
        // Left on: without it every restart waits for that session too.
        settings.put("controlled.shutdown.enable", "true");
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        // The default takes 128 MiB of the heap this process shares with the application.
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(32 << 20));
    }
}
