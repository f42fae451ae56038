package io.github.entrafilter.orders.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The resources of this WAR, below {@code /api}. Lists no classes, so the container finds ours and the filter's. */
@ApplicationPath("/api")
public class OrdersApplication extends Application {}
