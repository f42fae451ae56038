package io.github.entrafilter.it.application.dispatch;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Goes on asynchronously: with the request that it got, or with the container's own; in the way that the path names.
 */
@WebServlet(urlPatterns = "/async/*", asyncSupported = true)
public class AsyncServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException {
        AsyncContext context = "given".equals(request.getParameter("request"))
                ? request.startAsync(request, response)
                : request.startAsync();
        switch (request.getPathInfo()) {
            case "/dispatch" -> context.dispatch("/seen");
            case "/container-thread" -> context.start(() -> answer(context));
            case "/thread" -> new Thread(() -> answer(context)).start();
            default -> onVirtualThread(() -> answer(context));
        }
    }

    private static void answer(AsyncContext context) {
        Caller.writeFrom(context.getRequest(), context.getResponse());
        context.complete();
    }

    /** Compiled for a JDK that has none yet. */
    private static void onVirtualThread(Runnable task) throws ServletException {
        try {
            Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
        } catch (ReflectiveOperationException e) {
            throw new ServletException(e);
        }
    }
}
