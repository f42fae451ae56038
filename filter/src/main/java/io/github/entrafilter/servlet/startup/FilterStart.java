package io.github.entrafilter.servlet.startup;

import io.github.entrafilter.application.ProtectedApplication;
import io.github.entrafilter.protection.Protection;
import io.github.entrafilter.servlet.request.ServletExchange;
import io.github.entrafilter.settings.InvalidSettingsException;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.function.Function;

/** The start and the end of one filter of an application. */
public final class FilterStart {

    private FilterStart() {}

    /**
     * Lets a filter protect requests from now on. Where neither the initializer nor the listener has run, checks and
     * reports the protection by web.xml alone.
     *
     * @param filters the same filter with another protection, for the rehearsal
     * @return the filter's protection
     * @throws ServletException with all problems of its settings; if web.xml leaves WebSocket endpoints open, or a
     *     mapping protects nothing
     */
    public static Protection enter(
            FilterDeclaration filter, ServletContext context, Function<Protection, Filter> filters)
            throws ServletException {
        ProtectedApplication application = ApplicationStart.starting(context);
        application.enter();
        try {
            RequestMapping.add(context);
            Protection protection = application.protection(filter.name(), filter.initParameters());
            ApplicationStart.ensureChecked(context);
            // Made in the background, too: its tokens and settings take a while.
            application.rehearse(() -> new MadeUpRequests(filters).run());
            return protection;
        } catch (InvalidSettingsException e) {
            leave(context);
            throw new ServletException(e.getMessage(), e);
        } catch (ServletException | RuntimeException | Error e) {
            leave(context);
            throw e;
        }
    }

    /** Ends the protection by a filter; with the last one ends the application, as the listener does where it runs. */
    public static void leave(ServletContext context) {
        ProtectedApplication application = ServletExchange.applicationOf(context);
        application.leave();
        if (application.isClosed()) {
            ApplicationStart.forget(context);
        }
    }
}
