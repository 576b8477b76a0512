package io.cxpulse.embedded;

import io.javalin.Javalin;

/**
 * A schema registry inside this process, on 127.0.0.1 only, without authentication: Confluent's REST API for Avro, with
 * Confluent's own parser and compatibility checker.
 *
 * <p>The level of a subject without its own is BACKWARD_TRANSITIVE, where Confluent's registry has BACKWARD: every
 * topic here may be replayed from its start, so a new schema must read all versions, not only the last. Ids, versions,
 * levels and modes are kept in the compacted topic {@code _schemas} before a request is answered, and are the same
 * after a restart; ids of permanently deleted schemas are not given again. Not supported, and refused: other types
 * than Avro, contexts, metadata and rules, aliases and compatibility groups. Not found: schemas by GUID, and
 * associations, which newer clients ask for before they name a subject after its topic. Close it before its broker.
 */
public final class EmbeddedRegistry implements AutoCloseable {

    private final RegistryJournal journal;
    private final Javalin server;

    private EmbeddedRegistry(RegistryJournal journal, Javalin server) {
        this.journal = journal;
        this.server = server;
    }

    /**
     * Starts, and returns once clients are served.
     *
     * @param bootstrapServers of the broker that keeps the topic; no other registry may use it
     * @param port 0 for any free one
     * @throws EmbeddedStartException if the port is taken, or the topic cannot be created or read
     */
    public static EmbeddedRegistry start(String bootstrapServers, int port) throws EmbeddedStartException {
        RegistryJournal journal = RegistryJournal.open(bootstrapServers);
        try {
            RegistryState state = new RegistryState();
            journal.replay(state::apply);
            return new EmbeddedRegistry(journal, serve(port, new RegistryStore(state, journal)));
        } catch (EmbeddedStartException | RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    private static Javalin serve(int port, RegistryStore store) throws EmbeddedStartException {
        SchemaParser parser = new SchemaParser(store.state());
        RegistrySettings settings = new RegistrySettings(store);
        SchemaCompatibility compatibility = new SchemaCompatibility(store.state(), parser, settings);
        SchemaSubjects subjects = new SchemaSubjects(store, parser, settings, compatibility);
        SchemaDeletion deletion = new SchemaDeletion(store, subjects, settings);
        RegistryHttp.Routes subjectRoutes = new SubjectRoutes(subjects, deletion);
        RegistryHttp.Routes settingsRoutes = new SettingsRoutes(settings, subjects, parser, compatibility);
        return RegistryHttp.start(port, (config, http) -> {
            subjectRoutes.bind(config, http);
            settingsRoutes.bind(config, http);
        });
    }

    /** Base URL for clients, e.g. {@code http://127.0.0.1:8081}. */
    public String url() {
        return "http://" + LoopbackSockets.HOST + ":" + port();
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
        journal.close();
    }
}
