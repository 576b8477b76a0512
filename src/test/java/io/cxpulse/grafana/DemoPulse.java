package io.cxpulse.grafana;

import io.cxpulse.app.RunningInstance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** {@code pulse up} with the simulated company, in a process of its own. */
final class DemoPulse implements AutoCloseable {

    private final ServerProcess process;
    private final Path data;

    private DemoPulse(ServerProcess process, Path data) {
        this.process = process;
        this.data = data;
    }

    /** Starts it, and returns when its pipeline runs. */
    static DemoPulse start(Path folder, String alertmanager) throws IOException {
        Path data = folder.resolve("büro");
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ServerProcess process = ServerProcess.start(
                folder,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx768m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes,
                        "io.cxpulse.app.Pulse",
                        "up",
                        "--data",
                        data.toString(),
                        "--set",
                        "notify.alertmanagers=" + alertmanager));
        DemoPulse pulse = new DemoPulse(process, data);
        process.await("the product", pulse::isReady);
        return pulse;
    }

    private boolean isReady() throws IOException, InterruptedException {
        return RunningInstance.find(data).isPresent()
                && Http.get(instance().api() + "/readyz").statusCode() == 200;
    }

    private RunningInstance instance() {
        return RunningInstance.find(data).orElseThrow();
    }

    /** Base URL of the port of the meters. */
    String admin() {
        return instance().admin();
    }

    String api() {
        return instance().api();
    }

    @Override
    public void close() {
        process.close();
    }
}
