package io.cxpulse.embedded;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;

/**
 * The broker's two listening sockets, bound before it starts: that is the only way to know the port in its settings
 * without a race when any free one will do.
 */
final class LoopbackSockets implements AutoCloseable {

    static final String HOST = "127.0.0.1";
    static final String CLIENT = "CLIENT";
    static final String CONTROLLER = "CONTROLLER";

    private static final int BACKLOG = 64;

    private final ServerSocketChannel client;
    private final ServerSocketChannel controller;

    private LoopbackSockets(ServerSocketChannel client, ServerSocketChannel controller) {
        this.client = client;
        this.controller = controller;
    }

    /** @param port for the clients; 0 for any free one */
    static LoopbackSockets bind(int port) throws EmbeddedStartException, IOException {
        ServerSocketChannel client = bindOne(port);
        try {
            return new LoopbackSockets(client, bindOne(0));
        } catch (EmbeddedStartException | IOException e) {
            client.close();
            throw e;
        }
    }

    private static ServerSocketChannel bindOne(int port) throws EmbeddedStartException, IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            // A blocking channel is accepted by the broker too, but then hangs its acceptor for minutes.
            channel.configureBlocking(false);
            channel.bind(address(port), BACKLOG);
            return channel;
        } catch (BindException e) {
            channel.close();
            throw EmbeddedStartException.portInUse("broker", port, e);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static InetSocketAddress address(int port) throws UnknownHostException {
        return new InetSocketAddress(InetAddress.getByAddress(HOST, new byte[] {127, 0, 0, 1}), port);
    }

    int clientPort() {
        return client.socket().getLocalPort();
    }

    int controllerPort() {
        return controller.socket().getLocalPort();
    }

    InetSocketAddress controllerAddress() throws UnknownHostException {
        return address(controllerPort());
    }

    ServerSocketChannel forListener(String listener) {
        return CONTROLLER.equals(listener) ? controller : client;
    }

    @Override
    public void close() throws IOException {
        try (client) {
            controller.close();
        }
    }
}
