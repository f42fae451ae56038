package io.github.entrafilter.evidence.faults;

import io.github.entrafilter.coverage.Dispatch;
import io.github.entrafilter.http.IncomingRequest;
import java.util.List;
import java.util.Optional;

/**
 * A request of which the container fails to tell one part.
 *
 * @param broken the part
 * @param fault what it throws
 */
record BrokenRequest(IncomingRequest whole, Part broken, Throwable fault) implements IncomingRequest {

    /** The parts of a request. */
    enum Part {
        DISPATCH,
        METHOD,
        PATH,
        RAW_PATH,
        MAPPING,
        HEADER,
        CLIENT_CERTIFICATE,
        PEER
    }

    private void tell(Part part) {
        if (part == broken) {
            Faults.strike(fault);
        }
    }

    @Override
    public Dispatch dispatch() {
        tell(Part.DISPATCH);
        return whole.dispatch();
    }

    @Override
    public String method() {
        tell(Part.METHOD);
        return whole.method();
    }

    @Override
    public String path() {
        tell(Part.PATH);
        return whole.path();
    }

    @Override
    public String rawPath() {
        tell(Part.RAW_PATH);
        return whole.rawPath();
    }

    @Override
    public Mapping mapping() {
        tell(Part.MAPPING);
        return whole.mapping();
    }

    @Override
    public List<String> header(String name) {
        tell(Part.HEADER);
        return whole.header(name);
    }

    @Override
    public Optional<byte[]> clientCertificate() {
        tell(Part.CLIENT_CERTIFICATE);
        return whole.clientCertificate();
    }

    @Override
    public Optional<String> peer() {
        tell(Part.PEER);
        return whole.peer();
    }
}
