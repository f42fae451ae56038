package io.github.entrafilter.faults.authority;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A TCP proxy on the loopback interface whose connections behave well or badly. A change cuts the open ones: each
 * connection has one behaviour. Thread-safe.
 */
final class FaultyProxy implements AutoCloseable {

    private final InetSocketAddress address;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile ConnectionBehaviour behaviour = ConnectionBehaviour.clear();
    private volatile int upstream;
    private Thread acceptor;
    private @Nullable ServerSocket listening;
    private @Nullable Socket held;

    private FaultyProxy(ServerSocket listening) {
        this.listening = listening;
        this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), listening.getLocalPort());
        this.acceptor = start("faulty-proxy", () -> accept(listening));
    }

    /** Listens on a free port. */
    static FaultyProxy start() throws IOException {
        return new FaultyProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    }

    /** {@code http://localhost:PORT}. */
    URI address() {
        return URI.create("http://localhost:" + address.getPort());
    }

    /** Forwards new connections to this port. */
    void forwardTo(int port) {
        upstream = port;
    }

    /** Gives this behaviour to new connections. */
    synchronized void behave(ConnectionBehaviour wanted) throws IOException {
        behaviour = wanted;
        if (listening == null) {
            close(held);
            held = null;
            ServerSocket again = new ServerSocket();
            again.setReuseAddress(true);
            again.bind(address, 50);
            listening = again;
            acceptor = start("faulty-proxy", () -> accept(again));
        }
        cutAll();
    }

    /** Refuses new connections. A socket that is bound and does not listen keeps the port reserved. */
    synchronized void refuse() throws IOException, InterruptedException {
        // For a connection that was accepted already, and is not among the open ones yet.
        behaviour = ConnectionBehaviour.reset();
        if (listening != null) {
            close(listening);
            listening = null;
            // As long as a thread is in accept, the system keeps listening.
            acceptor.join();
            Socket holder = new Socket();
            holder.setReuseAddress(true);
            holder.bind(address);
            held = holder;
        }
        cutAll();
    }

    @Override
    public synchronized void close() {
        close(listening);
        close(held);
        cutAll();
    }

    private void accept(ServerSocket server) {
        try {
            while (true) {
                Socket service = server.accept();
                open.add(service);
                Thread unused = start("faulty-proxy-connection", () -> carry(service));
            }
        } catch (IOException closed) {
            // The proxy no longer listens.
        }
    }

    private void carry(Socket service) {
        try {
            behaviour.carry(service, () -> new Socket(InetAddress.getLoopbackAddress(), upstream));
        } catch (IOException | InterruptedException ended) {
            // Either side has gone: so does the other.
        } finally {
            close(service);
            open.remove(service);
        }
    }

    private void cutAll() {
        open.forEach(FaultyProxy::close);
    }

    private static void close(@Nullable AutoCloseable socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (Exception e) {
            throw new IllegalStateException("a socket cannot be closed", e);
        }
    }

    private static Thread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
