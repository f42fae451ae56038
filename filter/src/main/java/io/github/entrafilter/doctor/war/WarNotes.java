package io.github.entrafilter.doctor.war;

import io.github.entrafilter.coverage.CoverageTable;
import io.github.entrafilter.doctor.war.War.Content;
import java.util.ArrayList;
import java.util.List;

/** Hints about what leaves nothing open by itself, and is worth knowing before a deployment. */
final class WarNotes {

    private WarNotes() {}

    static List<String> of(War war, WarFilters filters, WarSettings settings, CoverageTable table) {
        List<String> notes = new ArrayList<>(table.notes());
        filters.declared().values().forEach(filter -> {
            if (!filter.asyncSupported()) {
                notes.add("filter " + filter.name()
                        + " has no <async-supported>true</async-supported>: servlets behind it"
                        + " cannot start asynchronous requests");
            }
            boolean othersAreMapped = filters.declared().keySet().stream().anyMatch(filters::isMapped);
            if (othersAreMapped
                    && !filters.isMapped(filter.name())
                    && !filter.name().equals(WarFilters.NAME)) {
                notes.add("filter " + filter.name() + " has no filter-mapping and no effect");
            }
        });
        if (settings.hasContainerLogin()) {
            notes.add("entra.container-login=true requires CDI and Jakarta Security: Tomcat and Jetty have neither, and"
                    + " there it has no effect");
        }
        if (war.archivesWith(Content.MISPLACED_SETTINGS).findAny().isPresent()) {
            notes.add("META-INF/microprofile-config.properties of the WAR is not read; move it to"
                    + " WEB-INF/classes/META-INF");
        }
        settings.ofOtherProfiles()
                .forEach((name, value) -> notes.add(name + " = " + value
                        + " applies in that profile only (mp.config.profile); the table is "
                        + settings.profileInWords()));
        settings.ofEnvironment().forEach((name, written) -> {
            String value = settings.valueOf(name);
            notes.add(name + " = " + written + " depends on the environment; the table takes it as "
                    + (value.equals(written) ? "written" : value));
        });
        war.unreadable().forEach(file -> notes.add(file + "; endpoints that it declares are missing in the table"));
        return notes;
    }
}
