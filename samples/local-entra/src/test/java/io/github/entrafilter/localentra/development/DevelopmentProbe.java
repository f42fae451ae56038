package io.github.entrafilter.localentra.development;

import java.util.List;
import java.util.Map;

/** A program that starts local Entra as an application does, by its own environment. */
final class DevelopmentProbe {

    private DevelopmentProbe() {}

    public static void main(String[] arguments) {
        try {
            System.out.println("started: " + DevelopmentMode.server(new PlainProperties(Map.of(), List.of())));
        } catch (IllegalStateException e) {
            System.out.println("refused: " + e.getMessage());
        }
    }
}
