package io.github.entrafilter.it.outbound;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The resources of this application. */
@ApplicationPath("api")
public class OutboundApplication extends Application {}
