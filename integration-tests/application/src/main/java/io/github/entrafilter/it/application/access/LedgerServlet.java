package io.github.entrafilter.it.application.access;

import jakarta.servlet.annotation.WebServlet;

/** The target of dispatches by name; web.xml maps a filter to that name. */
@WebServlet(name = "Ledger", urlPatterns = "/ledger", asyncSupported = true)
public class LedgerServlet extends PageServlet {

    private static final long serialVersionUID = 1;
}
